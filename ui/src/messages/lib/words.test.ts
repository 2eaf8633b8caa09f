import { expect, it } from 'vitest';

import type { LastMessage, LineEventKind, LineEventSummary, Preview, RoomDetail, SystemEvent } from '../../ipc';
import { useLocale } from '../../lib/i18n';
import { lastWords, peopleWords, previewWords, strangerWords, systemWords } from './words';

const text = (words: string): Preview => ({ kind: 'text', text: words });
const system = (event: SystemEvent, who = '', whom = '', lineEvent: LineEventSummary | null = null) =>
  ({ kind: 'system', event, who, whom, lineEvent }) as const;
/** What LINE reported that has no meaning for the core. */
const lineEvent = (kind: LineEventKind, name: string, carried = '', who = 'Mio') =>
  system('unknown_event', who, '', { kind, name, carried });
const last = (more: Partial<LastMessage>): LastMessage => ({
  preview: text('hello'),
  mine: false,
  senderName: '',
  delivery: null,
  ...more,
});

it('every kind of message has words for the list', () => {
  expect(previewWords(text('two\nlines'))).toBe('two lines');
  expect(previewWords({ kind: 'sticker', text: '' })).toBe('Sticker');
  expect(previewWords({ kind: 'file', text: 'a.pdf' })).toBe('File: a.pdf');
  expect(previewWords({ kind: 'unsent' })).toBe('Message unsent');
  expect(previewWords({ kind: 'unknown' })).toBe('A message of a new kind');
});

it('it is said who wrote, where the title does not say it', () => {
  expect(lastWords(last({}))).toBe('hello');
  expect(lastWords(last({ mine: true, delivery: 'accepted' }))).toBe('You: hello');
  expect(lastWords(last({ senderName: 'Ploy' }))).toBe('Ploy: hello');
  expect(lastWords(last({ preview: system('friend_added', 'Mio') }))).toBe('Mio added you on LINE.');
});

it('a recalled message is not shown as if it had been sent', () => {
  expect(lastWords(last({ mine: true, delivery: 'recalled' }))).toBe('Message recalled. It was not sent to LINE.');
});

it('system lines without names still make a sentence', () => {
  expect(systemWords(system('handed_over'))).toBe('A colleague handed this room over to A colleague.');
  expect(systemWords(lineEvent('unknown', 'something_new'))).toContain('does not know yet');
});

it('what somebody pressed is said, with what the button carries', () => {
  const pressed = (carried = '', who = 'Mio') => systemWords(lineEvent('postback', 'postback', carried, who));
  expect(pressed('size=m&colour=red')).toBe('Mio pressed a button: size=m&colour=red');
  expect(pressed('two\n  lines')).toBe('Mio pressed a button: two lines');
  expect(pressed(), 'kept before what it carries was known').toBe('Mio pressed a button.');
  expect(pressed('', '')).toBe('The LINE user pressed a button.');
  expect(pressed('x'.repeat(400)).length, 'a stranger’s text is shortened').toBeLessThan(130);
  expect(pressed('\u202Egnp.exe'), 'and does not turn the sentence round').toBe('Mio pressed a button: gnp.exe');
});

it('what else LINE tells of somebody is said by its kind', () => {
  const words = (...of: Parameters<typeof lineEvent>) => systemWords(lineEvent(...of));
  expect(words('beacon', 'beacon', 'enter')).toBe('Mio came near a beacon.');
  expect(words('membership', 'membership', 'joined')).toBe('Mio joined a membership.');
  expect(words('membership', 'membership', 'left')).toBe('Mio left a membership.');
  expect(words('membership', 'membership', 'renewed')).toBe('Mio renewed a membership.');
  expect(words('membership', 'membership')).toBe('The membership of Mio has changed.');
  expect(words('account_link', 'accountLink', 'ok')).toBe('Mio linked an account.');
  expect(words('account_link', 'accountLink', 'failed')).toBe('Mio tried to link an account. It did not work.');
  expect(words('unknown', 'reaction')).toBe(
    'Something happened on LINE (reaction) that Engawa does not know yet. It is kept.',
  );
  expect(words('unknown', '')).toBe('Something happened on LINE that Engawa does not know yet. It is kept.');
  expect(systemWords(lineEvent('unknown', 'something_new')), 'a line of a newer Engawa').toContain('(something_new)');
});

it('the list of rooms says it, too', async () => {
  expect(lastWords(last({ preview: lineEvent('postback', 'postback', 'size=m') }))).toBe(
    'Mio pressed a button: size=m',
  );
  await useLocale('ja');
  expect(lastWords(last({ preview: lineEvent('postback', 'postback', 'size=m') }))).toBe(
    'Mioさんがボタンを押しました：size=m',
  );
  expect(lastWords(last({ preview: lineEvent('unknown', 'reaction') }))).toBe(
    'まだ対応していない出来事（reaction）がLINEで起きました。内容は保存されています。',
  );
});

it('those who are known in a group are not taken for all of them', () => {
  const group = (lineCount: number | null, known: number) =>
    peopleWords({ lineCount, lineUsers: Array.from({ length: known }) } as RoomDetail);
  expect(group(6, 2)).toBe('6 people on LINE');
  expect(group(null, 2)).toBe('At least 2 people on LINE');
  expect(group(null, 1)).toBe('At least 1 person on LINE');
  expect(group(null, 0), 'no number at all').toBe('Group');
});

it('of somebody who was not seen adding the account it is said what nobody knows, and from when on', async () => {
  const now = Date.UTC(2026, 10, 25);
  const unsure = 'Engawa has not seen Mio add the account. LINE may not deliver what you write.';
  expect(strangerWords('Mio', { kind: 'stranger_too_late', until: now - 1 }, now)).toBe(unsure);
  expect(strangerWords('Mio', { kind: 'stranger', until: now }, now), 'the days are over while one looks').toBe(unsure);
  expect(strangerWords('Mio', { kind: 'stranger', until: null }, now)).toBe(unsure);
  expect(strangerWords('Mio', { kind: 'stranger', until: now + 1000 }, now)).toMatch(
    /^Engawa has not seen Mio add the account. LINE may not deliver what you write after .*2026/,
  );
  await useLocale('ja');
  expect(strangerWords('Mio', null, now)).toBe(
    'Mioさんによるアカウントの追加を確認できていません。送信しても、LINEで届かない可能性があります。',
  );
});
