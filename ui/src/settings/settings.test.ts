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
