/** The guided set-up: from the keys to the first conversation. */

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { AccountHealth, Check } from '../../ipc';
import { wrongFields } from '../../ipc/fake/wire';
import { useLocale } from '../../lib/i18n';
import { route } from '../../lib/route.svelte';
import { axe } from '../../test/axe';
import { callsOf } from '../../test/open';
import { SECRET, atStep, connect, found, typeKeys } from '../test/connect';

describe('the whole way', () => {
  it('leads from the keys to the first message, and every step is ticked', async () => {
    const opened = await connect({ connect: 'new' }, ({ world }) => {
      world.admin = {
        ...world.admin,
        accounts: [],
        connection: { ...world.admin.connection, on: false, everyone: true },
      };
      world.admin.members = world.admin.members
        .filter((member) => member.id === 'member-aya')
        .map((member) => ({ ...member, lineAccountId: null, messageId: null }));
      world.admin.address.url = null;
    });
    const { fake, user, container } = opened;
    await typeKeys(opened);
    await atStep('you');
    expect(screen.getByTestId('account-found').textContent).toContain('@728komorebi');
    await user.click(screen.getByTestId('radio-shared'));
    await user.click(screen.getByTestId('you-yes'));
    await atStep('address');
    expect(callsOf(fake, 'account_connect')).toEqual([
      {
        fields: {
          channelId: '2009999999',
          channelSecret: SECRET,
          tokenKind: 'stateless',
          accessToken: '',
          keyId: '',
          privateKey: '',
          shared: true,
        },
      },
    ]);
    expect(container.innerHTML, 'what was typed is gone').not.toContain(SECRET);
    await user.click(await screen.findByTestId('radio-https://calm-otter-21.ngrok-free.app'));
    await user.click(screen.getByTestId('address-use'));
    await atStep('checks');
    await waitFor(() => expect(screen.getByTestId('check-webhook_test').dataset.state).toBe('ok'));
    await user.click(screen.getByTestId('connect-next'));
    for (const item of ['use_webhook', 'redelivery', 'greeting', 'auto_reply', 'group_join'])
      await user.click(await screen.findByTestId(`checklist-tick-${item}`));
    await waitFor(() => expect(screen.getByTestId('step-checklist').dataset.state).toBe('done'));
    await user.click(screen.getByTestId('connect-next'));
    await user.click(await screen.findByTestId('people-on'));
    await user.click(await screen.findByTestId('people-me'));
    await waitFor(() => expect(screen.getByTestId('people-names').textContent).toContain('Aya Tanaka'));
    expect(screen.getByTestId('first-event').dataset.arrived).toBe('false');
    fake.world.admin.accounts = fake.world.admin.accounts.map((account) => ({ ...account, lastEventAt: Date.now() }));
    fake.emit({ topics: [{ topic: 'messages', ids: [] }], lost: false });
    expect(await screen.findByText(/You can talk now/)).toBeTruthy();
    const states = [...container.querySelectorAll<HTMLElement>('[data-testid^="step-"]')].map((step) => [
      step.dataset.testid,
      step.dataset.state,
    ]);
    expect(
      states.every(([, state]) => state === 'done'),
      JSON.stringify(states),
    ).toBe(true);
    await user.click(screen.getByTestId('people-open'));
    expect(route.area).toBe('messages');
  });

  it('is walked by keyboard alone up to the connected account', async () => {
    const { fake, user } = await connect();
    screen.getByTestId('connect-channel-id').focus();
    await user.keyboard('2009999999');
    await user.tab();
    expect(document.activeElement).toBe(screen.getByTestId('connect-secret'));
    await user.keyboard(`${SECRET}{Enter}`);
    await atStep('you');
    expect(document.activeElement?.id, 'the new step is announced').toBe('connect-step');
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByTestId('you-yes'));
    await user.keyboard('{Enter}');
    await atStep('checks');
    expect(callsOf(fake, 'account_check'), 'what can be checked is checked').toHaveLength(1);
  });

  it.each(['keys', 'address', 'checks', 'checklist', 'people'])(
    'the step %s has no faults that axe can see',
    async (step) => {
      const { container } = await connect({ connect: 'account-shop', step });
      await screen.findByTestId('step-keys');
      await waitFor(() => expect(container.querySelector('[role="status"]') ?? step).toBeTruthy());
      expect(await axe(container)).toEqual([]);
    },
  );

  it('opens with the keyboard at its heading', async () => {
    await connect({ connect: 'account-shop' });
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 }));
    expect(document.activeElement?.textContent).toBe('Set up Komorebi Cycles');
  });

  it('checks without an answer are not done', async () => {
    const check = (name: Check['name'], state: Check['state'], code: Check['code']): Check => ({
      name,
      state,
      code,
      params: {},
      checkedAt: 1,
      okAt: null,
    });
    const health: AccountHealth = {
      lineAccountId: 'account-shop',
      webhookUrl: null,
      checklist: [],
      oldSecretUntil: null,
      checks: [check('credentials', 'warning', 'unreachable'), check('use_webhook', 'ok', 'ok')],
    };
    await connect({ connect: 'account-shop' }, (fake) => fake.on({ account_health: () => health }));
    await atStep('checks');
    expect(screen.getByTestId('step-checks').dataset.state).toBe('todo');
  });

  it('later steps cannot be gone to before there is an account', async () => {
    await connect();
    expect(screen.getByTestId('step-checks')).toHaveProperty('disabled', true);
    expect(screen.getByTestId('step-keys').getAttribute('aria-current')).toBe('step');
  });
});

