/** The words of each language, from Fluent files: read when the language is spoken, and no others. */

import { FluentBundle } from '@fluent/bundle';

import { factsOf, LANGUAGES, PSEUDO, type Spoken } from './languages';
import type { Packed } from './packed';
import { accented } from './pseudo';

/** The Fluent files of each language by their paths. */
const chunks = import.meta.glob<Record<string, Packed[]>>('../../locales/*/index.ts', { import: 'default' });

const bundles = new Map<Spoken, FluentBundle>();
/** English apart: what a language lacks is shown in it, as soon as it is here. */
let english = $state.raw<FluentBundle>();
let englishAsked = false;

export function isLoaded(language: Spoken): boolean {
  return bundles.has(language);
}

/** Reads a language's words. */
export async function loadWords(language: Spoken): Promise<void> {
  const { tag } = language === PSEUDO ? LANGUAGES.en : factsOf(language);
  const files = await chunks[`../../locales/${tag}/index.ts`]?.();
  const bundle = bundleOf(language, Object.values(files ?? {}));
  bundles.set(language, bundle);
  if (language === 'en') english = bundle;
}

function bundleOf(language: Spoken, files: Packed[][]): FluentBundle {
  const bundle = new FluentBundle(factsOf(language).tag, {
    // Isolating is done in `t`, and only where a text needs it: the marks would be in the way of copying and of tests.
    useIsolating: false,
    ...(language === PSEUDO ? { transform: accented } : {}),
  });
  for (const file of files) {
    bundle.addResource({ body: file.map(([id, value, attributes = {}]) => ({ id, value, attributes })) });
  }
  return bundle;
}

/** A bundle that has the words under `key`: the language's own; else English, which is read for it. */
export function bundleWith(key: string, language: Spoken): FluentBundle | undefined {
  const own = bundles.get(language);
  if (own?.hasMessage(key)) return own;
  if (!english && !englishAsked) {
    englishAsked = true;
    loadWords('en').catch(() => (englishAsked = false));
  }
  return english?.hasMessage(key) ? english : undefined;
}
