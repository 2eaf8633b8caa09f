/** In which language the window speaks. */

import { isLoaded, loadWords } from './bundles.svelte';
import { factsOf, type Language, languageOfTag, type Spoken } from './languages';

/** The computer's language: the shell says it in the page's address, so that the first screen speaks it at once. */
let computers = $state<Spoken>(languageOfTag(new URLSearchParams(location.search).get('lang')));
let current = $state<Spoken>('en');
let wanted: Spoken = 'en';

export const locale = {
  /** The BCP 47 tag, for `Intl` and `lang`. */
  get current(): string {
    return factsOf(current).tag;
  },
  get language(): Spoken {
    return current;
  },
  /** What is spoken where nobody has set a language of their own. */
  get computers(): Spoken {
    return computers;
  },
  get facts() {
    return factsOf(current);
  },
};

/**
 * Speaks a language from now on, or as soon as its words are here: until then the one before stays. `system` is the
 * computer's. Rejects when the words cannot be read.
 */
export async function useLocale(chosen: Spoken | 'system'): Promise<void> {
  wanted = chosen === 'system' ? computers : chosen;
  const language = wanted;
  if (!isLoaded(language)) await loadWords(language);
  // Somebody may have chosen another one meanwhile.
  if (language !== wanted) return;
  current = language;
  document.documentElement.lang = factsOf(language).tag;
}

/** Takes another language as the computer's, and speaks it. */
export async function useComputersLanguage(language: Language): Promise<void> {
  computers = language;
  await useLocale('system');
}
