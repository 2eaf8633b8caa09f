/** What the frame asks before anything old goes out (R26): confirmations, a restored copy, closing the window. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import App from '../App.svelte';
import { route } from '../lib/route.svelte';
import { setSession } from '../session/session.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';

describe('messages that await confirmation', () => {
  it('are counted on a banner that leads to them', async () => {
    const { user, container } = open(App, {}, ({ world }) => {
      world.session.toConfirm = { messages: 3, roomId: 'room-mio' };
    });
    const banner = await screen.findByTestId('confirm-banner');
    expect(banner.textContent).toContain('3 messages wait for your word');
    expect(await axe(container)).toEqual([]);
    await user.click(screen.getByTestId('confirm-show'));
    expect([route.area, route.params]).toEqual(['messages', { roomId: 'room-mio' }]);
    await waitFor(() => expect(screen.queryByTestId('confirm-show'), 'one is there already').toBeNull());
  });

  it('none: nothing is said', async () => {
    open(App, {});
    await screen.findByTestId('frame');
    expect(screen.queryByTestId('confirm-banner')).toBeNull();
    expect(screen.queryByTestId('restored-banner')).toBeNull();
  });
});

describe('a restored copy', () => {
  const restored = (waiting: number) =>
    open(App, {}, ({ world }) => {
      world.session.restored = { at: new Date(2026, 10, 27).getTime(), waiting };
      world.session.toConfirm = { messages: 1, roomId: 'room-mio' };
    });

  it.each([
    ['restored-send', 'send', 'arrive twice'],
    ['restored-discard', 'discard', 'never go out'],
  ])('%s asks once more with what that means', async (button, choice, words) => {
    const { fake, user } = restored(2);
    const banner = await screen.findByTestId('restored-banner');
    expect(banner.textContent).toMatch(/November 27, 2026.*2 messages were waiting/s);
    expect(screen.queryByTestId('confirm-banner'), 'said once').toBeNull();
    await user.click(screen.getByTestId(button));
    expect((await screen.findByTestId('confirm')).textContent).toContain(words);
    expect(callsOf(fake, 'restored_copy_decide')).toEqual([]);
    await user.click(screen.getByTestId('confirm-yes'));
    expect(callsOf(fake, 'restored_copy_decide')).toEqual([{ choice }]);
    await waitFor(() => expect(screen.queryByTestId('restored-banner')).toBeNull());
  });

  it('can be looked at message by message', async () => {
    const { fake, user } = restored(2);
    await user.click(await screen.findByTestId('restored-each'));
    expect(callsOf(fake, 'restored_copy_decide')).toEqual([{ choice: 'look_at_each' }]);
    expect(await screen.findByTestId('confirm-banner')).toBeTruthy();
  });

  it('in which nothing waited is said, and that is all', async () => {
    const { user } = restored(0);
    expect((await screen.findByTestId('restored-banner')).textContent).toContain('Nothing was waiting');
    await user.click(screen.getByTestId('restored-noted'));
    await waitFor(() => expect(screen.queryByTestId('restored-banner')).toBeNull());
  });
});

describe('closing the window', () => {
  it('while messages cannot leave asks, and can be kept open', async () => {
    const { fake, user } = open(App, {});
    await screen.findByTestId('frame');
    fake.close({ phase: 'asking', unsent: 2 });
    const dialog = await screen.findByTestId('closing');
    await waitFor(() => expect(dialog.textContent).toContain('2 messages have not left yet'));
    await user.click(screen.getByTestId('closing-stay'));
    expect(callsOf(fake, 'window_stay')).toHaveLength(1);
    expect(callsOf(fake, 'window_close')).toHaveLength(0);
  });

  it('can be insisted on', async () => {
    const { fake, user } = open(App, {});
    await screen.findByTestId('frame');
    fake.close({ phase: 'asking', unsent: 1 });
    await user.click(await screen.findByTestId('closing-leave'));
    expect(callsOf(fake, 'window_close')).toHaveLength(1);
  });

  it('asks also at a start that is locked', async () => {
    const { fake } = open(App, {}, ({ call }) => void call('session_lock', {}));
    setSession(undefined);
    await screen.findByTestId('lock-screen');
    fake.close({ phase: 'asking', unsent: 2 });
    const dialog = await screen.findByTestId('closing');
    await waitFor(() => expect(dialog.textContent).toContain('2 messages have not left yet'));
  });

  it('says that it is sending when that takes a while', async () => {
    const { fake } = open(App, {});
    await screen.findByTestId('frame');
    fake.close({ phase: 'sending' });
    expect(await screen.findByText('Sending what you have just written…')).toBeTruthy();
  });
});
