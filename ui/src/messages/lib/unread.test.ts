import { describe, expect, it } from 'vitest';

import type { Message, SystemEvent } from '../../ipc';
import { foldAt } from './fold';
import { toRows } from './rows';
import { firstUnread } from './unread';

const said = (id: string, direction: 'in' | 'out' = 'in'): Message =>
  ({ id, at: 0, direction, sender: null, content: { kind: 'text', text: id, emojis: [] } }) as unknown as Message;
const happened = (id: string, event: SystemEvent): Message =>
  ({ id, at: 0, direction: 'system', sender: null, content: { kind: 'system', event } }) as unknown as Message;

describe('the first unread message', () => {
  it('is counted from the end, past what one wrote and what only happened', () => {
    const messages = [said('1'), said('2'), said('own', 'out'), happened('added', 'contact_added'), said('3')];
    expect(firstUnread(messages, 2)).toBe('2');
    expect(firstUnread(messages, 0)).toBeUndefined();
    expect(firstUnread(messages, 4), 'it is further up').toBeUndefined();
  });

  it('may be a new friend', () => {
    expect(firstUnread([happened('friend', 'friend_added'), said('1')], 2)).toBe('friend');
  });

  it('has a line above it, and its writer’s name below the line', () => {
    const rows = toRows([said('1'), said('2')], 'me', 'group', '2');
    expect(rows.map(({ type }) => type)).toEqual(['day', 'message', 'unread', 'message']);
    expect(rows[3]).toMatchObject({ head: true });
  });
});

describe('a long text is folded', () => {
  it('by its lines, and a short one is not', () => {
    expect(foldAt('a\n'.repeat(15))).toBeUndefined();
    const long = 'line\n'.repeat(100);
    expect(long.slice(0, foldAt(long)).split('\n').length).toBe(12);
  });

  it('by its length, in wide letters sooner, and never within a letter', () => {
    expect(foldAt('x'.repeat(1200))).toBeUndefined();
    expect(foldAt('あ'.repeat(900))).toBeGreaterThan(300);
    const emoji = `a${'😀'.repeat(900)}`;
    expect([...emoji.slice(0, foldAt(emoji))].at(-1)).toBe('😀');
  });

  it('never within a web address', () => {
    const before = 'word '.repeat(70);
    const text = `${before}https://example.com/${'path/'.repeat(60)} ${'end '.repeat(300)}`;
    const cut = foldAt(text) as number;
    expect(text.slice(0, cut).trimEnd().endsWith('word')).toBe(true);
  });
});
