/** How an account does: every code has words, in both languages, and the page acts on them. */

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type {
  AccountHealth,
  AdminAccount,
  Check,
  CheckCode,
  ChecklistItem,
  ChecklistName,
  QuotaLevel,
} from '../../ipc';
import type { Fake } from '../../ipc/fake';
import { quotaOf } from '../../ipc/fake/accounts';
import { useLocale } from '../../lib/i18n';
import { languages } from '../../lib/languages';
import { go, route } from '../../lib/route.svelte';
import { axe } from '../../test/axe';
import { callsOf, open } from '../../test/open';
import Admin from '../Admin.svelte';
import { CHECKS, checkDetail, checkTitle, checkWords, codesOf } from '../lib/check';
import { lineWords } from './checklist';

const ITEMS: Record<ChecklistName, true> = {
  use_webhook: true,
  redelivery: true,
  greeting: true,
  auto_reply: true,
  group_join: true,
};

const codes = CHECKS.map((name) => ({ name, codes: codesOf(name) }));

async function health(accountId = 'account-shop', arrange?: (fake: Fake) => void) {
  await go('admin', { section: 'accounts', accountId });
  const opened = open(Admin, {}, arrange);
  await waitFor(() => expect(screen.getByTestId('health').dataset.ready).toBe('true'));
  return opened;
}

const checkedAt = Date.now() - 60_000;

function healthWith(checks: Partial<Check>[], checklist: ChecklistItem[] = []): AccountHealth {
  const whole = checks.map((check): Check => ({
    name: 'credentials',
    state: 'ok',
    code: 'ok',
    params: {},
    checkedAt,
    okAt: null,
    ...check,
  }));
  return { lineAccountId: 'account-shop', webhookUrl: null, checks: whole, checklist, oldSecretUntil: null };
}

describe('words', () => {
  it('every check has its codes', () => {
    expect(codes).toHaveLength(12);
    expect(codes.find((check) => check.name === 'webhook_test')?.codes).toContain('wrong_place');
    expect(codes.filter((check) => check.codes.length < 2)).toEqual([]);
  });

  it.each(languages)('every check and code has its own in %s', async (language) => {
    await useLocale(language);
    for (const { name, codes: list } of codes) {
      expect(checkTitle(name), name).not.toMatch(/^check-/);
      for (const code of list) {
        const { text, todo = '' } = checkWords(name, code);
        expect(text, `${name}: ${code}`).not.toContain(code.includes('_') ? code : `(${code})`);
        expect(`${text} ${todo}`, `${name}: ${code}`).not.toMatch(/\bcheck-|undefined/);
      }
      const texts = list.map((code) => checkWords(name, code).text);
      expect(new Set(texts).size, `the codes of ${name} differ`).toBe(texts.length);
    }
  });

  it.each(languages)('whatever is wrong says what can be done in %s', async (language) => {
    await useLocale(language);
    const fine: CheckCode[] = ['ok', 'unlimited', 'registered', 'chat', 'manual', 'seen', 'unknown'];
    for (const { name, codes: list } of codes)
      for (const code of list.filter((one) => !fine.includes(one)))
        expect(checkWords(name, code).todo, `${name}: ${code}`).toBeTruthy();
  });

  it.each(languages)('every line of the checklist has a reason and a place in %s', async (language) => {
    await useLocale(language);
    for (const item of Object.keys(ITEMS) as ChecklistName[])
      for (const words of Object.values(lineWords(item))) expect(words, item).not.toMatch(/^checklist-/);
  });

  it.each(languages)('only a fault of LINE’s own is said to be one in %s', async (language) => {
    await useLocale(language);
    const fault = checkWords('credentials', 'line_error').text;
    for (const { name } of codes)
      for (const code of ['forbidden', 'asked_too_often', 'not_understood', 'unreachable'] as const)
        expect(checkWords(name, code).text, `${name}: ${code}`).not.toBe(fault);
  });

  it('what LINE had is shown, and no status of an answer that never came', () => {
    const check = (code: CheckCode, params: Check['params']): Check => ({
      name: 'webhook_url',
      state: 'failed',
      code,
      params,
      checkedAt,
      okAt: null,
    });
    for (const code of ['registered', 'taken_back', 'contested'] as const)
      expect(checkDetail(check(code, { was: 'https://old.example/hook' }))).toContain('https://old.example/hook');
    expect(checkDetail(check('door_error', { status: '500', detail: '' }))).toContain('500');
    expect(checkDetail(check('could_not_connect', { status: '0', detail: '' }))).toBeNull();
    expect(checkDetail(check('not_understood', {}))).toBeNull();
  });

  it('a code that is newer than the window is shown, not swallowed', () => {
    expect(checkWords('groups', 'something_new' as CheckCode).text).toContain('something_new');
  });
});

