/** What is offered in a room whose access changes while it is open (R1, R20). */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { wireError } from '../ipc/fake/wire';
import { setSession } from '../session/session.svelte';
import { callsOf } from '../test/open';
import { openRoom } from './test/openRoom';

describe('a room whose access is lost while it is open', () => {
  it('is not shown any longer, and nothing of it is offered', async () => {
    const { fake } = await openRoom('room-low');
    expect(screen.getByTestId('add-contact-bar')).toBeTruthy();
    fake.on({
      room_get: () => {
        throw wireError('not_found');
      },
    });
    fake.world.changed('session');
    await waitFor(() => expect(screen.queryByTestId('room')).toBeNull());
    expect(screen.queryByTestId('add-contact')).toBeNull();
  });

  it('r1 offers nobody as an external contact from the moment that the session knows', async () => {
    const { fake } = await openRoom('room-low');
    const { session } = fake.world;
    setSession({ ...session, line: { ...session.line, allowed: false, reason: 'not_granted' } });
    await waitFor(() => expect(screen.queryByTestId('add-contact')).toBeNull());
    expect(screen.queryByTestId('add-contact-bar')).toBeNull();
  });

  it('asks again what may be done, where adding was refused', async () => {
    const { fake, user } = await openRoom('room-low');
    const room = await fake.call('room_get', { roomId: 'room-low' });
    const lineUsers = room.lineUsers.map((one) => ({ ...one, addable: false }));
    fake.on({ room_get: () => ({ ...room, lineUsers }) });
    fake.failNext('room_add_contact', { code: 'not_allowed', reason: { of: 'line_access', is: 'not_granted' } });
    const [button] = screen.getAllByTestId('add-contact');
    if (!button) throw new Error('it is offered');
    await user.click(button);
    await waitFor(() => expect(screen.queryByTestId('add-contact')).toBeNull());
    expect(callsOf(fake, 'room_add_contact').length).toBe(1);
  });
});
