/** The Fluent files: complete, equal in both languages, and used. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const root = process.cwd();

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Each key of a language with the variables in it. */
function keysOf(language: string): Map<string, string> {
  const keys = new Map<string, string>();
  for (const path of filesUnder(join('locales', language))) {
    const text = readFileSync(join(root, path), 'utf8');
    const { body } = new FluentResource(text);
    const written = text.match(/^[a-z][a-z0-9-]* *=/gim)?.length ?? 0;
    expect(body.length, `${path} has a line that Fluent cannot read`).toBe(written);
    for (const { id, value } of body) {
      expect(keys.has(id), `${id} stands twice in ${language}`).toBe(false);
      const variables = [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map((match) => match[1]);
      keys.set(id, [...new Set(variables)].sort().join(' '));
    }
  }
  return keys;
}

const english = keysOf('en');
const japanese = keysOf('ja');
const sources = filesUnder('src').filter(
  (path) => /\.(svelte|ts)$/.test(path) && !/\.(test|d)\.ts$|\/test\//.test(path) && !path.includes('/ipc/fake'),
);
const texts = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const used = new Set(
  [...texts.values()].flatMap((text) => [...text.matchAll(/\bt\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '')),
);

describe('words', () => {
  it('exist in both languages', () => {
    expect(
      [...english.keys()].filter((key) => !japanese.has(key)),
      'missing in Japanese',
    ).toEqual([]);
    expect(
      [...japanese.keys()].filter((key) => !english.has(key)),
      'missing in English',
    ).toEqual([]);
  });

  it('have the same variables in both languages', () => {
    const differing = [...english].filter(([key, variables]) => japanese.has(key) && japanese.get(key) !== variables);
    expect(differing.map(([key, variables]) => `${key}: ${variables} / ${japanese.get(key)}`)).toEqual([]);
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
