/** Deep links: what they lead to, and what they do not. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import App from '../App.svelte';
import { resetRoute, route } from '../lib/route.svelte';
import { callsOf, open } from '../test/open';
import { followDeepLink } from './deepLink.svelte';

describe('a deep link', () => {
  it('to a room is followed at the start, after the core was asked, and the same once only', async () => {
    resetRoute();
    const { fake } = open(App, {}, ({ world }) => {
      world.link = { kind: 'known', to: { place: 'room', id: 'room-mio' } };
    });
    await screen.findByTestId('frame');
    await waitFor(() => expect(route.params).toEqual({ roomId: 'room-mio' }));
    expect(callsOf(fake, 'room_get')).toContainEqual({ roomId: 'room-mio' });
    await followDeepLink();
    expect(fake.world.link).toBeNull();
  });

  it('that comes while the window is open is followed, and an unknown one is said', async () => {
    resetRoute();
    const { fake } = open(App, {});
    await screen.findByTestId('frame');
    fake.openLink({ kind: 'known', to: { place: 'settings' } });
    await waitFor(() => expect(route.area).toBe('settings'));
    fake.openLink({ kind: 'unknown' });
    expect(await screen.findByText('Engawa does not know this link.')).toBeTruthy();
    expect(route.area, 'it leads nowhere').toBe('settings');
  });

  it('to a room or contact that this member may not see leads nowhere and says so', async () => {
    resetRoute();
    const { fake } = open(App, {});
    await screen.findByTestId('frame');
    fake.failNext('contact_get', { code: 'not_found' });
    fake.openLink({ kind: 'known', to: { place: 'contact', id: 'contact-of-ken' } });
    expect(await screen.findByText(/you may not see it/)).toBeTruthy();
    expect(route.area).toBe('messages');
  });

  it('waits while the window is locked', async () => {
    resetRoute();
    const { fake } = open(App, {});
    await screen.findByTestId('frame');
    await fake.call('session_lock', {});
    fake.world.changed('session');
    await screen.findByTestId('lock-screen');
    fake.openLink({ kind: 'known', to: { place: 'contacts' } });
    await Promise.resolve();
    expect(fake.world.link, 'nobody is there to be shown anything').not.toBeNull();
  });
});
