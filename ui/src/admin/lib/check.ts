/** Checks in words: what was found, and what can be done. */

import type { Check, CheckCode, CheckName } from '../../ipc';
import { t } from '../../lib/i18n';

/** What was found, and what can be done; nothing is to be done without a `todo`. */
export interface Found {
  text: string;
  todo?: string;
}

type Words = Partial<Record<CheckCode, () => Found>>;

const found = (text: string, todo?: string): Found => ({ text, todo });

/** Why a question to LINE came to nothing. */
const noAnswer = {
  unreachable: () => found(t('check-unreachable'), t('check-unreachable-do')),
  forbidden: () => found(t('check-forbidden'), t('check-forbidden-do')),
  asked_too_often: () => found(t('check-asked-too-often'), t('check-again-do')),
  line_error: () => found(t('check-line-error'), t('check-line-error-do')),
  not_understood: () => found(t('check-not-understood'), t('check-not-understood-do')),
} satisfies Words;

const words = {
  credentials: {
    ok: () => found(t('check-credentials-ok')),
    refused: () => found(t('check-credentials-refused'), t('check-credentials-refused-do')),
    secrets_unavailable: () => found(t('check-credentials-secrets'), t('check-credentials-secrets-do')),
    ...noAnswer,
  },
  bot_info: {
    ok: () => found(t('check-bot-info-ok')),
    another_account: () => found(t('check-bot-info-another'), t('check-bot-info-another-do')),
    ...noAnswer,
  },
  public_address: {
    ok: () => found(t('check-public-address-ok')),
    missing: () => found(t('check-public-address-missing'), t('check-public-address-missing-do')),
    door_closed: () => found(t('check-public-address-closed'), t('check-public-address-closed-do')),
  },
  webhook_url: {
    ok: () => found(t('check-webhook-url-ok')),
    registered: () => found(t('check-webhook-url-registered')),
    taken_back: () => found(t('check-webhook-url-taken-back'), t('check-webhook-url-taken-back-do')),
    contested: () => found(t('check-webhook-url-contested'), t('check-webhook-url-contested-do')),
    not_set: () => found(t('check-webhook-url-not-set'), t('check-webhook-url-not-set-do')),
    refused: () => found(t('check-webhook-url-refused'), t('check-webhook-url-refused-do')),
    ...noAnswer,
  },
  use_webhook: {
    ok: () => found(t('check-use-webhook-ok')),
    off: () => found(t('check-use-webhook-off'), t('check-use-webhook-off-do')),
  },
  webhook_test: {
    ok: () => found(t('check-webhook-test-ok')),
    could_not_connect: () => found(t('check-webhook-test-connect'), t('check-webhook-test-connect-do')),
    request_timeout: () => found(t('check-webhook-test-timeout'), t('check-webhook-test-timeout-do')),
    error_status_code: () => found(t('check-webhook-test-status'), t('check-webhook-test-status-do')),
    door_error: () => found(t('check-webhook-test-door'), t('check-webhook-test-door-do')),
    unclassified: () => found(t('check-webhook-test-unclassified'), t('check-again-do')),
    wrong_place: () => found(t('check-webhook-test-wrong-place'), t('check-webhook-test-wrong-place-do')),
    not_verified: () => found(t('check-webhook-test-not-verified'), t('check-webhook-test-not-verified-do')),
    too_often: () => found(t('check-webhook-test-often'), t('check-webhook-test-often-do')),
    ...noAnswer,
  },
  signature: {
    ok: () => found(t('check-signature-ok')),
    wrong_secret: () => found(t('check-signature-wrong'), t('check-signature-wrong-do')),
    unknown: () => found(t('check-signature-unknown')),
  },
  chat_mode: {
    chat: () => found(t('check-chat-mode-chat')),
    bot: () => found(t('check-chat-mode-bot'), t('check-chat-mode-bot-do')),
  },
  mark_as_read: {
    manual: () => found(t('check-mark-as-read-manual')),
    auto: () => found(t('check-mark-as-read-auto'), t('check-mark-as-read-auto-do')),
  },
  groups: {
    seen: () => found(t('check-groups-seen')),
    unknown: () => found(t('check-groups-unknown'), t('check-groups-unknown-do')),
  },
  quota: {
    ok: () => found(t('check-quota-ok')),
    unlimited: () => found(t('check-quota-unlimited')),
    low: () => found(t('check-quota-low'), t('check-quota-low-do')),
    very_low: () => found(t('check-quota-very-low'), t('check-quota-low-do')),
    used_up: () => found(t('check-quota-used-up'), t('check-quota-used-up-do')),
    stopped: () => found(t('check-quota-stopped'), t('check-quota-stopped-do')),
  },
  last_event: {
    ok: () => found(t('check-last-event-ok')),
    silent: () => found(t('check-last-event-silent'), t('check-last-event-do')),
    quiet: () => found(t('check-last-event-quiet'), t('check-last-event-do')),
  },
} satisfies Record<CheckName, Words>;

