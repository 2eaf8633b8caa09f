/** The window's words, from Fluent files. */

import { FluentBundle, FluentResource } from '@fluent/bundle';

import { type Locale, locale } from './locale.svelte';
import { isolate } from './text';

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

/**
 * The words under `key` in the language in use. Arguments are shown as text, kept apart from the sentence's direction.
 */
export function t(key: string, args: Record<string, string | number> = {}): string {
  const bundle = bundleOf(locale.current);
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) return key;
  const safe = Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? isolate(value) : value]);
  return bundle.formatPattern(pattern, Object.fromEntries(safe), []);
}
