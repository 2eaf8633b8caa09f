/** What comes late, on a made-up world. */

import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { announced } from '../../lib/announce.svelte';
import type { Message, RoomDetail } from '../../ipc';
import type { Fake } from '../../ipc/fake';
import { callsOf } from '../../test/open';
import { bubbles, openRoom } from '../test/openRoom';
import { arrivals, known } from './arrivals';

const list = (...ids: string[]) => ids.map((id) => ({ id })) as Message[];
const came = (before: Message[], hasEarlier: boolean, now: Message[]) =>
  arrivals(known(before, hasEarlier), now).map(({ id }) => id);

describe('what has arrived', () => {
  it('is found at the end and in the middle', () => {
    expect(came(list('a', 'c'), true, list('a', 'b', 'c', 'd'))).toEqual(['b', 'd']);
  });

  it('is not an earlier page, unless there was none', () => {
    expect(came(list('c', 'd'), true, list('a', 'b', 'c', 'd'))).toEqual([]);
    expect(came(list('c', 'd'), false, list('b', 'c', 'd'))).toEqual(['b']);
  });

  it('is everything in a room that was empty, and after a gap', () => {
    expect(came([], false, list('a'))).toEqual(['a']);
    expect(came(list('a'), true, list('x', 'y'))).toEqual(['x', 'y']);
  });

  it('is not what only went away', () => {
    expect(came(list('a', 'b', 'c'), true, list('b'))).toEqual([]);
  });
});

describe('a message that LINE tells late', () => {
  beforeEach(() => void vi.spyOn(document, 'hasFocus').mockReturnValue(true));

  /** An open room that has been read, to which `late` adds a message that stands before the last one. */
  async function readRoom() {
    const opened = await openRoom('room-ploy');
    const { fake } = opened;
    const room = await fake.call('room_get', { roomId: 'room-ploy' });
    const { messages } = await fake.call('room_messages', { roomId: 'room-ploy', before: null, limit: 50 });
    let unread = 0;
    const tell = () => fake.emit({ topics: [], lost: true });
    fake.on({
      room_get: (): RoomDetail => ({ ...room, unread }),
      room_messages: ({ before }) => (before ? { messages: [], hasEarlier: false } : { messages, hasEarlier: true }),
      room_read: () => {
        unread = 0;
        tell();
        return null;
      },
    });
    function late(text: string) {
      const last = messages.at(-1) as Message;
      const sender = messages.find(({ direction }) => direction === 'in')?.sender ?? null;
      messages.splice(-1, 0, {
        ...last,
        id: `late ${text}`,
        at: last.at - 1,
        direction: 'in',
        sender,
        outgoing: null,
        content: { kind: 'text', text, emojis: [] },
      });
      unread++;
      tell();
    }
    return { ...opened, late };
  }

  const reads = (fake: Fake) => callsOf(fake, 'room_read').length;
  const here = (text: string) =>
    waitFor(() => expect(bubbles().some(({ dataset }) => dataset.id === `late ${text}`)).toBe(true));

  it('is marked as read while somebody looks, each time, and said aloud', async () => {
    const { fake, late } = await readRoom();
    const before = reads(fake);
    late('one');
    await here('one');
    await waitFor(() => expect(reads(fake)).toBe(before + 1));
    expect(announced.said.at(-1)?.words).toContain('one');
    late('two');
    await waitFor(() => expect(reads(fake), 'though the last message is the same').toBe(before + 2));
    await waitFor(() => expect(announced.said.at(-1)?.words).toContain('two'));
    await new Promise((done) => setTimeout(done, 50));
    expect(reads(fake), 'and then it is quiet').toBe(before + 2);
  });

  it('counts as new for a reader who is further up, and waits for them', async () => {
    const { fake, user, late } = await readRoom();
    const before = reads(fake);
    const box = screen.getByTestId('conversation');
    Object.defineProperty(box, 'scrollHeight', { value: 5000 });
    box.dispatchEvent(new Event('scroll'));
    await screen.findByTestId('new-messages');
    late('one');
    await waitFor(() => expect(screen.getByTestId('new-messages').textContent).toContain('1 new message'));
    late('two');
    await waitFor(() => expect(screen.getByTestId('new-messages').textContent).toContain('2 new messages'));
    expect(reads(fake)).toBe(before);
    await user.click(screen.getByTestId('new-messages'));
    await waitFor(() => expect(reads(fake)).toBe(before + 1));
  });

  it('is marked one at a time, and what comes meanwhile is marked after that', async () => {
    const { fake, late } = await readRoom();
    const before = reads(fake);
    let answer = () => {};
    fake.stall('room_read', new Promise<void>((done) => (answer = done)));
    late('one');
    await waitFor(() => expect(reads(fake)).toBe(before + 1));
    late('two');
    await here('two');
    expect(reads(fake)).toBe(before + 1);
    answer();
    await waitFor(() => expect(reads(fake)).toBe(before + 2));
  });
});
