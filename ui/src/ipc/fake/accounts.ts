/** LINE accounts in the made-up company: connecting them, and how they do. */

import type {
  AccountHealth,
  Admin,
  AdminAccount,
  Check,
  CheckCode,
  CheckName,
  CheckState,
  ChecklistName,
  Quota,
} from '../bindings';
import type { Handlers, World } from '.';
import { found, withRow } from './rows';

const HOUR = 3_600_000;

type AccountCommand =
  | 'account_preview'
  | 'account_connect'
  | 'account_disconnect'
  | 'account_mode'
  | 'account_stop_line'
  | 'account_health'
  | 'account_check'
  | 'account_checklist'
  | 'public_address_find'
  | 'public_address_set'
  | 'secrets_unlock'
  | 'secrets_keep';

/** What Admin asks about accounts; `put` writes into Admin. */
export function accountHandlers(world: World, put: (changes: Partial<Admin>) => void): Pick<Handlers, AccountCommand> {
  const health = new Map(world.admin.accounts.map(({ id }) => [id, healthOf(id, world.now() - HOUR)]));

  const account = (id: string) => found(world.admin.accounts, id);
  const putAccount = (changed: AdminAccount): AdminAccount => {
    put({ accounts: withRow(world.admin.accounts, changed) });
    return changed;
  };
  const putHealth = (changed: AccountHealth): AccountHealth => {
    health.set(changed.lineAccountId, changed);
    const openChecklist = changed.checklist.filter(({ doneAt }) => doneAt === null).length;
    putAccount({ ...account(changed.lineAccountId), openChecklist });
    return changed;
  };

  return {
    account_preview: ({ fields }) => {
      const known = world.admin.accounts.find(({ channelId }) => channelId === fields.channelId);
      const { id, basicId, displayName, photo, disconnected } = known ?? RENTALS;
      const rest = { chatMode: 'chat', markAsRead: 'manual', webhookUrl: null } as const;
      return { basicId, displayName, photo, ...rest, known: known && !disconnected ? id : null };
    },
    account_connect: ({ fields: { channelId, shared, tokenKind } }) => {
      const known = world.admin.accounts.find((one) => one.channelId === channelId);
      if (known) return putAccount({ ...known, shared, tokenKind, disconnected: false });
      health.set(RENTALS.id, healthOf(RENTALS.id, null));
      return putAccount({ ...RENTALS, channelId, shared, tokenKind });
    },
    account_disconnect: ({ lineAccountId }) =>
      putAccount({ ...account(lineAccountId), disconnected: true, failedChecks: 0, openChecklist: 0 }),
    account_mode: ({ lineAccountId, shared }) => putAccount({ ...account(lineAccountId), shared }),
    account_stop_line: ({ lineAccountId, stopLine = null }) => {
      const { quota } = account(lineAccountId);
      return putAccount({ ...account(lineAccountId), quota: { ...quota, stopLine } });
    },
    account_health: ({ lineAccountId }) =>
      found(
        [...health].map(([id, one]) => ({ id, one })),
        lineAccountId,
      ).one,
    account_check: ({ lineAccountId }) => {
      const { checklist } = health.get(lineAccountId) ?? healthOf(lineAccountId, null);
      return putHealth({ ...healthOf(lineAccountId, world.now()), checklist });
    },
    account_checklist: ({ lineAccountId, item, done }) => {
      const known = health.get(lineAccountId) ?? healthOf(lineAccountId, null);
      const ticked = { item, doneAt: done ? world.now() : null, contradicted: false };
      return putHealth({ ...known, checklist: known.checklist.map((one) => (one.item === item ? ticked : one)) });
    },
    public_address_find: () => [
      { url: 'https://calm-otter-21.ngrok-free.app', by: 'ngrok' },
      { url: 'https://line.komorebi.example', by: 'line' },
    ],
    public_address_set: ({ url = null }) => {
      put({ address: { ...world.admin.address, url } });
      world.session = { ...world.session, foundAddress: null };
      world.changed('session');
      return world.admin.address;
    },
    secrets_unlock: () => {
      world.putSecrets('ready');
      return world.admin.secrets;
    },
    secrets_keep: ({ place }) => {
      put({ secrets: { ...world.admin.secrets, place, missing: [] } });
      world.putSecrets('ready');
      return world.admin.secrets;
    },
  };
}