describe('the account that LINE describes', () => {
  const known = { connect: 'new' };
  const chosen = (mode: string) => (screen.getByTestId(`radio-${mode}`) as HTMLInputElement).checked;

  it.each([
    ['2001234567', 'shared'],
    ['2007654321', 'own'],
    ['2009999999', 'own'],
  ])('of channel %s begins as it is: %s', async (channelId, mode) => {
    const opened = await connect(known);
    await typeKeys(opened, channelId);
    await atStep('you');
    expect(chosen(mode)).toBe(true);
  });

  it('stays shared also after it was out of use', async () => {
    const opened = await connect(known, ({ world }) => {
      world.admin.accounts = world.admin.accounts.map((account) => ({ ...account, disconnected: true }));
    });
    await typeKeys(opened, '2001234567');
    await atStep('you');
    expect(screen.queryByTestId('account-known')).toBeNull();
    expect(chosen('shared')).toBe(true);
  });

  it('cannot become one member’s own while several use it, and the set-up says what to do', async () => {
    const opened = await connect(known, (fake) =>
      fake.failNext('account_connect', { code: 'account_in_use', params: { member: 'Ken Mori' } }),
    );
    const { user } = opened;
    await typeKeys(opened, '2001234567');
    await user.click(await screen.findByTestId('radio-own'));
    await user.click(screen.getByTestId('you-yes'));
    expect((await screen.findByTestId('connect-failed')).textContent).toContain('belongs to several members');
    await user.click(screen.getByTestId('you-no'));
    expect(screen.queryByTestId('keys-failed'), 'the keys are not at fault').toBeNull();
  });

  it('and whose messages go elsewhere now is only connected with open eyes', async () => {
    const webhookUrl = `https://old-shop.example/${'a'.repeat(200)}`;
    const opened = await connect(known, (fake) => fake.on({ account_preview: () => ({ ...found, webhookUrl }) }));
    await typeKeys(opened);
    const banner = await screen.findByTestId('account-elsewhere');
    expect(banner.textContent).toContain(`messages to ${webhookUrl}. Once it is connected`);
    expect(await axe(opened.container)).toEqual([]);
  });

  it('and whose messages go nowhere else has no such warning', async () => {
    const opened = await connect(known);
    await typeKeys(opened);
    await atStep('you');
    expect(screen.queryByTestId('account-elsewhere')).toBeNull();
  });
});

