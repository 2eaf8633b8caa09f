/** The window's words, from Fluent files. */

import { bundleWith, isLoaded, loadWords } from './bundles.svelte';
import { type Language, PSEUDO, type Spoken } from './languages';
import { locale } from './locale.svelte';
import { bracketed } from './pseudo';
import { isolate, shortened } from './text';

export { locale, useComputersLanguage, useLocale } from './locale.svelte';

/** Words that were made safe already: made of words of the window's, with strangers' words isolated in them. */
export class Isolated {
  constructor(readonly text: string) {}
}

type Argument = string | number | Isolated;

/** The arguments that are a name, which has to leave room for the sentence. */
const NAMES = new Set(['name', 'who', 'whom', 'member', 'account', 'company']);
/** How much of an argument is shown, in letters. */
const MOST_OF_NAME = 32;
const MOST = 2000;

let whole = false;

/** What `make` says, with names of any length in full: for tooltips. */
export function inFull(make: () => string): string {
  whole = true;
  try {
    return make();
  } finally {
    whole = false;
  }
}

function safe(name: string, value: Argument): string | number {
  if (typeof value === 'number') return value;
  if (value instanceof Isolated) return value.text;
  return isolate(shortened(value, NAMES.has(name) && !whole ? MOST_OF_NAME : MOST));
}

/**
 * The words under `key` in the language in use; a key that it lacks in English. Arguments are strangers' words: each is
 * bounded, and kept apart from the sentence's direction (R29).
 */
export function t(key: string, args: Record<string, Argument> = {}): string {
  return wordsOf(locale.language, key, args);
}

/** The words under `key` in another language than the window's: for who does not sit before it. */
export async function wordsIn(language: Language, key: string, args: Record<string, Argument> = {}): Promise<string> {
  if (!isLoaded(language)) await loadWords(language);
  return wordsOf(language, key, args);
}

function wordsOf(language: Spoken, key: string, args: Record<string, Argument>): string {
  const bundle = bundleWith(key, language);
  const pattern = bundle?.getMessage(key)?.value;
  if (!bundle || !pattern) return key;
  const shown = Object.entries(args).map(([name, value]) => [name, safe(name, value)]);
  const words = bundle.formatPattern(pattern, Object.fromEntries(shown), []);
  return language === PSEUDO ? bracketed(words) : words;
}
