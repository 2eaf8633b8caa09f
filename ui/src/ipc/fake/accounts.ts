/** LINE accounts in the made-up company: connecting them, and how they do. */

import type {
  AccountFields,
  AccountHealth,
  Admin,
  AdminAccount,
  Check,
  CheckCode,
  CheckName,
  CheckState,
  ChecklistItem,
  ChecklistName,
  Quota,
  QuotaLevel,
} from '../bindings';
import { type Handlers, type World, wireError } from '.';

const HOUR = 3_600_000;
const NAMES: CheckName[] = [
  'credentials',
  'bot_info',
  'public_address',
  'webhook_url',
  'use_webhook',
  'webhook_test',
  'signature',
  'chat_mode',
  'mark_as_read',
  'groups',
  'quota',
  'last_event',
];
const ITEMS: ChecklistName[] = ['use_webhook', 'redelivery', 'greeting', 'auto_reply', 'group_join'];

/** The passphrase that opens the made-up file of secrets. */
export const PASSPHRASE = 'veranda at noon';

type Wanted =
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

/** What Admin asks about accounts; `changed` puts in what is new and gives it back. */
export function accountHandlers(world: World, changed: (changes: Partial<Admin>) => Admin): Pick<Handlers, Wanted> {
  const kept = new Map(world.admin.accounts.map((account) => [account.id, healthOf(account, world, true)]));
  const oldSecrets = new Map<string, number>();
  const find = (id: string): AdminAccount => {
    const account = world.admin.accounts.find((one) => one.id === id);
    if (!account) throw wireError('not_found');
    return account;
  };
  /** What is asked about how an account does is only answered for one that is in use. */
  const connected = (id: string): AdminAccount => {
    const account = find(id);
    if (account.disconnected) throw wireError('not_found');
    return account;
  };
  const change = (id: string, changes: Partial<AdminAccount>): AdminAccount => {
    find(id);
    changed({ accounts: world.admin.accounts.map((one) => (one.id === id ? { ...one, ...changes } : one)) });
    return find(id);
  };
  const health = (id: string): AccountHealth => {
    const known = kept.get(id) ?? healthOf(find(id), world, false);
    return { ...known, webhookUrl: webhookUrl(id, world), oldSecretUntil: oldSecrets.get(id) ?? null };
  };
  const keep = (id: string, next: AccountHealth): AccountHealth => {
    kept.set(id, next);
    change(id, {
      failedChecks: next.checks.filter((check) => check.state === 'failed').length,
      openChecklist: openLines(next),
    });
    return health(id);
  };

  return {
    account_preview: ({ fields }) => {
      refuseKeys(fields);
      const known = world.admin.accounts.find((account) => account.channelId === fields.channelId);
      const { basicId, displayName, photo } = known ?? newAccount(fields);
      return {
        basicId,
        displayName,
        photo,
        chatMode: 'chat',
        markAsRead: 'manual',
        webhookUrl: null,
        known: known && !known.disconnected ? known.id : null,
      };
    },
    account_connect: ({ fields }) => {
      refuseKeys(fields);
      if (world.session.secrets === 'unavailable') throw wireError('secrets_unavailable');
      if (world.session.secrets === 'locked') throw wireError('secrets_locked');
      const known = world.admin.accounts.find((account) => account.channelId === fields.channelId);
      if (known) {
        if (!fields.shared && known.members.length > 1) throw wireError('account_in_use', { member: 'Ken Mori' });
        oldSecrets.set(known.id, world.now() + 24 * HOUR);
        return change(known.id, {
          shared: fields.shared,
          tokenKind: fields.tokenKind,
          disconnected: false,
          openChecklist: openLines(health(known.id)),
        });
      }
      const made = newAccount(fields);
      kept.set(made.id, healthOf(made, world, false));
      changed({ accounts: [...world.admin.accounts, made] });
      return find(made.id);
    },
    account_disconnect: ({ lineAccountId }) =>
      change(connected(lineAccountId).id, { disconnected: true, failedChecks: 0, openChecklist: 0 }),
    account_mode: ({ lineAccountId, shared }) => {
      if (!shared && find(lineAccountId).members.length > 1) throw wireError('account_in_use', { member: 'Ken Mori' });
      return change(lineAccountId, { shared });
    },
    account_stop_line: ({ lineAccountId, stopLine }) => {
      const { quota } = find(lineAccountId);
      return change(lineAccountId, { quota: withLevel({ ...quota, stopLine: stopLine ?? null }, world.now()) });
    },
    account_health: ({ lineAccountId }) => health(connected(lineAccountId).id),
    account_check: ({ lineAccountId }) => {
      const account = connected(lineAccountId);
      const quota =
        account.quota.askedAt === null ? quotaOf(12, 200, world.now()) : { ...account.quota, askedAt: world.now() };
      change(lineAccountId, { quota });
      return keep(lineAccountId, { ...health(lineAccountId), checks: checksOf({ ...account, quota }, world) });
    },
    account_checklist: ({ lineAccountId, item, done }) => {
      const known = health(connected(lineAccountId).id);
      return keep(lineAccountId, {
        ...known,
        checklist: known.checklist.map((one) =>
          one.item === item ? { ...one, doneAt: done ? world.now() : null } : one,
        ),
      });
    },
    public_address_find: () => [
      { url: 'https://calm-otter-21.ngrok-free.app', by: 'ngrok' },
      { url: 'https://line.komorebi.example', by: 'line' },
    ],
    public_address_set: ({ url }) => {
      if (url && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(url))
        throw { ...wireError('invalid_fields'), fields: [{ field: 'url', code: 'not_an_https_address' }] };
      return changed({ address: { ...world.admin.address, url: url?.replace(/\/$/, '') || null } }).address;
    },
    secrets_unlock: ({ passphrase }) => {
      if (passphrase !== PASSPHRASE) throw wireError('wrong_passphrase');
      setSecrets(world, 'ready');
      return { ...world.admin.secrets, state: 'ready' };
    },
    secrets_keep: ({ place, passphrase }) => {
      if (place === 'file' && passphrase.length < 8)
        throw { ...wireError('invalid_fields'), fields: [{ field: 'passphrase', code: 'too_short' }] };
      setSecrets(world, 'ready');
      return changed({ secrets: { place, state: 'ready', keychain: place === 'keychain', missing: [] } }).secrets;
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
    lastEventAt: now - 90_000,
    quota: quotaOf(3120, 5000, now - HOUR),
    openChecklist: 0,
  };
  const own = {
    ...accountOf('account-ken', '@komorebi-ken', '工房 Ken', '2007654321', false),
    lastEventAt: now - 9 * 24 * HOUR,
    quota: quotaOf(168, 200, now - HOUR),
    openChecklist: 1,
  };
  return [shop, own];
}

function accountOf(id: string, basicId: string, displayName: string, channelId: string, shared: boolean): AdminAccount {
  const quota: Quota = { limit: null, used: 0, askedAt: null, stopLine: null, level: 'unknown', heldUntil: null };
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
    quota,
    failedChecks: 0,
    openChecklist: ITEMS.length,
  };
}

