/** Sentences in a text. */

import { locale } from './i18n';

/** Sentences one after the other, as the language writes them; what is missing is left out. */
export function sentences(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(locale.facts.betweenSentences);
}
