/** The groups of the list of invitations: what one still hands out, what has brought somebody, what is over. */
import type { Invitation } from '../ipc';
import { t } from '../lib/i18n';

/** `unused`: open, and nobody has been handed it yet. */
export type InvitationGroup = 'open' | 'used' | 'unused' | 'ended';

/** The groups in the order in which they stand. */
export const GROUPS: readonly InvitationGroup[] = ['open', 'used', 'unused', 'ended'];

/** The group an invitation stands in. */
export function groupOf(invitation: Invitation): InvitationGroup {
  if (invitation.state !== 'open') return 'ended';
  if (invitation.joined.length > 0) return 'used';
  // What stands on My Profile can be seen there, and what has a note is meant for somebody.
  const out = invitation.opened.length > 0 || invitation.label !== '' || invitation.channel === 'profile';
  return out ? 'open' : 'unused';
}

/** The heading of a group. */
export function groupWords(group: InvitationGroup): string {
  switch (group) {
    case 'open':
      return t('invitations-group-open');
    case 'used':
      return t('invitations-group-used');
    case 'unused':
      return t('invitations-group-unused');
    case 'ended':
      return t('invitations-group-ended');
  }
}
