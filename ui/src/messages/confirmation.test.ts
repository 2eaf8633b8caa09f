/** Messages that await confirmation: what the room says, and what a member can do (R25, R26). */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { DeliveryReason } from '../ipc';
import type { Fake } from '../ipc/fake';
import { callsOf } from '../test/open';
import { axe } from '../test/axe';
import { openRoom } from './test/openRoom';

/** The message of the room that awaits confirmation, written by a colleague for this reason. */
async function colleagues(fake: Fake, reason: DeliveryReason) {
  const page = await fake.call('room_messages', { roomId: 'room-old', before: null, limit: 50 });
  const messages = page.messages.map((message) =>
    message.outgoing && message.sender
      ? {
          ...message,
          sender: { ...message.sender, id: 'member-ken', name: 'Ken Mori' },
          outgoing: { ...message.outgoing, reason },
        }
      : message,
  );
  fake.on({ room_messages: () => ({ ...page, messages }) });
  fake.emit({ topics: [], lost: true });
}

describe('a message that awaits confirmation', () => {
  it('r26 an old message is shown with why, and goes when its writer says so', async () => {
    const { fake, user, container } = await openRoom('room-old');
    const box = screen.getByTestId('awaits-confirmation');
    expect(box.textContent).toContain('more than an hour ago');
    expect(box.textContent).toContain('Shall it go?');
    expect(await axe(container)).toEqual([]);
    screen.getByTestId('send-now').focus();
    await user.keyboard('{Enter}');
    expect(callsOf(fake, 'message_resend')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByTestId('awaits-confirmation')).toBeNull());
  });

  it('r26 an old message can be given up', async () => {
    const { fake, user } = await openRoom('room-old');
    await user.click(screen.getByTestId('do-not-send'));
    expect(callsOf(fake, 'message_discard')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByTestId('awaits-confirmation')).toBeNull());
  });

  it('r26 in a restored copy it says that it may have gone out already', async () => {
    await openRoom('room-copy');
    expect(screen.getByTestId('awaits-confirmation').textContent).toContain('may have gone out already');
  });

  it.each([
    ['writer_left', 'does not work here any more'],
    ['writer_not_allowed', 'may not use the LINE connection'],
    ['writer_not_in_room', 'has left this conversation'],
  ] as const)('r25 %s: a colleague sends it as theirs', async (reason, words) => {
    const { fake } = await openRoom('room-old');
    await colleagues(fake, reason);
    await waitFor(() => expect(screen.getByTestId('awaits-confirmation').textContent).toContain(words));
    expect(screen.getByTestId('send-now').textContent).toContain('Send as mine');
  });

  it('r25 a message of a colleague who may write is theirs to decide', async () => {
    const { fake } = await openRoom('room-old');
    await colleagues(fake, 'old');
    await waitFor(() => expect(screen.getByTestId('awaits-confirmation').textContent).toContain('Its writer decides'));
    expect(screen.queryByTestId('send-now')).toBeNull();
  });
});
