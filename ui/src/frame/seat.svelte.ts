/** Who sits at this computer: the switcher, the lock, and what is put away before either. */

import { CommandError, type MemberId, type Session, call, noteChange, setMember } from '../ipc';
import { putAway } from '../session/putAway';
import { setSession } from '../session/session.svelte';

let locked = $state(false);
let choosing = $state(false);

export const seat = {
  /** Nothing is shown until somebody has said who they are. */
  get locked(): boolean {
    return locked;
  },
  /** The switcher is open. */
  get choosing(): boolean {
    return choosing;
  },
  set choosing(open: boolean) {
    choosing = open;
  },
};

/** The window is locked, as the core has said. */
export function noteLocked(): void {
  [locked, choosing] = [true, false];
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
export async function sitDown(memberId: MemberId, pin?: string): Promise<Session> {
  if (!locked) await putAway();
  const session = await call('session_switch', { memberId, ...(pin === undefined ? {} : { pin }) });
  setMember(session.me.id);
  setSession(session);
  [locked, choosing] = [false, false];
  // Another member sees another workspace, and what was asked while it was locked was refused.
  noteChange({ topics: [], lost: true });
  return session;
}

/** Whether an answer says that the window is locked. */
export const saysLocked = (error: CommandError | undefined) => error?.code === 'locked';
