/** Who works in this window and with what rights. Filled by the frame before any area is shown. */

import { type Session, setMember } from '../ipc';

let current = $state.raw<Session>();

export const session = {
  /** The session; an area can rely on it. */
  get current(): Session {
    if (!current) throw new Error('the session is not known yet');
    return current;
  },
  /** The session, or undefined before the first answer. */
  get maybe(): Session | undefined {
    return current;
  },
};

export function setSession(value: Session | undefined): void {
  current = value;
  setMember(value?.me.id);
}
