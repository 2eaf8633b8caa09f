/** How much of a conversation is loaded, and in which order it is looked at again. */

import { expect, it } from 'vitest';

import { type Message, type MessagePage, useBackend } from '../../ipc';
import { type Fake, makeFake } from '../../ipc/fake';
import { callsOf } from '../../test/open';
import { Conversation } from './conversation.svelte';

/** A room with messages `m-0`, `m-1`, … that a test can add to and change. */
async function room(count: number) {
  const fake = makeFake();
  useBackend(fake);
  const like = (
    (await fake.call('room_messages', { roomId: 'room-mio', before: null, limit: 200 })) as MessagePage
  ).messages.find(({ direction }) => direction === 'in') as Message;
  const message = (index: number): Message => ({ ...like, id: `m-${index}`, at: index, content: { ...like.content } });
  const messages = Array.from({ length: count }, (_, index) => message(index));
  fake.on({
    room_messages: ({ before, limit }) => {
      const end = before ? messages.findIndex(({ id }) => id === before) : messages.length;
      const start = Math.max(0, end - limit);
      return { messages: messages.slice(start, end), hasEarlier: start > 0 };
    },
  });
  fake.calls.length = 0;
  const conversation = new Conversation('room-mio');
  await conversation.refresh();
  return { fake, conversation, messages, write: () => messages.push(message(messages.length)) };
}

const ids = (conversation: Conversation) => conversation.messages.map(({ id }) => id);
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `m-${from + index}`);
const asked = (fake: Fake) =>
  (callsOf(fake, 'room_messages') as { before: string | null }[]).map(({ before }) => before);

it('what is new is shown before what is further up is looked at again', async () => {
  const { fake, conversation, messages, write } = await room(180);
  await conversation.earlier();
  await conversation.earlier();
  write();
  (messages[40] as Message).edited = true;
  let seen: string[] | undefined;
  fake.calls.length = 0;
  const ask = fake.call;
  fake.call = ((name: 'room_messages', args: never) => {
    if (asked(fake).length === 1) seen = ids(conversation);
    return ask(name, args);
  }) as typeof fake.call;
  await conversation.refresh();
  expect(seen, 'there while the second page is asked for').toEqual(numbered(30, 181));
  expect(ids(conversation).slice(-151)).toEqual(numbered(30, 181));
  expect(conversation.messages.find(({ id }) => id === 'm-40')?.edited, 'an old message that changed').toBe(true);
});

it('looking again loads no more than was loaded', async () => {
  const { conversation, write } = await room(180);
  for (let count = 0; count < 3; count++) {
    write();
    await conversation.refresh();
  }
  expect(ids(conversation)).toEqual(numbered(130, 183));
  expect(conversation.hasEarlier).toBe(true);
});

it('more new messages than a page holds leave no gap', async () => {
  const { conversation, write } = await room(60);
  for (let count = 0; count < 120; count++) write();
  await conversation.refresh();
  expect(ids(conversation).slice(-170)).toEqual(numbered(10, 180));
});

it('a message that is gone from the store is gone here, wherever it stood', async () => {
  const { conversation, messages } = await room(180);
  await conversation.earlier();
  await conversation.earlier();
  messages.splice(175, 1);
  messages.splice(60, 1);
  await conversation.refresh();
  expect(ids(conversation)).not.toContain('m-60');
  expect(ids(conversation)).not.toContain('m-175');
  messages.length = 0;
  await conversation.refresh();
  expect(ids(conversation)).toEqual([]);
});

it('a reader at the end keeps a few screens, and gets the rest again when scrolling up', async () => {
  const { conversation } = await room(300);
  for (let page = 0; page < 4; page++) await conversation.earlier();
  expect(ids(conversation)).toEqual(numbered(50, 300));
  conversation.forgetFarAbove();
  expect(ids(conversation)).toEqual(numbered(250, 300));
  await conversation.earlier();
  expect(ids(conversation), 'nothing is left out').toEqual(numbered(200, 300));
});
