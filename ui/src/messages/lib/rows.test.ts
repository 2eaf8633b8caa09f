import { expect, it } from 'vitest';

import type { Message } from '../../ipc';
import { toRows } from './rows';

const noon = new Date(2026, 10, 23, 12).getTime();
const MINUTE = 60_000;

function message(id: string, at: number, sender: string | null, out = false): Message {
  return {
    id,
    roomId: 'room',
    at,
    direction: sender === null ? 'system' : out ? 'out' : 'in',
    sender: sender === null ? null : { id: sender, member: out, name: sender, photo: null },
    content: { kind: 'text', text: id, emojis: [] },
    outgoing: null,
    timeEstimated: false,
    edited: false,
    quoted: null,
    quoteMissing: false,
    quotable: false,
  };
}

const shape = (messages: Message[], kind: 'direct' | 'group') =>
  toRows(messages, 'aya', kind).map((row) =>
    row.type !== 'message' ? row.type : `${row.message.id}${row.head ? ' head' : ''}${row.mine ? ' mine' : ''}`,
  );

it('each day begins with a line of its own', () => {
  expect(shape([message('a', noon - 24 * 60 * MINUTE, 'mio'), message('b', noon, 'mio')], 'direct')).toEqual([
    'day',
    'a',
    'day',
    'b',
  ]);
});

it('in a group, messages of one person that come close together carry the name once', () => {
  const messages = [
    message('a', noon, 'mio'),
    message('b', noon + MINUTE, 'mio'),
    message('c', noon + 2 * MINUTE, 'ploy'),
    message('d', noon + 20 * MINUTE, 'ploy'),
  ];
  expect(shape(messages, 'group')).toEqual(['day', 'a head', 'b', 'c head', 'd head']);
});

it('a colleague is named also one to one, and I am not', () => {
  expect(
    shape(
      [
        message('a', noon, 'ken', true),
        message('b', noon + MINUTE, 'aya', true),
        message('c', noon + 2 * MINUTE, 'mio'),
      ],
      'direct',
    ),
  ).toEqual(['day', 'a head', 'b mine', 'c']);
});