function newAccount({ channelId, shared, tokenKind }: AccountFields): AdminAccount {
  return { ...accountOf(`account-${channelId}`, '@728komorebi', 'Komorebi Rentals', channelId, shared), tokenKind };
}

/** A quota with its level. */
export function quotaOf(used: number, limit: number | null, askedAt: number): Quota {
  return withLevel({ limit, used, askedAt, stopLine: null, level: 'unknown', heldUntil: null }, askedAt);
}

function withLevel(quota: Quota, now: number): Quota {
  const { used, limit, stopLine } = quota;
  const part = limit === null ? 0 : used / limit;
  const byPlan: QuotaLevel = part >= 1 ? 'used_up' : part >= 0.95 ? 'very_low' : part >= 0.8 ? 'low' : 'enough';
  const level = stopLine !== null && used >= stopLine && byPlan !== 'used_up' ? 'stopped' : byPlan;
  const date = new Date(now);
  const nextMonth = new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
  return { ...quota, level, heldUntil: level === 'used_up' || level === 'stopped' ? nextMonth : null };
}

function webhookUrl(id: string, world: World): string | null {
  const { url } = world.admin.address;
  return url && `${url}/line/webhook/${id}`;
}

function healthOf(account: AdminAccount, world: World, looked: boolean): AccountHealth {
  const doneAt = world.now() - 40 * 24 * HOUR;
  const open = (item: ChecklistName) => !looked || (item === 'greeting' && account.id === 'account-ken');
  const checklist: ChecklistItem[] = ITEMS.map((item) => ({
    item,
    doneAt: open(item) ? null : doneAt,
    contradicted: false,
  }));
  const checks = looked
    ? checksOf(account, world, world.now() - HOUR)
    : NAMES.map((name) => checkOf(name, 'unknown', 'unknown', null));
  return {
    lineAccountId: account.id,
    webhookUrl: webhookUrl(account.id, world),
    checks,
    checklist,
    oldSecretUntil: null,
  };
}

