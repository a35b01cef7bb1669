/**
 * A reply packet: one HTML file with everything in it, to be opened from a file manager with no network. Its policy names its
 * own script and style by their hashes and lets nothing else in; a browser without script shows what was found and says what
 * to do. The content stands in it as JSON between {@link DATA_START} and {@link DATA_END}.
 */
import type { PacketContent, PacketFinding } from './model';
import { PACKET_FORMAT } from './model';

/** What runs in the packet, as `virtual:reply-form` has it. */
export interface FormCode {
	script: string;
	style: string;
	/** Sources of a content policy: `sha256-…` in standard base64. */
	scriptHash: string;
	styleHash: string;
}

export const DATA_START = '<script type="application/json" id="packet">';
export const DATA_END = '</script>';

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Not broken over two lines. */
const day = (date: string): string => `<time>${html(date)}</time>`;

/** JSON in which no HTML can begin or end. */
const data = (content: PacketContent): string =>
	JSON.stringify(content).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);

const policy = ({ scriptHash, styleHash }: FormCode): string =>
	[
		`default-src 'none'`,
		`script-src '${scriptHash}'`,
		`style-src '${styleHash}'`,
		'img-src data: blob:',
		`base-uri 'none'`,
		`form-action 'none'`
	].join('; ');

/** UTF-8. */
export function writePacket(content: PacketContent, form: FormCode): Uint8Array<ArrayBuffer> {
	const { school } = content.notice;
	return new TextEncoder().encode(`<!doctype html>
<!-- ${PACKET_FORMAT} -->
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(form)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>整改回复 · ${html(school.name)}</title>
<style>${form.style}</style>
</head>
<body>
<main id="form"></main>
<main id="plain">
${plain(content)}
</main>
${DATA_START}${data(content)}${DATA_END}
<script>${form.script}</script>
</body>
</html>
`);
}

/** What is read where nothing runs. The script takes it away as its first act. */
function plain({ notice, reply, findings, practice }: PacketContent): string {
	const lines = [
		`<h1>整改回复 · ${html(notice.school.name)}</h1>`,
		practice ? '<p><strong>练习用，不是真的检查。</strong></p>' : '',
		'<h2>这里现在不能填写</h2>',
		'<p>文件预览里不运行程序，只能看。要填写回复，选一种：</p>',
		'<ol>',
		'<li>电脑：用浏览器（Edge、Chrome、Firefox 等）打开这个文件。手机：在“用其他应用打开”里选浏览器。不用联网。</li>',
		`<li>用浏览器打开 <a href="${html(reply.link)}">${html(reply.link)}</a>，在那里选这个文件。不用注册，不用安装。</li>`,
		'<li>都不方便：按下面的问题写一份纸质的整改报告，签字盖章，交检查组。</li>',
		'</ol>',
		`<p>${day(notice.visitDate)} ${html(notice.office ?? '')}检查。检查人员：${html(notice.inspectors.join('、'))}。${reply.by ? `请在 ${day(reply.by)} 前回复。` : ''}</p>`,
		`<h2>问题 ${findings.length} 条</h2>`,
		'<ol>',
		...findings.map(plainFinding),
		'</ol>'
	];
	return lines.filter(Boolean).join('\n');
}

function plainFinding(finding: PacketFinding): string {
	const facts = [
		finding.severity === 'major' ? '重大' : '一般',
		[finding.section, finding.item].filter(Boolean).join(' '),
		finding.place,
		finding.measure && `要求：${finding.measure}`,
		finding.stopped && `停用：${finding.stopped}`,
		finding.basis && `依据：${finding.basis}`
	];
	const said = [
		finding.deadline && `${day(finding.deadline)} 前改好`,
		...facts.filter((fact) => fact !== undefined && fact !== '').map((fact) => html(fact ?? ''))
	].filter(Boolean);
	return `<li value="${finding.number}"><p>${html(finding.text)}</p><p>${said.join('；')}</p></li>`;
}
