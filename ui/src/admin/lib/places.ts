/** Where in Admin one goes for LINE accounts. */

import { go } from '../../lib/route.svelte';

/** The list of LINE accounts, and where their keys are kept. */
export const toAccounts = () => go('admin', { section: 'accounts' });

/** What LINE told and could not be taken in. */
export const toSetAside = () => go('admin', { section: 'set-aside' });

/** How an account does; `part`: what of it is shown first. */
export const toHealth = (accountId: string, part?: 'checklist') =>
  go('admin', { section: 'accounts', accountId, part });

/** The set-up: of a new account, or of one that is connected; at a step, or at the first that is not done. */
export const toConnect = (account: string | 'new' = 'new', step?: string) =>
  go('admin', { section: 'accounts', connect: account, step });
