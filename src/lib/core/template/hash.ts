/** Names a template by its content, so that whoever holds the bytes knows that they are the ones judged by. */
import { canonicalJson } from '../events/canonical';
import { toBase64url } from '../events/base64url';
import type { Json } from '../events/event';
import type { Hash, Sha256 } from '../events/ids';
import type { Template } from './model';

/** UTF-8 of the canonical JSON (RFC 8785) of the whole template, all languages; what is stored and travels. */
export function templateBytes(template: Template): Uint8Array {
	return new TextEncoder().encode(canonicalJson(plain(template)));
}

/** SHA-256 of `templateBytes`. */
export function templateHash(template: Template, sha256: Sha256): Hash {
	return toBase64url(sha256(templateBytes(template))) as Hash;
}

/**
 * SHA-256 of the template without its texts, version and date, and without what is only handled with care: two phones whose
 * templates differ in no more than that judge alike, so their starts do not conflict.
 */
export function rulesHash(template: Template, sha256: Sha256): Hash {
	const { id, kind, inspectors, signers, parameters, regulations, sections } = template;
	const rules = {
		id,
		kind,
		inspectors,
		signers,
		parameters: parameters.map(({ id: parameter, value }) => ({ id: parameter, value })),
		regulations: regulations.map(({ code }) => code),
		sections: sections.map((section) => ({
			id: section.id,
			items: section.items.map(({ help: _help, ...item }) => withoutTexts(plain(item)))
		}))
	};
	return toBase64url(sha256(new TextEncoder().encode(canonicalJson(plain(rules))))) as Hash;
}

/** Drops every text (an object with `zh`) and the notes on a basis. */
function withoutTexts(value: Json): Json {
	if (Array.isArray(value)) return value.map(withoutTexts);
	if (typeof value !== 'object' || value === null) return value;
	const kept = Object.entries(value).filter(
		([key, child]) =>
			key !== 'note' && !(typeof child === 'object' && child !== null && Object.hasOwn(child, 'zh'))
	);
	return Object.fromEntries(kept.map(([key, child]) => [key, withoutTexts(child)]));
}

/** Keys whose value is undefined are absent in JSON. */
function plain(value: object): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
