/** The steps of the set-up, and how far an account has come. */

import type { Step } from '../../elements/Steps.svelte';
import type { AccountHealth, Admin, AdminAccount, SecretsState } from '../../ipc';
import { t } from '../../lib/i18n';
import { someUnchecked } from './check';

export const STEPS = ['keys', 'secrets', 'you', 'address', 'checks', 'checklist', 'people'] as const;
export type StepId = (typeof STEPS)[number];

/** What the steps of the set-up depend on. */
export interface SetUp {
  admin: Admin;
  /** Connected, and being set up; none before. */
  account: AdminAccount | undefined;
  health: AccountHealth | undefined;
  /** LINE has said whose the keys are. */
  found: boolean;
  /** It was asked where keys are kept. */
  asksPlace: boolean;
}

/** Nothing can be kept now, so the set-up asks where. Secrets in memory can always be typed. */
export function needsPlace(state: SecretsState): boolean {
  return state === 'unavailable' || state === 'locked';
}

/** The step that a route names. */
export function stepOf(name: string | undefined): StepId | undefined {
  return STEPS.find((step) => step === name);
}

/** The steps in their order. Where keys are kept is only asked when nothing could be kept. */
export function stepsOf(setUp: SetUp): Step[] {
  const shown = STEPS.filter((id) => id !== 'secrets' || setUp.asksPlace);
  return shown.map((id) => ({ id, label: label(id), state: stateOf(id, setUp), reachable: reachable(id, setUp) }));
}

/** The first step that is not done; the last one when all are. */
export function firstUndone(setUp: SetUp): StepId {
  return stepOf(stepsOf(setUp).find((step) => step.state !== 'done')?.id) ?? 'people';
}

/** An account whose set-up somebody has not finished. What fails later is not set-up, but health. */
export function unfinished(admin: Admin, account: AdminAccount): boolean {
  if (account.disconnected) return false;
  return (
    admin.address.url === null ||
    account.openChecklist > 0 ||
    account.members.length === 0 ||
    account.lastEventAt === null
  );
}

function label(id: StepId): string {
  switch (id) {
    case 'keys':
      return t('connect-step-keys');
    case 'secrets':
      return t('connect-step-secrets');
    case 'you':
      return t('connect-step-you');
    case 'address':
      return t('connect-step-address');
    case 'checks':
      return t('connect-step-checks');
    case 'checklist':
      return t('connect-step-checklist');
    case 'people':
      return t('connect-step-people');
  }
}

function stateOf(id: StepId, { admin, account, health, found }: SetUp): Step['state'] {
  const done = (is: boolean) => (is ? 'done' : 'todo');
  switch (id) {
    case 'keys':
      return done(found || account !== undefined);
    case 'secrets':
      return done(!needsPlace(admin.secrets.state));
    case 'you':
      return done(account !== undefined);
    case 'address':
      return done(admin.address.url !== null);
    case 'checks':
      if (!health || health.checks.every((check) => check.checkedAt === null)) return 'todo';
      if (health.checks.some((check) => check.state === 'failed')) return 'attention';
      return done(!someUnchecked(health.checks));
    case 'checklist':
      if (health?.checklist.some((item) => item.contradicted)) return 'attention';
      return done(health?.checklist.every((item) => item.doneAt !== null) ?? false);
    case 'people':
      return done(
        admin.connection.on && account !== undefined && account.members.length > 0 && account.lastEventAt !== null,
      );
  }
}

function reachable(id: StepId, { admin, account, found }: SetUp): boolean {
  if (id === 'keys' || id === 'secrets') return true;
  if (id === 'you') return found && !needsPlace(admin.secrets.state);
  return account !== undefined;
}
