import { expect, it } from 'vitest';

import type { LastMessage, Preview } from '../ipc';
import { lastWords, previewWords, systemWords } from './words';

const preview = (kind: string, text = '', who = '', whom = ''): Preview => ({ kind, text, who, whom });
const last = (more: Partial<LastMessage>): LastMessage => ({ preview: preview('text', 'hello'), mine: false, senderName: '', delivery: null, ...more });

it('every kind of message has words for the list', () => {
  expect(previewWords(preview('text', 'two\nlines'))).toBe('two lines');
  expect(previewWords(preview('sticker'))).toBe('Sticker');
  expect(previewWords(preview('file', 'a.pdf'))).toBe('File: a.pdf');
  expect(previewWords(preview('unsent'))).toBe('Message unsent');
  expect(previewWords(preview('hologram'))).toBe('A message of a new kind');
});

it('it is said who wrote, where the title does not say it', () => {
  expect(lastWords(last({}))).toBe('hello');
  expect(lastWords(last({ mine: true, delivery: 'accepted' }))).toBe('You: hello');
  expect(lastWords(last({ senderName: 'Ploy' }))).toBe('Ploy: hello');
  expect(lastWords(last({ preview: preview('system', 'friend_added', 'Mio') }))).toBe('Mio added you on LINE.');
});

it('a recalled message is not shown as if it had been sent', () => {
  expect(lastWords(last({ mine: true, delivery: 'recalled' }))).toBe('Message recalled. It was not sent to LINE.');
});

it('system lines without names still make a sentence', () => {
  expect(systemWords('handed_over', '', '')).toBe('A colleague handed this room over to A colleague.');
  expect(systemWords('something_new', '', '')).toContain('does not know yet');
});
