/** Opens a room of the made-up world. */

import { screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';

import type { RoomDetail } from '../../ipc';
import type { Fake } from '../../ipc/fake';
import { go } from '../../lib/route.svelte';
import Messages from '../Messages.svelte';
import { open } from '../../test/open';

/** Shows the messages with this room, and waits until it shows its data. */
export async function openRoom(roomId = 'room-mio', arrange?: (fake: Fake) => void) {
  await go('messages', { roomId });
  const opened = open(Messages, {}, arrange);
  await waitFor(() => expect(screen.getByTestId('room').dataset.ready, 'the room shows its data').toBe('true'));
  return { ...opened, composer: () => screen.queryByTestId<HTMLTextAreaElement>('composer') as HTMLTextAreaElement };
}

/** The room as the store would tell it, with something else about it; tells the window. */
export async function changeRoom(fake: Fake, roomId: string, more: Partial<RoomDetail>): Promise<void> {
  const room = await fake.call('room_get', { roomId });
  fake.on({ room_get: () => ({ ...room, ...more }) });
  fake.emit({ topics: [], lost: true });
}

export const bubbles = () => screen.getAllByTestId('message');
export const lastBubble = () => bubbles().at(-1) as HTMLElement;
