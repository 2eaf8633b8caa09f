/**
 * What a command has written, put into Admin as it was known, so that nobody waits for the event. The event brings what
 * it means for the rest.
 */

import type { Admin, AdminAccount, AdminMember } from '../../ipc';

/** Admin with a member's row, whether it was there or is new. */
export function withMember(admin: Admin, member: AdminMember): Admin {
  return { ...admin, members: withRow(admin.members, member) };
}

/** Admin with an account's row, whether it was there or is new. */
export function withAccount(admin: Admin, account: AdminAccount): Admin {
  return { ...admin, accounts: withRow(admin.accounts, account) };
}

function withRow<T extends { id: string }>(rows: T[], row: T): T[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
}
