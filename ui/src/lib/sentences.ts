/** Sentences in a text, and what is read aloud in one go. */

import { locale } from './i18n';

/** Sentences one after the other, as the language writes them; what is missing is left out. */
export function sentences(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(locale.facts.betweenSentences);
}

/** What is read aloud of one thing, with a pause after each part; what is missing is left out. */
export function withPauses(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(locale.facts.betweenNames);
}
