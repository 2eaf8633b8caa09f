/** Who writes in this window: the member switcher, the lock, and what is put away before either. */

import { type MemberId, type Session, call, noteChange } from '../ipc';
import { putAway } from '../session/putAway';
import { setSession } from '../session/session.svelte';

let locked = $state(false);

/** The member switcher. */
export const switcher = $state({ open: false });

/** The lock of the window, as the core has it. */
export const windowLock = {
  /** Nothing is shown until somebody has said who they are. */
  get locked(): boolean {
    return locked;
  },
};

/** The window is locked, as the core has said. */
export function noteLocked(): void {
  [locked, switcher.open] = [true, false];
}

/** The window is open after all: an answer of before came late. */
export function noteOpen(): void {
  locked = false;
}

/** Locks the window, after what is typed was put away. */
export async function lock(): Promise<void> {
  await putAway();
  await call('session_lock', {});
  noteLocked();
}

/** From now on this member writes, who has said their PIN if they have one. Throws a CommandError. */
export async function switchMember(memberId: MemberId, pin?: string): Promise<Session> {
  if (!locked) await putAway();
  const session = await call('session_switch', { memberId, ...(pin === undefined ? {} : { pin }) });
  setSession(session);
  [locked, switcher.open] = [false, false];
  // Another member sees another workspace, and what was asked while it was locked was refused.
  noteChange({ topics: [], lost: true });
  return session;
}