/** A code that no check has words for would stand here, and not compile. */
type Worded = { [N in CheckName]: keyof (typeof words)[N] }[CheckName];
const wordless: Record<Exclude<CheckCode, Worded>, never> = {};
void wordless;

/** Every check, in the order in which somebody would mend it. */
export const CHECKS = Object.keys(words) as CheckName[];

/** The codes that each check has words for. */
export const codesOf = (name: CheckName): CheckCode[] => Object.keys(words[name]) as CheckCode[];

/** What is checked. */
export function checkTitle(name: CheckName): string {
  switch (name) {
    case 'credentials':
      return t('check-credentials');
    case 'bot_info':
      return t('check-bot-info');
    case 'public_address':
      return t('check-public-address');
    case 'webhook_url':
      return t('check-webhook-url');
    case 'use_webhook':
      return t('check-use-webhook');
    case 'webhook_test':
      return t('check-webhook-test');
    case 'signature':
      return t('check-signature');
    case 'chat_mode':
      return t('check-chat-mode');
    case 'mark_as_read':
      return t('check-mark-as-read');
    case 'groups':
      return t('check-groups');
    case 'quota':
      return t('check-quota');
    case 'last_event':
      return t('check-last-event');
  }
}

/** What was found, by its code. */
export function checkWords(name: CheckName, code: CheckCode): Found {
  const ofCheck: Words = words[name];
  return ofCheck[code]?.() ?? found(t('check-other', { code }));
}

/** What LINE, or whatever answered, said itself; none when it said nothing. */
export function checkDetail({ code, params }: Check): string | null {
  const { detail, status, was, used, limit } = params;
  if (detail) return t('check-detail', { detail });
  // Who did not answer at all has status 0.
  if (status && status !== '0') return t('check-status', { status });
  if (was) return t('check-was', { was });
  if (used && limit && code !== 'unlimited') return t('check-used', { used: Number(used), limit: Number(limit) });
  return null;
}

/** Codes of a question that brought no answer. */
const unanswered: CheckCode[] = [...(Object.keys(noAnswer) as (keyof typeof noAnswer)[]), 'too_often'];
/** What only LINE can answer: while it is not known, nobody can say that all is right. */
const answeredByLine: CheckName[] = ['use_webhook', 'webhook_test', 'signature'];

/** Checks were run, and some things are not known all the same. */
export function someUnchecked(checks: Check[]): boolean {
  const checked = checks.some((check) => check.checkedAt !== null);
  return (
    checked &&
    checks.some(
      ({ name, state, code }) => unanswered.includes(code) || (state === 'unknown' && answeredByLine.includes(name)),
    )
  );
}

/** Where a check that is not right is mended: the step of the set-up, if there is one. */
export function checkFix({ name, code, state }: Check): 'keys' | 'secrets' | 'address' | null {
  if (state === 'ok' || state === 'unknown') return null;
  if (code === 'secrets_unavailable') return 'secrets';
  if (code === 'refused' && name === 'credentials') return 'keys';
  if (code === 'wrong_secret' || code === 'another_account') return 'keys';
  if (code === 'missing' || code === 'not_set' || (code === 'refused' && name === 'webhook_url')) return 'address';
  return null;
}
