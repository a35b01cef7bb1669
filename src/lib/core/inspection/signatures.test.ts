import { expect, it } from 'vitest';
import { Device } from '../../../../tests/fixtures/inspection/sample';
import { SignatureIndex } from './signatures';

const [phone, slow] = [new Device('a'), new Device('b', Date.UTC(2020, 0, 1))];
const subject = (id: string) => ({ inspection: 'i1', signature: id });
const given = (device: Device, id: string, name: string) =>
	device.one('signature.given/1', subject(id), {
		side: 'school',
		name,
		duty: '校长',
		hash: 'h',
		over: 'o'
	});
const refused = phone.one('signature.refused/1', subject('s2'), {
	side: 'school',
	name: '',
	duty: '',
	reason: '不认可',
	over: 'o'
});

it('lists who signed and who would not, oldest first, whatever order they arrive in', () => {
	const [first, second] = [given(phone, 's1', '甲'), given(phone, 's3', '乙')];
	for (const order of [
		[first, refused, second],
		[second, refused, first]
	]) {
		const index = new SignatureIndex();
		for (const event of order) index.set(event.header.subject.signature ?? '', [event]);
		expect(index.all.map(({ id, kind }) => [id, kind])).toEqual([
			['s2', 'refused'],
			['s1', 'given'],
			['s3', 'given']
		]);
		expect(index.all[0]).toMatchObject({ reason: '不认可', wall: refused.header.wall });
	}
});

it('keeps both where one signed on two phones', () => {
	const index = new SignatureIndex();
	index.set('s1', [given(phone, 's1', '甲'), given(slow, 's1', '甲')]);
	expect(index.all).toHaveLength(2);
});

it('replaces what was there, and says nothing of an erased or unknown one', () => {
	const index = new SignatureIndex();
	const old = given(phone, 's1', '甲');
	index.set('s1', [old]);
	index.set('s1', [given(phone, 's1', '甲改')]);
	expect(index.all).toMatchObject([{ name: '甲改' }]);
	index.set('s1', [{ header: old.header }]);
	index.set('s4', [phone.one('signature.given/9', subject('s4'), { name: '丙' })]);
	expect(index.all).toEqual([]);
});