describe('the sum', () => {
  const others = [{ name: 'use_webhook' }, { name: 'webhook_test' }, { name: 'signature' }] as const;
  const unanswered: Partial<Check>[] = [
    ...(['unreachable', 'forbidden', 'asked_too_often', 'line_error', 'not_understood'] as const).map(
      (code) => ({ name: 'bot_info', state: 'unknown', code }) as const,
    ),
    { name: 'credentials', state: 'warning', code: 'unreachable' },
    { name: 'webhook_test', state: 'unknown', code: 'too_often' },
    { name: 'signature', state: 'unknown', code: 'unknown' },
    { name: 'use_webhook', state: 'unknown', code: 'unknown', checkedAt: null },
  ];
  const sumWith = async (checks: Partial<Check>[]) => {
    await health('account-shop', (fake) => fake.on({ account_health: () => healthWith(checks) }));
    return screen.getByTestId('checks-sum').textContent;
  };

  it.each(unanswered)('does not claim that all is right: $name $state $code', async (check) => {
    expect(
      await sumWith([{ name: 'last_event' }, ...others.filter(({ name }) => name !== check.name), check]),
    ).toContain('could not be checked');
  });

  it('says first what is wrong', async () => {
    expect(
      await sumWith([
        { name: 'bot_info', state: 'unknown', code: 'line_error' },
        { name: 'use_webhook', state: 'failed', code: 'off' },
      ]),
    ).toContain('1 thing is not right');
  });

  it('is right also where LINE never says how a thing is', async () => {
    expect(await sumWith([...others, { name: 'groups', state: 'unknown', code: 'unknown' }])).toContain('All is right');
  });

  it('of an account that nobody has looked at says just that', async () => {
    expect(
      await sumWith(others.map(({ name }) => ({ name, state: 'unknown', code: 'unknown', checkedAt: null }))),
    ).toContain('Not looked at yet');
  });
});