function openLines({ checklist }: AccountHealth): number {
  return checklist.filter((item) => item.doneAt === null).length;
}

function checksOf(account: AdminAccount, world: World, at = world.now()): Check[] {
  const found = !world.admin.address.url;
  const { used, limit, level } = account.quota;
  const silent: [CheckState, CheckCode] =
    account.lastEventAt === null
      ? ['unknown', 'silent']
      : at - account.lastEventAt > 7 * 24 * HOUR
        ? ['warning', 'quiet']
        : ['ok', 'ok'];
  const quota: [CheckState, CheckCode] =
    limit === null
      ? ['ok', 'unlimited']
      : level === 'enough' || level === 'unknown'
        ? ['ok', 'ok']
        : [level === 'used_up' || level === 'stopped' ? 'failed' : 'warning', level];
  const results: Record<CheckName, [CheckState, CheckCode, Record<string, string>?]> = {
    credentials: ['ok', 'ok'],
    bot_info: ['ok', 'ok'],
    public_address: found ? ['failed', 'missing'] : ['ok', 'ok'],
    webhook_url: found ? ['unknown', 'not_set'] : ['ok', 'ok'],
    use_webhook: ['ok', 'ok'],
    webhook_test: found ? ['failed', 'could_not_connect', { detail: 'Unknown host' }] : ['ok', 'ok'],
    signature: found ? ['unknown', 'unknown'] : ['ok', 'ok'],
    chat_mode: ['ok', 'chat'],
    mark_as_read: ['ok', 'manual'],
    groups: account.shared ? ['ok', 'seen'] : ['unknown', 'unknown'],
    quota: [...quota, { used: String(used), limit: String(limit ?? '') }],
    last_event: silent,
  };
  return NAMES.map((name) => checkOf(name, results[name][0], results[name][1], at, results[name][2]));
}

function checkOf(
  name: CheckName,
  state: CheckState,
  code: CheckCode,
  checkedAt: number | null,
  params: Record<string, string> = {},
): Check {
  return { name, state, code, params, checkedAt, okAt: state === 'ok' || state === 'warning' ? checkedAt : null };
}

function refuseKeys(fields: AccountFields): void {
  const wrong = [
    { field: 'channelId', code: 'not_a_channel_id', is: !/^\d+$/.test(fields.channelId) },
    { field: 'channelSecret', code: 'not_a_channel_secret', is: !/^[0-9a-f]{32}$/i.test(fields.channelSecret) },
    { field: 'accessToken', code: 'required', is: fields.tokenKind === 'long_lived' && !fields.accessToken },
    { field: 'keyId', code: 'required', is: fields.tokenKind === 'assertion' && !fields.keyId },
    { field: 'privateKey', code: 'required', is: fields.tokenKind === 'assertion' && !fields.privateKey },
  ].filter((one) => one.is);
  if (wrong.length > 0)
    throw { ...wireError('invalid_fields'), fields: wrong.map(({ field, code }) => ({ field, code })) };
}

function setSecrets(world: World, secrets: World['session']['secrets']): void {
  world.session = { ...world.session, secrets };
  world.changed('session');
}
