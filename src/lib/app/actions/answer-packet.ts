/** The form of the packet, mounted in the app: the same modules that run in the file. */
import type { Attachment } from 'svelte/attachments';
import '$lib/formats/reply/form/form.css';
import { mountReplyForm } from '$lib/formats/reply/form/mount';
import { sha256 } from '../wiring';
import type { Packet } from './open-packet';

export const answerPacket =
	(packet: Packet): Attachment<HTMLElement> =>
	(root) =>
		mountReplyForm(root, packet, sha256);
