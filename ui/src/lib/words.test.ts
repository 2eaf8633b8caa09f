/** The Fluent files: complete, equal in all languages, and used. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

import { LANGUAGES, languages } from './languages';

const root = process.cwd();

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

type Pattern = ReturnType<typeof entriesOf>[number]['value'];

function entriesOf(path: string) {
  const text = readFileSync(join(root, path), 'utf8');
  const { body } = new FluentResource(text);
  const written = text.match(/^[a-z][a-z0-9-]* *=/gim)?.length ?? 0;
  expect(body.length, `${path} has a line that Fluent cannot read`).toBe(written);
  return body;
}

const fluentFiles = (tag: string) => filesUnder(join('locales', tag)).filter((path) => path.endsWith('.ftl'));

/** The keys of a language with what stands under each. */
function patternsOf(tag: string): Map<string, Pattern> {
  const patterns = new Map<string, Pattern>();
  for (const { id, value } of fluentFiles(tag).flatMap(entriesOf)) {
    expect(patterns.has(id), `${id} stands twice in ${tag}`).toBe(false);
    patterns.set(id, value);
  }
  return patterns;
}

function variablesOf(pattern: Pattern | undefined): string {
  const variables = [...JSON.stringify(pattern).matchAll(/"type":"var","name":"(\w+)"/g)].map((match) => match[1]);
  return [...new Set(variables)].sort().join(' ');
}

/** The names of the variants of every selector in a pattern; exact numbers are left out. */
function pluralCategories(pattern: Pattern): string[] {
  return [...JSON.stringify(pattern).matchAll(/"key":\{"type":"str","value":"(\w+)"/g)].map((match) => match[1] ?? '');
}

const english = patternsOf('en');
const others = languages
  .map((language) => LANGUAGES[language].tag)
  .filter((tag) => tag !== 'en' && fluentFiles(tag).length > 0);
const sources = filesUnder('src').filter(
  (path) => /\.(svelte|ts)$/.test(path) && !/\.(test|d)\.ts$|\/test\//.test(path) && !path.includes('/ipc/fake'),
);
const texts = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const used = new Set(
  [...texts.values()].flatMap((text) =>
    [...text.matchAll(/\b(?:t\(|wordsIn\([^,()]+,)\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? ''),
  ),
);

describe('words', () => {
  it.each(others)('are the same in %s as in English, none missing and none too many', (tag) => {
    const own = patternsOf(tag);
    expect(
      [...english.keys()].filter((key) => !own.has(key)),
      'missing',
    ).toEqual([]);
    expect(
      [...own.keys()].filter((key) => !english.has(key)),
      'too many',
    ).toEqual([]);
  });

  it.each(others)('have the same variables in %s as in English', (tag) => {
    const differing = [...patternsOf(tag)].filter(
      ([key, pattern]) => english.has(key) && variablesOf(pattern) !== variablesOf(english.get(key)),
    );
    expect(
      differing.map(([key, pattern]) => `${key}: ${variablesOf(pattern)} / ${variablesOf(english.get(key))}`),
    ).toEqual([]);
  });

  it.each(['en', ...others])('have plural forms in %s for the categories that it has, and no others', (tag) => {
    const known = new Intl.PluralRules(tag).resolvedOptions().pluralCategories as string[];
    const found = [...patternsOf(tag)].flatMap(([key, pattern]) =>
      pluralCategories(pattern)
        .filter((category) => !known.includes(category))
        .map((category) => `${key}: ${category}`),
    );
    expect(found).toEqual([]);
  });

  it('stand in folders that are languages of the window', () => {
    const folders = readdirSync(join(root, 'locales'));
    expect(folders.filter((folder) => !languages.some((language) => LANGUAGES[language].tag === folder))).toEqual([]);
  });

  it('exist for each key that is used', () => {
    expect([...used].filter((key) => !english.has(key))).toEqual([]);
  });

  it('are used, each of them', () => {
    expect([...english.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  it('are asked for by a literal key, so that this test sees them', () => {
    const hidden = [...texts].filter(
      ([path, text]) => !path.endsWith('i18n.ts') && /\bt\(\s*(?!')[^)\s]/.test(text.replace(/<style[\s\S]*$/, '')),
    );
    expect(hidden.map(([path]) => path)).toEqual([]);
  });

  it('do not stand in the components themselves', () => {
    const found = [...texts].flatMap(([path, text]) => {
      if (!path.endsWith('.svelte')) return [];
      const markup = text
        .replace(/<script[\s\S]*?<\/script>/g, '')
        .replace(/<style[\s\S]*?<\/style>/g, '')
        .replace(/<!--[\s\S]*?-->/g, '');
      return literalWords(markup).map((words) => `${path}: ${words}`);
    });
    expect(found).toEqual([]);
  });
});

/** Words between tags, and in the attributes that people read or hear, outside of braces. */
function literalWords(markup: string): string[] {
  const outside = withoutBraces(markup).replace(/https?:\/\/\S*?(?=["<\s])/g, '');
  const attributes = [
    ...outside.matchAll(/\b(?:aria-label|title|placeholder|alt|label|text)="([^"]*\p{L}{2}[^"]*)"/gu),
  ].map((match) => match[1] ?? '');
  const between = outside
    .replace(/<[^<>]*>/g, '\u0000')
    .split('\u0000')
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}{2}/u.test(piece));
  return [...attributes, ...between];
}

/** The markup with every `{…}` taken out; arrows and comparisons inside must not look like tags. */
function withoutBraces(markup: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of markup) {
    if (letter === '{') depth++;
    else if (letter === '}') depth--;
    else if (depth === 0) kept += letter;
  }
  return kept;
}