/**
 * The accounts that the company has from the beginning: the shop's, which does well, and Ken's, which does not quite: a
 * line of its checklist is open.
 */
export function firstAccounts(now: number): AdminAccount[] {
  const shop = {
    ...accountOf('account-shop', '@komorebi-cycles', 'Komorebi Cycles', '2001234567', true),
    members: ['member-aya', 'member-long'],
    lastEventAt: now - 90_000,
    quota: quotaOf({ used: 3120, limit: 5000, level: 'enough', askedAt: now - HOUR }),
    openChecklist: 0,
  };
  const own = {
    ...accountOf('account-ken', '@komorebi-ken', '工房 Ken', '2007654321', false),
    members: ['member-ken'],
    lastEventAt: now - 9 * 24 * HOUR,
    quota: quotaOf({ used: 168, limit: 200, level: 'low', askedAt: now - HOUR }),
    openChecklist: 1,
  };
  return [shop, own];
}

/** The health of an account, in which all is right but what `WORSE` says; `checkedAt` null: not checked yet. */
function healthOf(lineAccountId: string, checkedAt: number | null): AccountHealth {
  const { results, undone } = WORSE[lineAccountId] ?? {};
  const checks = Object.entries({ ...RIGHT, ...results }).map(([name, [state, code, params = {}]]): Check => {
    const result = checkedAt === null ? { state: 'unknown' as const, code: 'unknown' as const } : { state, code };
    const okAt = result.state === 'ok' ? checkedAt : null;
    return { name: name as CheckName, ...result, params, checkedAt, okAt };
  });
  const doneAt = checkedAt && checkedAt - 960 * HOUR;
  const checklist = ITEMS.map((item) => ({ item, doneAt: item === undone ? null : doneAt, contradicted: false }));
  const webhookUrl = `https://line.komorebi.example/line/webhook/${lineAccountId}`;
  return { lineAccountId, webhookUrl, checks, checklist, oldSecretUntil: null };
}

type Results = Record<CheckName, [CheckState, CheckCode, Check['params']?]>;

const RIGHT: Results = {
  credentials: ['ok', 'ok'],
  bot_info: ['ok', 'ok'],
  public_address: ['ok', 'ok'],
  webhook_url: ['ok', 'ok'],
  use_webhook: ['ok', 'ok'],
  webhook_test: ['ok', 'ok'],
  signature: ['ok', 'ok'],
  chat_mode: ['ok', 'chat'],
  mark_as_read: ['ok', 'manual'],
  groups: ['ok', 'seen'],
  quota: ['ok', 'ok'],
  last_event: ['ok', 'ok'],
};

/** What is not right, by account. */
const WORSE: Record<string, { results: Partial<Results>; undone: ChecklistName }> = {
  'account-ken': {
    results: {
      groups: ['unknown', 'unknown'],
      quota: ['warning', 'low', { used: '168', limit: '200' }],
      last_event: ['warning', 'quiet'],
    },
    undone: 'greeting',
  },
};

const ITEMS: ChecklistName[] = ['use_webhook', 'redelivery', 'greeting', 'auto_reply', 'group_join'];

/** The month's messages of an account; unlike this, as `more` says. */
export function quotaOf(more: Partial<Quota> = {}): Quota {
  return { limit: null, used: 0, askedAt: null, stopLine: null, level: 'unknown', heldUntil: null, ...more };
}

function accountOf(id: string, basicId: string, displayName: string, channelId: string, shared: boolean): AdminAccount {
  return {
    id,
    basicId,
    displayName,
    photo: null,
    channelId,
    shared,
    members: [],
    lastEventAt: null,
    disconnected: false,
    tokenKind: 'stateless',
    quota: quotaOf(),
    failedChecks: 0,
    openChecklist: 5,
  };
}

/** Whatever account is connected anew. */
const RENTALS = accountOf('account-rentals', '@728komorebi', 'Komorebi Rentals', '', false);
