/** Which LINE accounts a member could be given, and who uses one. */
import type { Admin, AdminAccount } from '../../ipc';
import { type Isolated, t } from '../../lib/i18n';
import { listOf } from '../../lib/names';

/** So many names are shown. */
const NAMES = 12;

/** The choices for a member's account: none, and every account in use here. Another member's own cannot be chosen. */
export function accountOptions(
  admin: Admin,
  memberId: string | undefined,
): { value: string; label: string; disabled?: boolean }[] {
  const accounts = admin.accounts.filter(
    (account) => !account.disconnected || account.members.includes(memberId ?? ''),
  );
  const options = accounts.map((account) => {
    const args = { name: account.displayName, id: account.basicId };
    if (account.shared) return { value: account.id, label: t('admin-member-account-shared', args) };
    const taker = admin.members.find((member) => member.id !== memberId && member.lineAccountId === account.id);
    if (taker)
      return {
        value: account.id,
        label: t('admin-member-account-taken', { ...args, member: taker.name }),
        disabled: true,
      };
    return { value: account.id, label: t('admin-member-account-own', args) };
  });
  return [{ value: '', label: t('admin-member-account-none') }, ...options];
}

/** The names of those who use an account. */
export function memberNames(admin: Admin, account: AdminAccount): Isolated {
  const names = admin.members.filter((member) => account.members.includes(member.id)).map((member) => member.name);
  return listOf(names.slice(0, NAMES), 'conjunction');
}
