/** The health of an account, and running its checks again. */

import { type AccountHealth, call, live } from '../../ipc';
import { errorWords } from '../../session/errors';

/** To be called while a component is set up; `accountId` gives null while there is no account. */
export function liveHealth(accountId: () => string | null) {
  const health = live(
    'account_health',
    () => {
      const lineAccountId = accountId();
      return lineAccountId === null ? null : { lineAccountId };
    },
    ['admin', 'session'],
  );
  let checking = $state(false);
  let failed = $state<string | null>(null);

  return {
    get result(): AccountHealth | undefined {
      return health.result;
    },
    get error() {
      return health.error;
    },
    /** The checks run; it can take a minute. */
    get checking(): boolean {
      return checking;
    },
    /** Looking failed as a whole, in words. */
    get failed(): string | null {
      return failed;
    },
    set: (value: AccountHealth) => health.set(value),
    again: () => health.again(),
    /** Looks again at everything. */
    async check(): Promise<void> {
      const lineAccountId = accountId();
      if (checking || lineAccountId === null) return;
      [checking, failed] = [true, null];
      try {
        const now = await call('account_check', { lineAccountId });
        if (accountId() === lineAccountId) health.set(now);
      } catch (thrown) {
        failed = errorWords(thrown);
      } finally {
        checking = false;
      }
    },
  };
}
