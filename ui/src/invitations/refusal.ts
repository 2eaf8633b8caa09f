/** Why a member may not invite LINE users, in words (R1). */
import type { LineStanding } from '../ipc';
import { t } from '../lib/i18n';

/** The reason as a sentence. */
export function refusalWords(line: LineStanding): string {
  switch (line.reason) {
    case 'not_granted':
      return t('invitations-refusal-not-granted');
    case 'company_name':
      return t('invitations-refusal-company-name');
    case 'member_name':
      return t('invitations-refusal-member-name');
    case 'no_account':
      return t('invitations-refusal-no-account');
    default:
      return t('invitations-refusal-connection-off');
  }
}

/** Who can change it, as a sentence. */
export function whoCanChange(line: LineStanding): string {
  const names = line.administrators.join(', ');
  return names === '' ? t('invitations-refusal-nobody') : t('invitations-refusal-who', { names });
}
