/** What worked and has stopped, in words. */

import { checkTitle, checkWords } from '../admin/lib/check';
import { timeOfCheck } from '../admin/health/times.svelte';
import type { Session, Trouble } from '../ipc';
import { t } from '../lib/i18n';
import { listOf } from '../lib/names';
import { sentences } from '../lib/sentences';

/**
 * The troubles that are shown one by one; that keys cannot be had, or LINE not reached, is shown once, for all
 * accounts.
 */
export function shownTroubles({ troubles, secrets }: Session): Trouble[] {
  const own = secrets === 'ready' ? troubles : troubles.filter((trouble) => trouble.code !== 'secrets_unavailable');
  const unreached = own.find(isUnreached);
  return own.filter((trouble) => trouble === unreached || !isUnreached(trouble));
}

/** It is not the account that has stopped, but this computer that does not reach LINE. */
function isUnreached({ code }: Trouble): boolean {
  return code === 'unreachable';
}

/** Which account, what stopped, and since when. */
export function troubleWords(trouble: Trouble): { title: string; text: string } {
  const { displayName, check, code } = trouble;
  const since = t('trouble-since', { time: timeOfCheck(trouble.since) });
  if (isUnreached(trouble))
    return { title: t('trouble-unreachable'), text: sentences(t('trouble-unreachable-text'), since) };
  const title = t('trouble-title', { name: displayName, what: checkTitle(check) });
  return { title, text: sentences(checkWords(check, code).text, since) };
}

/** Whom to tell; `administrators` are their names. */
export function whoLooksAfter(administrators: string[]): string {
  const names = listOf(administrators.slice(0, 4), 'disjunction');
  return administrators.length > 0 ? t('trouble-who', { names }) : t('trouble-who-nobody');
}
