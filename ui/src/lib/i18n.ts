/** The window's words, from Fluent files. */

import { FluentBundle, FluentResource } from '@fluent/bundle';

import { type Locale, locale } from './locale.svelte';
import { isolate, shortened } from './text';

export { locale, useLocale } from './locale.svelte';

const files = import.meta.glob<string>('../../locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });

const bundles: Partial<Record<Locale, FluentBundle>> = {};

function bundleOf(name: Locale): FluentBundle {
  const known = bundles[name];
  if (known) return known;
  // Isolating is done in `t`, and only where a text needs it: the marks would be in the way of copying and of tests.
  const bundle = new FluentBundle(name, { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/${name}/`)) bundle.addResource(new FluentResource(text));
  }
  bundles[name] = bundle;
  return bundle;
}

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
 * The words under `key` in the language in use. Arguments are strangers' words: each is bounded, and kept apart from
 * the sentence's direction (R29).
 */
export function t(key: string, args: Record<string, Argument> = {}): string {
  const bundle = bundleOf(locale.current);
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) return key;
  const shown = Object.entries(args).map(([name, value]) => [name, safe(name, value)]);
  return bundle.formatPattern(pattern, Object.fromEntries(shown), []);
}
