/** What the frame says when something that worked has stopped, and leads to. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import App from '../App.svelte';
import type { Trouble } from '../ipc';
import { go, route } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';

const since = Date.now() - 600_000;
const tunnel: Trouble = {
  lineAccountId: 'account-shop',
  displayName: 'Komorebi Cycles',
  check: 'webhook_test',
  code: 'could_not_connect',
  since,
};
const keys: Trouble = {
  lineAccountId: 'account-ken',
  displayName: '工房 Ken',
  check: 'credentials',
  code: 'secrets_unavailable',
  since,
};

describe('what stopped', () => {
  it('is shown to an administrator with the way to the account’s health', async () => {
    const { user, container } = open(
      App,
      {},
      ({ world }) => (world.session.troubles = [tunnel, { ...keys, code: 'refused' }]),
    );
    const banner = await screen.findByTestId('trouble-banner');
    expect(banner.textContent).toContain('Komorebi Cycles: Connection from LINE');
    expect(banner.textContent).toContain('could not connect');
    expect(banner.textContent).toContain('1 other account');
    expect(await axe(container)).toEqual([]);
    await user.click(screen.getByTestId('trouble-open'));
    expect(route.params).toEqual({ section: 'accounts', accountId: 'account-shop' });
    await waitFor(() => expect(screen.queryByTestId('trouble-open'), 'one is there already').toBeNull());
  });

  it('is told to everybody else with whom to tell', async () => {
    open(App, {}, ({ world }) => {
      const line = { ...world.session.line, administrators: ['Ken Mori', 'Hana'] };
      world.session = { ...world.session, administrator: false, troubles: [tunnel], line };
    });
    expect((await screen.findByTestId('trouble-banner')).textContent).toContain('Ken Mori or Hana can look after it');
    expect(screen.queryByTestId('trouble-open')).toBeNull();
  });

  it('LINE out of reach is shown once for all accounts, with what becomes of messages', async () => {
    const away: Trouble = { ...tunnel, check: 'credentials', code: 'unreachable' };
    open(App, {}, ({ world }) => (world.session.troubles = [away, { ...keys, code: 'unreachable' }]));
    const { textContent: words } = await screen.findByTestId('trouble-banner');
    expect(words).toContain('does not reach LINE');
    expect(words).toMatch(/goes out by itself.*Since \d/);
    expect(words).not.toMatch(/Komorebi|other account/);
  });

  it('two that take an account from each other are told with what that means', async () => {
    open(App, {}, ({ world }) => (world.session.troubles = [{ ...tunnel, check: 'webhook_url', code: 'contested' }]));
    const { textContent: words } = await screen.findByTestId('trouble-banner');
    expect(words).toContain('Komorebi Cycles: Webhook URL');
    expect(words).toContain('Something else keeps giving LINE another one');
  });

  it('goes when it works again', async () => {
    const { fake } = open(App, {}, ({ world }) => (world.session.troubles = [tunnel]));
    await screen.findByTestId('trouble-banner');
    fake.world.session = { ...fake.world.session, troubles: [] };
    fake.world.changed('session');
    await waitFor(() => expect(screen.queryByTestId('trouble-banner')).toBeNull());
  });
});

describe('a public address that was found', () => {
  const foundAddress = { url: 'https://quiet-rain.trycloudflare.example/', at: since };

  it('waits on a banner until the administrator uses it, by keyboard too', async () => {
    const { fake, user, container } = open(App, {}, ({ world }) => (world.session.foundAddress = foundAddress));
    const banner = await screen.findByTestId('address-banner');
    expect(banner.textContent).toContain('quiet-rain.trycloudflare.example');
    expect(banner.textContent).toContain('only if you know that the tunnel is yours');
    expect(await axe(container)).toEqual([]);
    expect(callsOf(fake, 'public_address_set'), 'nothing moves before').toEqual([]);
    screen.getByTestId('address-banner-use').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('address-banner')).toBeNull());
    expect(callsOf(fake, 'public_address_set')).toEqual([{ url: foundAddress.url }]);
  });

  it('stays when it could not be set, and says why', async () => {
    const { fake, user } = open(App, {}, ({ world }) => (world.session.foundAddress = foundAddress));
    fake.failNext('public_address_set', { code: 'storage_full' });
    await user.click(await screen.findByTestId('address-banner-use'));
    expect(await screen.findByText(/disk/i)).toBeTruthy();
    expect(screen.getByTestId('address-banner')).toBeTruthy();
  });
});

describe('the keys', () => {
  it('locked: anybody at this computer unlocks them right there; a wrong passphrase is shown in the field', async () => {
    const { fake, user, container } = open(App, {}, ({ world }) => {
      world.session = { ...world.session, administrator: false, secrets: 'locked', troubles: [keys] };
    });
    await user.click(await screen.findByTestId('banner-unlock'));
    expect(screen.queryByTestId('trouble-banner'), 'the same is not shown twice').toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('unlock-passphrase')));
    expect(await axe(container)).toEqual([]);
    fake.failNext('secrets_unlock', { code: 'wrong_passphrase' });
    await user.keyboard('guess{Enter}');
    expect(await screen.findByText('This is not the passphrase.')).toBeTruthy();
    expect(screen.getByTestId('unlock-passphrase').getAttribute('aria-invalid')).toBe('true');
    await user.clear(screen.getByTestId('unlock-passphrase'));
    await user.type(screen.getByTestId('unlock-passphrase'), 'veranda at noon{Enter}');
    await waitFor(() => expect(screen.queryByTestId('secrets-banner')).toBeNull());
    expect(screen.queryByTestId('unlock-dialog')).toBeNull();
    expect(callsOf(fake, 'secrets_unlock')).toEqual([{ passphrase: 'guess' }, { passphrase: 'veranda at noon' }]);
  });

  it('asked for again: an administrator is led to where they are typed', async () => {
    const { user } = open(App, {}, ({ world }) => {
      world.session.secrets = 'asked';
      world.admin.secrets.missing = ['account-shop'];
    });
    await user.click(await screen.findByTestId('banner-accounts'));
    expect(await screen.findByTestId('account-keys')).toBeTruthy();
  });

  it('without a keychain: shown to who talks with LINE users, not to who could not anyway', async () => {
    const { fake } = open(App, {}, ({ world }) => (world.session.secrets = 'unavailable'));
    expect((await screen.findByTestId('secrets-banner')).textContent).toContain('keychain is locked or missing');
    fake.world.session = {
      ...fake.world.session,
      line: { ...fake.world.session.line, allowed: false, reason: 'no_account' },
    };
    fake.world.changed('session');
    await waitFor(() => expect(screen.queryByTestId('secrets-banner')).toBeNull());
  });

  it('at hand: nothing is said', async () => {
    open(App, {});
    await screen.findByTestId('frame');
    expect(screen.queryByTestId('secrets-banner')).toBeNull();
    expect(screen.queryByTestId('trouble-banner')).toBeNull();
  });
});

describe('a storage fault', () => {
  it.each([
    ['full', /disk is full.*Free some space.*by itself/],
    ['read_only', /cannot be written to.*Allow/],
    ['unreachable', /cannot be reached.*connected/],
    ['busy', /Another program/],
    ['broken', /damaged.*backup/],
    ['no_room', /Messages come in.*by themselves/],
  ] as const)('%s: says what to do, and goes away by itself', async (fault, words) => {
    const { fake, container } = open(App, {}, ({ world }) => (world.session.storage = fault));
    const banner = await screen.findByTestId('storage-banner');
    expect(banner.textContent).toMatch(words);
    expect(await axe(container)).toEqual([]);
    fake.world.session = { ...fake.world.session, storage: null };
    fake.world.changed('session');
    await waitFor(() => expect(screen.queryByTestId('storage-banner')).toBeNull());
  });

  it('is said also when the disk cannot even be read', async () => {
    const { fake } = open(App, {});
    await screen.findByTestId('frame');
    fake.failNext('session_get', { code: 'storage_unreachable' });
    fake.world.changed('session');
    expect((await screen.findByTestId('storage-banner')).textContent).toContain('cannot be reached');
    fake.world.changed('session');
    await waitFor(() => expect(screen.queryByTestId('storage-banner')).toBeNull());
  });
});

describe('a damaged data file', () => {
  it('leads an administrator to the last good backup', async () => {
    const { user, container } = open(App, {}, ({ world }) => (world.session.damageFoundAt = since));
    expect((await screen.findByTestId('damage-banner')).textContent).toMatch(/damaged.*last good backup/);
    expect(await axe(container)).toEqual([]);
    await user.click(screen.getByTestId('damage-open'));
    expect(route.params).toEqual({ section: 'backup' });
    await waitFor(() => expect(screen.queryByTestId('damage-open'), 'one is there already').toBeNull());
  });

  it('is told to everybody else with whom to tell', async () => {
    open(App, {}, ({ world }) => {
      world.session = { ...world.session, administrator: false, damageFoundAt: since };
    });
    expect((await screen.findByTestId('damage-banner')).textContent).toContain('can look after it');
    expect(screen.queryByTestId('damage-open')).toBeNull();
  });
});

describe('a new company', () => {
  it.each(['messages', 'contacts', 'admin'] as const)('is led from %s to connecting its account', async (area) => {
    const { user } = open(App, {}, ({ world }) => {
      world.admin = { ...world.admin, accounts: [], connection: { ...world.admin.connection, on: false } };
      world.session.line = { allowed: false, reason: 'connection_off', administrators: [world.session.me.name] };
    });
    await screen.findByTestId('frame');
    await go(area);
    await user.click(await screen.findByTestId('banner-connect'));
    await screen.findByTestId('connect');
    expect(screen.queryByTestId('line-refusal'), 'the set-up says itself what is missing').toBeNull();
  });
});

describe('another address for LINE', () => {
  it('is marked on every screen', async () => {
    open(
      App,
      {},
      ({ world }) => (world.session = { ...world.session, kind: 'local', lineElsewhere: 'line.example:8443' }),
    );
    for (const area of ['messages', 'contacts', 'profile', 'admin', 'settings'] as const) {
      await go(area);
      expect((await screen.findByTestId('line-elsewhere')).textContent, area).toContain('line.example:8443');
    }
  });

  it('is not mentioned while messages go to LINE', async () => {
    open(App, {});
    await screen.findByTestId('frame');
    expect(screen.queryByTestId('line-elsewhere')).toBeNull();
  });
});
