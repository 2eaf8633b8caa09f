/** What a member sets for themselves. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { toasts } from '../lib/toasts.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Settings from './Settings.svelte';

describe('a PIN', () => {
  it('that is too short is said in the field, by keyboard alone', async () => {
    const { fake, user, container } = open(Settings, {});
    screen.getByTestId('pin-set').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('pin-new')));
    expect(await axe(container)).toEqual([]);
    fake.failNext('pin_set', { code: 'invalid_fields', fields: [{ field: 'pin', code: 'too_short' }] });
    await user.keyboard('12{Enter}');
    expect(await screen.findByText('This is too short.')).toBeTruthy();
    expect(screen.getByTestId('pin-new').getAttribute('aria-invalid')).toBe('true');
    await user.type(screen.getByTestId('pin-new'), '34{Enter}');
    await waitFor(() => expect(screen.queryByTestId('pin-dialog')).toBeNull());
    expect(callsOf(fake, 'pin_set')).toEqual([{ pin: '12' }, { pin: '1234' }]);
  });
});

describe('notifications', () => {
  it('have no quiet hours until somebody sets them', async () => {
    const { fake, user } = open(Settings, {});
    expect(screen.queryByTestId('settings-quiet-from')).toBeNull();
    await user.click(screen.getByTestId('settings-quiet'));
    expect(callsOf(fake, 'settings_set')).toEqual([{ quietHours: true }]);
  });

  it('show the hours that are set, by half hours and the one that is set', async () => {
    const { fake, user, container } = open(Settings, {}, (fake) => {
      const settings = { ...fake.world.session.settings, quietHours: true, quietFrom: 1335, quietTo: 420 };
      fake.world.session = { ...fake.world.session, settings };
    });
    const [from, to] = ['settings-quiet-from', 'settings-quiet-to'].map((id) =>
      screen.getByTestId<HTMLSelectElement>(id),
    );
    expect([from?.selectedOptions[0]?.label, to?.selectedOptions[0]?.label]).toEqual(['22:15', '07:00']);
    expect(screen.getByText('On the next day')).toBeTruthy();
    expect(await axe(container)).toEqual([]);
    await user.selectOptions(to!, '08:30');
    expect(callsOf(fake, 'settings_set')).toEqual([{ quietTo: 510 }]);
  });
});

describe('updates', () => {
  it('come with the system’s packages there, and nobody is asked for them', async () => {
    const { fake, container } = open(Settings, {});
    expect(await screen.findByText(/New versions come with the updates/)).toBeTruthy();
    expect(screen.queryByTestId('update-look')).toBeNull();
    expect(callsOf(fake, 'update_look')).toEqual([]);
    expect(await axe(container)).toEqual([]);
  });

  it('are looked for when somebody asks, and an administrator installs what is there', async () => {
    const { fake, user } = open(Settings, {}, ({ world }) => {
      world.updates = { source: 'host', available: '0.2.0' };
    });
    expect((await screen.findByTestId('update-look')) && callsOf(fake, 'update_look')).toEqual([]);
    await user.click(screen.getByTestId('update-look'));
    expect(await screen.findByText('Version 0.2.0 is there.')).toBeTruthy();
    await user.click(screen.getByTestId('update-install'));
    await user.click(await screen.findByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(fake, 'update_install')).toHaveLength(1));
  });

  it('that fail say that nothing was changed', async () => {
    const { fake, user } = open(Settings, {}, ({ world }) => {
      world.updates = { source: 'host', available: null };
    });
    fake.failNext('update_look', { code: 'update_failed' });
    await user.click(await screen.findByTestId('update-look'));
    await waitFor(() => expect(toasts.shown.at(-1)?.text).toMatch(/Nothing was changed/));
    expect(screen.queryByText('This is the newest version.')).toBeNull();
    await user.click(screen.getByTestId('update-look'));
    expect(await screen.findByText('This is the newest version.')).toBeTruthy();
  });
});

describe('this computer', () => {
  it('keeps running in the tray or not, and starts with the computer or not, as is set', async () => {
    const { fake, user } = open(Settings, {});
    const tray = await screen.findByTestId('settings-tray');
    await waitFor(() => expect(tray.hasAttribute('disabled')).toBe(false));
    await user.click(tray);
    await user.click(screen.getByTestId('settings-autostart'));
    await waitFor(() => expect(fake.world.computer).toEqual({ tray: true, closeToTray: false, autostart: true }));
  });

  it('without a tray says that closing the window quits', async () => {
    open(Settings, {}, ({ world }) => (world.computer = { ...world.computer, tray: false }));
    expect(await screen.findByTestId('settings-tray-none')).toBeTruthy();
    expect(screen.queryByTestId('settings-tray')).toBeNull();
  });

  it('that does not let itself be changed is shown as it is', async () => {
    const { fake, user } = open(Settings, {});
    const autostart = await screen.findByTestId<HTMLInputElement>('settings-autostart');
    await waitFor(() => expect(autostart.disabled).toBe(false));
    fake.failNext('computer_set', { code: 'save_failed', params: { detail: 'read-only' } });
    await user.click(autostart);
    await waitFor(() => expect(callsOf(fake, 'computer_get').length).toBeGreaterThan(1));
    expect(fake.world.computer.autostart).toBe(false);
  });
});

describe('About', () => {
  it('has version and licence, shows diagnostics before they are copied, and lists the libraries', async () => {
    const { user, container } = open(Settings, {});
    expect(await screen.findByText('Version 0.1.0')).toBeTruthy();
    await user.click(screen.getByTestId('about-diagnostics'));
    const dialog = await screen.findByTestId('diagnostics-dialog');
    expect(dialog.textContent).toContain('"webView": "2.50.6"');
    expect(dialog.textContent).toContain('"no_answer"');
    expect(await axe(container)).toEqual([]);
    await user.click(screen.getByTestId('diagnostics-copy'));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('"contacts": 12'));
  });

  it('lists the libraries that the program is built from with their licences', async () => {
    const { user } = open(Settings, {});
    await user.click(await screen.findByTestId('about-licences'));
    await waitFor(() => expect(screen.getAllByTestId('library').length).toBeGreaterThan(100), { timeout: 20_000 });
    await user.type(screen.getByTestId('licences-search'), 'sqlx-core');
    await waitFor(() => expect(screen.getAllByTestId('library')).toHaveLength(1));
    expect(screen.getByTestId('library').textContent).toContain('MIT');
  });
});
