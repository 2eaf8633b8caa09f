/** What worked and has stopped, in words. */

import { checkTitle, checkWords } from '../admin/health/check';
import { lookedAt } from '../admin/health/times.svelte';
import type { Session, Trouble } from '../ipc';
import { locale, t } from '../lib/i18n';

/** The troubles that are told by themselves; that keys cannot be had is told once, for all accounts. */
export function shownTroubles({ troubles, secrets }: Session): Trouble[] {
  return secrets === 'ready' ? troubles : troubles.filter((trouble) => trouble.code !== 'secrets_unavailable');
}

/** Which account, what stopped, and since when. */
export function troubleWords({ displayName, check, code, since }: Trouble): { title: string; text: string } {
  const title = t('trouble-title', { name: displayName, what: checkTitle(check) });
  return { title, text: `${checkWords(check, code).text} ${t('trouble-since', { time: lookedAt(since) })}` };
}

/** Whom to tell; `administrators` are their names. */
export function whoLooksAfter(administrators: string[]): string {
  const names = new Intl.ListFormat(locale.current, { type: 'disjunction' }).format(administrators.slice(0, 4));
  return administrators.length > 0 ? t('trouble-who', { names }) : t('trouble-who-nobody');
}