describe('where keys are kept', () => {
  it('is asked before connecting when the computer has no unlocked keychain', async () => {
    const opened = await connect({ connect: 'new' }, ({ world }) => {
      world.admin.secrets.keychain = false;
      world.putSecrets('unavailable');
    });
    const { fake, user, container } = opened;
    await typeKeys(opened);
    await atStep('secrets');
    expect(screen.getByTestId('radio-keychain')).toHaveProperty('disabled', true);
    expect(await axe(container)).toEqual([]);
    await user.type(screen.getByTestId('secrets-passphrase'), 'veranda at noon');
    await user.type(screen.getByTestId('secrets-again'), 'veranda at noon{Enter}');
    await atStep('you');
    expect(callsOf(fake, 'secrets_keep')).toEqual([{ place: 'file', passphrase: 'veranda at noon' }]);
    await user.click(screen.getByTestId('you-yes'));
    await atStep('checks');
  });

  it('is asked as well when it turns out only while connecting; the keys stay typed', async () => {
    const opened = await connect({ connect: 'new' }, (fake) =>
      fake.failNext('account_connect', { code: 'secrets_unavailable' }),
    );
    await typeKeys(opened);
    await opened.user.click(await screen.findByTestId('you-yes'));
    await atStep('secrets');
    await opened.user.click(screen.getByTestId('radio-memory'));
    await opened.user.click(screen.getByTestId('secrets-keep'));
    await opened.user.click(await screen.findByTestId('you-yes'));
    await atStep('checks');
  });

  it('a locked file is unlocked in the way', async () => {
    const opened = await connect({ connect: 'new' }, ({ world }) => world.putSecrets('locked'));
    await typeKeys(opened);
    await atStep('secrets');
    await opened.user.type(screen.getByTestId('unlock-passphrase'), 'veranda at noon{Enter}');
    await atStep('you');
  });
});

describe('the public address', () => {
  it('comes with the line that opens a tunnel to this very door, shown at once to whoever has none', async () => {
    const { user } = await connect(
      { connect: 'account-shop', step: 'address' },
      ({ world }) => (world.admin.address.url = null),
    );
    const ways = await screen.findByTestId('address-ways');
    expect(ways).toHaveProperty('open', true);
    const door = screen.getByTestId('address-door').textContent;
    expect(ways.textContent).toContain(`cloudflared tunnel --url ${door}`);
    await user.click(screen.getByTestId('address-way-ngrok'));
    expect(await navigator.clipboard.readText()).toBe(`ngrok http ${door.split(':').at(-1)}`);
  });

  it('shows the door to copy, and what is typed wrongly is shown beside the field', async () => {
    const { fake, user } = await connect({ connect: 'account-shop', step: 'address' });
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    await user.click(screen.getByTestId('address-door-copy'));
    await waitFor(() => expect(copied).toEqual(['http://127.0.0.1:47100']));
    await user.click(await screen.findByTestId('radio-other'));
    await user.clear(screen.getByTestId('address-url'));
    fake.failNext('public_address_set', wrongFields({ url: 'not_an_https_address' }));
    await user.type(screen.getByTestId('address-url'), 'http://shop{Enter}');
    expect(await screen.findByText(/has to begin with https/)).toBeTruthy();
    expect(callsOf(fake, 'account_check'), 'nothing was set, so nothing is checked').toEqual([]);
  });

  it('without a tunnel program it is typed, and the checks run at once', async () => {
    const { fake, user } = await connect({ connect: 'account-shop', step: 'address' }, (fake) =>
      fake.on({ public_address_find: () => [] }),
    );
    expect((await screen.findByTestId('address-none')).textContent).toContain('No tunnel program');
    await user.clear(screen.getByTestId('address-url'));
    await user.type(screen.getByTestId('address-url'), ' https://line.example.com {Enter}');
    await atStep('checks');
    expect(callsOf(fake, 'public_address_set')).toEqual([{ url: 'https://line.example.com' }]);
    await waitFor(() => expect(callsOf(fake, 'account_check')).toHaveLength(1));
  });
});

it('an account that is not finished goes on where it stopped', async () => {
  await connect({ connect: 'account-ken' });
  await atStep('checklist');
  expect(within(screen.getByTestId('checklist-greeting')).getByText('Not ticked yet')).toBeTruthy();
});

it('an account out of use begins with its keys, and nobody asks how it does', async () => {
  const { fake } = await connect({ connect: 'account-ken' }, ({ world }) => {
    world.admin.accounts = world.admin.accounts.map((account) => ({ ...account, disconnected: true }));
  });
  await atStep('keys');
  expect(callsOf(fake, 'account_health')).toEqual([]);
});

it('the set-up speaks Japanese throughout', async () => {
  await useLocale('ja');
  const opened = await connect();
  await typeKeys(opened);
  await atStep('you');
  expect(screen.getByTestId('connect').textContent).toContain('アカウントの確認');
});