describe('the page', () => {
  it('takes the keyboard to its heading, or to the checklist when that was asked for', async () => {
    const { unmount } = await health();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: /Health of Komorebi Cycles/ }));
    unmount();
    await go('admin', { section: 'accounts', accountId: 'account-ken', part: 'checklist' });
    open(Admin, {});
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Switches at LINE' })));
  });

  it('of an account out of use shows no fault, and asks nothing', async () => {
    const { fake } = await health('account-shop', ({ world }) => {
      world.admin.accounts = world.admin.accounts.map((account) => ({ ...account, disconnected: true }));
    });
    fake.failNext('account_health', { code: 'not_found' });
    expect(screen.getByTestId('health-disconnected')).toBeTruthy();
    expect(screen.getByTestId('health').querySelector('.danger')).toBeNull();
    expect(callsOf(fake, 'account_health')).toEqual([]);
    await expect(fake.call('account_health', { lineAccountId: 'account-shop' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('shows each check with when it was looked at, and until when it was right', async () => {
    await health('account-shop', (fake) =>
      fake.on({
        account_health: () =>
          healthWith([
            {
              name: 'webhook_test',
              state: 'failed',
              code: 'error_status_code',
              params: { status: '502' },
              okAt: checkedAt - 600_000,
            },
            { name: 'signature', state: 'unknown', code: 'unknown', checkedAt: null },
            {
              name: 'webhook_url',
              state: 'failed',
              code: 'refused',
              params: { detail: 'Invalid webhook endpoint URL' },
            },
          ]),
      }),
    );
    const failed = screen.getByTestId('check-webhook_test').textContent;
    expect(failed).toContain('status 502');
    expect(failed).toMatch(/Looked at: .*It was right until/s);
    expect(screen.getByTestId('check-signature').textContent).toContain('Not looked at yet');
    const refused = screen.getByTestId('check-webhook_url').textContent;
    expect(refused).toContain('LINE says: Invalid webhook endpoint URL');
    expect(refused).toContain('has not been right yet');
    expect(screen.getByTestId('checks-sum').textContent).toContain('2 things');
  });

  it('runs the checks again, says that it takes a while, and shows what changed', async () => {
    const { fake, user } = await health('account-shop', (fake) => {
      fake.world.admin.address.url = null;
      fake.on({ account_check: () => healthWith([{ name: 'public_address', state: 'failed', code: 'missing' }]) });
    });
    let answer = () => {};
    fake.stall('account_check', new Promise<void>((done) => (answer = done)));
    await user.click(screen.getByTestId('checks-again'));
    await user.click(screen.getByTestId('checks-again'));
    expect(screen.getByTestId('checks-sum').textContent).toContain('can take a minute');
    answer();
    await waitFor(() => expect(screen.getByTestId('check-public_address').dataset.code).toBe('missing'));
    expect(callsOf(fake, 'account_check'), 'a second click does nothing').toHaveLength(1);
    await user.click(screen.getByTestId('check-fix-public_address'));
    expect((await screen.findByTestId('connect')).dataset.step).toBe('address');
  });

  it('checks that fail as a whole show why, and the last answer stays', async () => {
    const { fake, user } = await health();
    fake.failNext('account_check', { code: 'line_unreachable' });
    await user.click(screen.getByTestId('checks-again'));
    expect((await screen.findByTestId('checks-failed')).textContent).toContain('cannot be reached');
    expect(screen.getByTestId('check-credentials')).toBeTruthy();
  });

  it.each([
    ['credentials', 'refused', 'keys'],
    ['signature', 'wrong_secret', 'keys'],
    ['webhook_url', 'refused', 'address'],
  ] as const)('%s %s is mended in the step %s', async (name, code, step) => {
    const { user } = await health('account-shop', (fake) =>
      fake.on({ account_health: () => healthWith([{ name, state: 'failed', code }]) }),
    );
    await user.click(screen.getByTestId(`check-fix-${name}`));
    expect((await screen.findByTestId('connect')).dataset.step).toBe(step);
  });

  it('a tick that cannot be kept goes away again', async () => {
    const { fake, user } = await health('account-ken');
    fake.failNext('account_checklist', { code: 'storage_full' });
    await user.click(screen.getByTestId('checklist-tick-redelivery'));
    await waitFor(() => expect(screen.getByTestId('checklist-tick-redelivery')).toHaveProperty('checked', true));
    await user.click(screen.getByTestId('checklist-tick-redelivery'));
    await waitFor(() => expect(screen.getByTestId('checklist-tick-redelivery')).toHaveProperty('checked', false));
    expect(callsOf(fake, 'account_checklist')).toHaveLength(2);
  });

  it('a ticked switch that Engawa sees to be off is contradicted', async () => {
    const line = (item: ChecklistName): ChecklistItem => ({
      item,
      doneAt: checkedAt,
      contradicted: item === 'use_webhook',
    });
    const off = healthWith(
      [{ name: 'use_webhook', state: 'failed', code: 'off' }],
      [line('use_webhook'), line('redelivery')],
    );
    await health('account-shop', (fake) => fake.on({ account_health: () => off }));
    expect(within(screen.getByTestId('checklist-use_webhook')).getByText(/seen the opposite/)).toBeTruthy();
    expect(within(screen.getByTestId('checklist-redelivery')).queryByText(/seen the opposite/)).toBeNull();
  });

  it('disconnecting asks, says that nothing is deleted, and leads back by “Connect again”', async () => {
    const { fake, user } = await health();
    await user.click(screen.getByTestId('health-disconnect'));
    expect((await screen.findByTestId('confirm')).textContent).toContain('Nothing is deleted');
    expect(callsOf(fake, 'account_disconnect')).toEqual([]);
    await user.click(screen.getByTestId('confirm-yes'));
    expect(await screen.findByTestId('health-disconnected')).toBeTruthy();
    await waitFor(() => expect(screen.getByTestId('health').dataset.ready).toBe('true'));
    expect(screen.getByTestId('health').querySelector('.danger'), 'out of use is no fault').toBeNull();
    await user.click(screen.getByTestId('health-again'));
    expect((await screen.findByTestId('connect')).dataset.step).toBe('keys');
  });

  it('renewing begins with the keys', async () => {
    const { user } = await health();
    await user.click(screen.getByTestId('health-renew'));
    expect(route.params).toEqual({ section: 'accounts', connect: 'account-shop', step: 'keys' });
  });

  it.each(['account-shop', 'account-ken'])('of %s has no faults that axe can see', async (id) => {
    const { container } = await health(id);
    expect(await axe(container)).toEqual([]);
  });
});

describe('the monthly number', () => {
  /** The shop's account, which has used more than `stopLine`. */
  function stoppedAt({ world }: Fake, stopLine: number | null): AdminAccount {
    const [shop, ...others] = world.admin.accounts;
    if (!shop) throw new Error('there is the shop');
    const level: QuotaLevel = stopLine === null ? 'enough' : 'stopped';
    const changed = { ...shop, quota: { ...shop.quota, stopLine, level } };
    world.admin = { ...world.admin, accounts: [changed, ...others] };
    return changed;
  }

  const levels: [QuotaLevel, string][] = [
    ['low', '80 %'],
    ['very_low', '95 %'],
    ['used_up', 'larger plan'],
    ['stopped', 'stop line is reached'],
  ];

  it.each(levels)('says what %s means', async (level, words) => {
    await health('account-shop', ({ world }) => {
      const quota = {
        ...quotaOf({ used: 190, limit: 200, askedAt: checkedAt }),
        level,
        heldUntil: Date.UTC(2026, 11, 1),
      };
      world.admin.accounts = world.admin.accounts.map((account) => ({ ...account, quota }));
    });
    expect(screen.getByTestId('quota-level').textContent).toContain(words);
  });

  it('without a limit has no meter; not asked yet says so', async () => {
    await health('account-shop', ({ world }) => {
      world.admin.accounts = world.admin.accounts.map((account) => ({
        ...account,
        quota: quotaOf({ used: 7, askedAt: checkedAt, level: 'enough' }),
      }));
    });
    expect(screen.getByTestId('quota').textContent).toContain('no limit');
    expect(screen.queryByRole('meter')).toBeNull();
  });

  it('has a stop line: a number, or nothing', async () => {
    const { fake, user } = await health('account-shop', (fake) =>
      fake.on({ account_stop_line: ({ stopLine = null }) => stoppedAt(fake, stopLine) }),
    );
    await user.type(screen.getByTestId('stop-line'), 'many{Enter}');
    expect(await screen.findByText(/A whole number/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByTestId('stop-line'));
    await user.clear(screen.getByTestId('stop-line'));
    await user.type(screen.getByTestId('stop-line'), '３,000{Enter}');
    await waitFor(() =>
      expect(callsOf(fake, 'account_stop_line')).toEqual([{ lineAccountId: 'account-shop', stopLine: 3000 }]),
    );
    await waitFor(() => expect(screen.getByTestId('quota').dataset.level).toBe('stopped'));
    await user.clear(screen.getByTestId('stop-line'));
    await user.click(screen.getByTestId('stop-line-save'));
    await waitFor(() =>
      expect(callsOf(fake, 'account_stop_line')[1]).toEqual({ lineAccountId: 'account-shop', stopLine: null }),
    );
  });
});
