/** Names in sentences. */

import { Isolated, locale, t } from './i18n';
import { isBlank, isolate, shortened } from './text';

/** How much of each name a list shows, in letters. */
const MOST = 40;

/** A name, or words in its place while LINE has not told it, or when nothing of it can be seen (R29). */
export function nameOr(name: string): string {
  return isBlank(name) ? t('name-unknown') : name.trim();
}

/** Names one after the other, as the language lists them, each in its own direction. `unit`: with no word between. */
export function listOf(names: string[], type: 'conjunction' | 'disjunction' | 'unit'): Isolated {
  const shown = names.map((name) => isolate(shortened(nameOr(name), MOST)));
  if (type === 'unit') return new Isolated(shown.join(locale.facts.betweenNames));
  const parts = new Intl.ListFormat(locale.current, { type }).formatToParts(shown);
  return new Isolated(parts.map((part) => (part.type === 'literal' ? spaced(part.value) : part.value)).join(''));
}

/** A Thai word between two names, with space around it: it would run into a Latin name. */
function spaced(literal: string): string {
  return literal.replace(/\s*\p{Script=Thai}+\s*/u, (word) => ` ${word.trim()} `);
}
