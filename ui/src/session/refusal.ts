/** R1 in words: why a member cannot talk with LINE users, and who can change it. */

import type { LineRefusal } from '../ipc';
import { t } from '../lib/i18n';
import { listOf } from '../lib/names';

/** Why not. */
export function whyRefused(reason: LineRefusal | null): string {
  switch (reason) {
    case 'connection_off':
      return t('refusal-connection-off');
    case 'not_granted':
      return t('refusal-not-granted');
    case 'company_name':
      return t('refusal-company-name');
    case 'member_name':
      return t('refusal-member-name');
    case 'no_account':
      return t('refusal-no-account');
    case null:
      return t('refusal-other');
  }
}

/** Who can change it; `administrators` are their names. */
export function whoCanChange(administrators: string[]): string {
  const names = listOf(administrators.slice(0, 4), 'disjunction');
  return administrators.length > 0 ? t('refusal-who', { names }) : t('refusal-who-nobody');
}

/** The section of Admin where it is changed. */
export function whereToChange(reason: LineRefusal | null): string {
  switch (reason) {
    case 'company_name':
      return 'company';
    case 'member_name':
    case 'no_account':
      return 'members';
    case 'connection_off':
    case 'not_granted':
    case null:
      return 'connection';
  }
}
