/** Which LINE accounts a member could be given, and which typed credentials cannot be right. */
import type { Admin } from '../ipc';
import { t } from '../lib/i18n';

/** The choices for a member's account: none, and every account in use here. Another member's own cannot be chosen. */
export function accountOptions(admin: Admin, memberId: string | undefined): { value: string; label: string; disabled?: boolean }[] {
  const accounts = admin.accounts.filter((account) => !account.disconnected || account.members.includes(memberId ?? ''));
  const options = accounts.map((account) => {
    const args = { name: account.displayName, id: account.basicId };
    if (account.shared) return { value: account.id, label: t('admin-member-account-shared', args) };
    const taker = admin.members.find((member) => member.id !== memberId && member.lineAccountId === account.id);
    if (taker) return { value: account.id, label: t('admin-member-account-taken', { ...args, member: taker.name }), disabled: true };
    return { value: account.id, label: t('admin-member-account-own', args) };
  });
  return [{ value: '', label: t('admin-member-account-none') }, ...options];
}

/** A channel ID is digits only. */
export function channelIdError(typed: string): string | null {
  if (typed.trim() === '') return t('field-required');
  return /^\d+$/.test(typed.trim()) ? null : t('admin-field-digits');
}

/** A channel secret is 32 hexadecimal digits. */
export function secretError(typed: string): string | null {
  if (typed.trim() === '') return t('field-required');
  return /^[0-9a-f]{32}$/i.test(typed.trim()) ? null : t('admin-field-secret');
}
