/** Who is writing, and the lock. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import App from '../App.svelte';
import { setSession } from '../session/session.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import { watchIdle } from './idle';

async function opened() {
  const app = open(App, {});
  await screen.findByTestId('frame');
  await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBeGreaterThan(3));
  return app;
}

describe('who is writing', () => {
  it('a member with a PIN is asked for it, and a wrong one is said in the field', async () => {
    const { fake, user } = await opened();
    await user.keyboard('{Control>}{Shift>}m{/Shift}{/Control}');
    await user.click(await screen.findByText('佐々木 花'));
    const pin = await screen.findByTestId('switcher-pin');
    expect(await axe(screen.getByTestId('switcher-choice'))).toEqual([]);
    await user.type(pin, '1111{Enter}');
    await waitFor(() => expect(screen.getByTestId('switcher').textContent).toContain('not the PIN'));
    await user.type(screen.getByTestId('switcher-pin'), '2580{Enter}');
    await waitFor(() => expect(screen.getByTestId('act-as').textContent).toContain('佐々木 花'));
    expect(callsOf(fake, 'session_switch').length).toBe(2);
    expect(screen.queryByTestId('switcher')).toBeNull();
  });

  it('two hundred members are found by a few letters', async () => {
    const { fake, user } = await opened();
    const more = Array.from({ length: 200 }, (_, at) => ({
      id: `member-${at}`,
      name: `Sato ${at}`,
      department: '',
      photo: null,
    }));
    fake.world.members = more;
    await user.click(screen.getByTestId('act-as'));
    await user.type(await screen.findByTestId('switcher-search'), 'sato 137');
    await waitFor(() => expect(screen.getAllByTestId('switcher-row').length).toBe(1));
    expect(screen.getByTestId('switcher-row').textContent).toContain('Sato 137');
  });
});

describe('the lock', () => {
  it('hides everything, keeps what is typed, and opens again for the same member', async () => {
    const { user } = await opened();
    await user.click(screen.getAllByTestId('room-row')[0]!);
    await user.type(await screen.findByTestId('composer'), 'half a thought');
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await screen.findByTestId('lock-screen');
    expect(screen.getByTestId('frame').className).toContain('hidden');
    await user.click(await screen.findByTestId('switcher-go'));
    await waitFor(() => expect(screen.queryByTestId('lock-screen')).toBeNull());
    expect(screen.getByTestId<HTMLTextAreaElement>('composer').value).toBe('half a thought');
  });

  it('at a start shows whose window it is, and no more', async () => {
    const { user } = open(App, {}, (fake) => void fake.call('session_lock', {}));
    setSession(undefined);
    expect((await screen.findByTestId('lock-company')).textContent).toContain('Komorebi Cycles');
    expect(screen.queryByTestId('frame')).toBeNull();
    await user.click(await screen.findByTestId('switcher-go'));
    await screen.findByTestId('frame');
  });

  it('says why the members cannot be listed, and asks again by keyboard', async () => {
    const { fake, user } = await opened();
    fake.failNext('session_members', { code: 'storage_unreachable' });
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('switcher-again')));
    await user.keyboard('{Enter}');
    await user.click(await screen.findByTestId('switcher-go'));
    await waitFor(() => expect(screen.queryByTestId('lock-screen')).toBeNull());
  });

  it('comes after idle minutes also while messages come in', async () => {
    const { fake } = open(App, {}, ({ world }) => (world.session.idleLockMinutes = 1));
    await screen.findByTestId('frame');
    const start = Date.now();
    const now = vi.spyOn(Date, 'now').mockReturnValue(start + 50_000);
    fake.world.session = { ...fake.world.session, unread: 7 };
    fake.world.changed('session');
    await waitFor(() => expect(screen.getByTestId('rail-unread').textContent).toBe('7'));
    now.mockReturnValue(start + 70_000);
    window.dispatchEvent(new Event('pointermove'));
    expect(await screen.findByTestId('lock-screen')).toBeTruthy();
    now.mockRestore();
  });

  it('comes after idle minutes and not while somebody is there', () => {
    vi.useFakeTimers();
    const lock = vi.fn();
    const end = watchIdle(1, lock);
    vi.advanceTimersByTime(50_000);
    window.dispatchEvent(new Event('pointermove'));
    vi.advanceTimersByTime(50_000);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(12_000);
    expect(lock).toHaveBeenCalled();
    end();
    vi.useRealTimers();
  });
});
