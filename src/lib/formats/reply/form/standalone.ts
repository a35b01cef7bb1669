/** Runs in the packet. Where anything of it fails, what is read without a script stays. */
import './older';
import { sha256 } from '@noble/hashes/sha2.js';
import { readContent } from '../content';
import './form.css';
import { mountReplyForm } from './mount';

const data = document.getElementById('packet')?.textContent ?? '';
const root = document.getElementById('form');
const plain = document.getElementById('plain');
const read = readContent(data, sha256);
if (root && plain) {
	if (read.ok) {
		root.className = 'reply-form';
		mountReplyForm(root, read.value, sha256);
		plain.remove();
	} else {
		const said = document.createElement('p');
		said.setAttribute('role', 'alert');
		said.textContent = '这个文件在路上改动过，不能用来回复。请检查组重新发一份。';
		plain.prepend(said);
	}
}
