import { flushSync } from 'svelte';
import { expect, it } from 'vitest';

import { callsOf } from '../test/open';
import type { RoomDetail } from './bindings';
import { useBackend } from './call';
import { makeFake } from './fake';
import { type Live, live } from './live.svelte';

/** Runs `set up` as a component would. */
function inComponent<T>(setUp: () => Live<T>) {
  let made: Live<T> | undefined;
  const stop = $effect.root(() => {
    made = setUp();
  });
  flushSync();
  return { answer: made as Live<T>, stop };
}

const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  flushSync();
};

function start() {
  const fake = makeFake();
  useBackend(fake);
  return fake;
}

it('asks again when what it watches changes, and not when something else does', async () => {
  const fake = start();
  const { answer, stop } = inComponent(() =>
    live('room_get', { roomId: 'room-mio' }, [{ topic: 'rooms', id: 'room-mio' }]),
  );
  await settled();
  expect(answer.result?.title).toBe('佐藤 美緒');
  const asked = () => callsOf(fake, 'room_get').length;

  fake.emit({
    topics: [
      { topic: 'rooms', ids: ['room-ploy'] },
      { topic: 'contacts', ids: [] },
    ],
    lost: false,
  });
  await settled();
  expect(asked(), 'another room').toBe(1);

  fake.emit({ topics: [{ topic: 'rooms', ids: ['room-mio'] }], lost: false });
  await settled();
  expect(asked(), 'this room').toBe(2);

  fake.emit({ topics: [{ topic: 'rooms', ids: [] }], lost: false });
  await settled();
  expect(asked(), 'all rooms').toBe(3);

  fake.emit({ topics: [], lost: true });
  await settled();
  expect(asked(), 'nobody knows what').toBe(4);
  stop();
});

it('keeps its answer through a fault, and lets it go when the thing is gone', async () => {
  const fake = start();
  const { answer, stop } = inComponent(() => live('room_get', { roomId: 'room-mio' }, ['rooms']));
  await settled();
  fake.failNext('room_get', { code: 'internal' });
  answer.again();
  flushSync();
  await settled();
  expect(answer.error?.code).toBe('internal');
  expect(answer.result, 'the last answer is better than none').toBeDefined();
  fake.failNext('room_get', { code: 'not_found' });
  answer.again();
  flushSync();
  await settled();
  expect(answer.result).toBeUndefined();
  stop();
});

it('never shows the answer to an earlier question', async () => {
  const fake = start();
  let roomId = $state('room-mio');
  const { answer, stop } = inComponent(() => live('room_get', () => ({ roomId }), []));
  let release = () => {};
  await settled();
  fake.stall('room_get', new Promise<void>((done) => (release = done)));
  roomId = 'room-ploy';
  flushSync();
  expect(answer.result, 'the other room is not shown under this one').toBeUndefined();
  roomId = 'room-group';
  flushSync();
  release();
  await settled();
  await settled();
  expect(answer.result?.id).toBe('room-group');
  stop();
});

it('shows answers while changes pour in faster than they can be asked about', async () => {
  const fake = start();
  const { answer, stop } = inComponent(() => live('room_get', { roomId: 'room-mio' }, ['rooms']));
  await settled();
  let release = () => {};
  fake.stall('room_get', new Promise<void>((done) => (release = done)));
  const change = () => {
    fake.emit({ topics: [{ topic: 'rooms', ids: ['room-mio'] }], lost: false });
    flushSync();
  };
  const room = answer.result as RoomDetail;
  fake.on({ room_get: () => ({ ...room, unread: room.unread + 1 }) });
  for (let n = 0; n < 20; n++) change();
  expect(callsOf(fake, 'room_get').length, 'one is on its way').toBe(2);
  release();
  await settled();
  expect(answer.result?.unread, 'its answer is shown').toBe(room.unread + 1);
  await settled();
  expect(callsOf(fake, 'room_get').length, 'and one more, as it was asked too early').toBe(3);
  expect(answer.loading).toBe(false);
  stop();
});

it('asks again when an answer is put in while another is on its way', async () => {
  const fake = start();
  const { answer, stop } = inComponent(() => live('room_get', { roomId: 'room-mio' }, ['rooms']));
  await settled();
  const before = answer.result as RoomDetail;

  fake.emit({ topics: [{ topic: 'rooms', ids: [] }], lost: false });
  flushSync();
  answer.set({ ...before, title: 'as a command has answered' });
  await settled();
  expect(callsOf(fake, 'room_get').length, 'the answer that was passed over is asked for again').toBe(3);
  expect(answer.result?.title, 'it knows all that has changed').toBe('佐藤 美緒');
  stop();
});
