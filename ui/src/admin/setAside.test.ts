/** What LINE told and could not be taken in, as administrators see it. */

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import App from '../App.svelte';
import type { SetAsideEvent } from '../ipc';
import type { Fake } from '../ipc/fake';
import { go, route } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Admin from './Admin.svelte';

const message: SetAsideEvent = {
  seq: 7,
  what: 'message',
  accountName: 'Komorebi Cycles',
  lineUserName: 'Mio',
  at: Date.now() - 60_000,
  receivedAt: Date.now() - 60_000,
  reason: 'cannot_be_stored',
  version: '0.1.0',
  diagnosis: '{ "type": "message" }',
};
const odd: SetAsideEvent = { ...message, seq: 5, what: 'hologram', lineUserName: null, at: null, reason: 'unknown' };

const arrange = ({ world }: Fake) => {
  world.setAside = [message, odd];
  world.session.setAsideEvents = 2;
};

async function section(arranged?: (fake: Fake) => void) {
  await go('admin', { section: 'set-aside' });
  const opened = open(Admin, {}, arranged);
  await waitFor(() => expect(screen.getByTestId('set-aside').dataset.ready).toBe('true'));
  return opened;
}

describe('events that are set aside', () => {
  it('r23 are on a banner for administrators, which leads to them', async () => {
    const { user } = open(App, {}, arrange);
    const banner = await screen.findByTestId('set-aside-banner');
    expect(banner.textContent).toContain('2 things that LINE told could not be taken in');
    await user.click(screen.getByTestId('set-aside-open'));
    expect(route.params).toEqual({ section: 'set-aside' });
    await waitFor(() => expect(screen.queryByTestId('set-aside-banner'), 'one is there already').toBeNull());
  });

  it('r23 are shown by kind, time and reason, and copied without what was written', async () => {
    const { container } = await section(arrange);
    const [first, second] = screen.getAllByTestId('set-aside-event');
    expect(first?.textContent).toContain('A message');
    expect(first?.textContent).toMatch(/From .*Mio/);
    expect(first?.textContent).toContain('contradicts what is stored');
    expect(second?.textContent).toMatch(/hologram.*, as LINE calls it/);
    expect(second?.textContent).toContain('name is not known');
    expect(await axe(container)).toEqual([]);
  });

  it('r23 are tried again one by one or all, by keyboard', async () => {
    const { fake, user } = await section(arrange);
    const [first] = screen.getAllByTestId('set-aside-event');
    within(first!).getByTestId('set-aside-retry').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getAllByTestId('set-aside-event').length).toBe(1));
    expect(callsOf(fake, 'set_aside_retry')).toEqual([{ seq: 7 }]);
    fake.failNext('set_aside_retry', { code: 'storage_full' });
    await user.click(screen.getByTestId('set-aside-retry'));
    expect(screen.getAllByTestId('set-aside-event').length, 'it stays').toBe(1);
  });

  it('r23 without any, the page says so', async () => {
    await section();
    expect(screen.getByText('Nothing is set aside')).toBeTruthy();
    expect(screen.queryByTestId('set-aside-retry-all')).toBeNull();
  });
});
