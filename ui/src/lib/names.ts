/** Names in sentences. */

import { Isolated, locale, t } from './i18n';
import { isBlank, isolate, shortened } from './text';

/** How much of each name a list shows, in letters. */
const MOST = 40;

/** A name, or words in its place while LINE has not told it, or when nothing of it can be seen (R29). */
export function nameOr(name: string): string {
  return isBlank(name) ? t('name-unknown') : name.trim();
}

/** Names one after the other, as the language lists them; each keeps its own direction. */
export function listOf(names: string[], type: 'conjunction' | 'disjunction' | 'unit'): Isolated {
  const list = new Intl.ListFormat(locale.current, { type });
  return new Isolated(list.format(names.map((name) => isolate(shortened(nameOr(name), MOST)))));
}
