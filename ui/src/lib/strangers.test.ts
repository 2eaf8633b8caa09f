/**
 * Whatever a stranger writes, the window's words and links keep what they promise. Here for a moment; for hours:
 * `cargo xtask prove fuzz`, which sets FUZZ_SECONDS.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { FluentResource } from '@fluent/bundle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { t, useLocale } from './i18n';
import { languages } from './languages';
import { hostOf, initial, isolate, shortened, textParts } from './text';

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Beyond the time that is asked for: a property ends its last try. */
const LIMIT_MS = SECONDS * 1000 + 60_000;

/** What parsers, browsers and readers take for something. */
const PIECES = [
  ...['https://', 'http://', 'HTTPS://a.example', '@', ':', '//', '\\', '%', '#', '?', '.', ')', '(', ']', '！', '、'],
  ...['{', '}', '{ $name }', '-term', '<b>', '</b>', '&amp;', '"', "'", '\n', '\t', '\0', ' ', '\u3000', '\u00a0'],
  ...['\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068'],
  ...['\u2069', '\u200b', '\u200d', '\u3164', '\ufeff', '\ufe0f', '\u0301', '\ud83d', '\udc00', '👨‍👩‍👧', 'אב', 'عرب'],
  ...['аррӏе.com', 'xn--', '127.0.0.1', '[::1]', 'javascript:', 'line.me', 'みお', 'ﷺ', 'İ'],
];

const stranger = fc
  .array(
    fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8, unit: 'binary' }), fc.string({ maxLength: 8 })),
    {
      maxLength: 16,
    },
  )
  .map((pieces) => pieces.join(''));

/** Tries a promise with what strangers write, for as long as was asked. */
function promised(promise: (text: string) => void): void {
  const runs = SECONDS
    ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: SECONDS * 1000 }
    : { numRuns: 300 };
  fc.assert(fc.property(stranger, promise), { seed: SEED, ...runs });
}

const EMBEDDING = /[\u202A-\u202E]/;

/** Whether each isolate is closed, in order, and nothing else turns the direction. */
function isBalanced(text: string): boolean {
  let open = 0;
  for (const letter of text) {
    if ('\u2066\u2067\u2068'.includes(letter)) open++;
    else if (letter === '\u2069' && --open < 0) return false;
  }
  return open === 0 && !EMBEDDING.test(text);
}

/** Every message that says something a stranger may have written, with the names of its variables. */
function messagesWithVariables(): [string, string[]][] {
  const folder = join(process.cwd(), 'locales/en');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ftl'));
  return files.flatMap((file) =>
    new FluentResource(readFileSync(join(folder, file), 'utf8')).body.flatMap(({ id, value }): [string, string[]][] => {
      const names = [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map((match) => match[1] ?? '');
      return names.length ? [[id, [...new Set(names)]]] : [];
    }),
  );
}

describe('what strangers write', () => {
  it(
    'is cut into words and links without losing anything, and links are web addresses (R29)',
    { timeout: LIMIT_MS },
    () => {
      promised((text) => {
        const parts = textParts(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { url } of parts) {
          if (url === undefined) continue;
          expect(new URL(url).protocol).toMatch(/^https?:$/);
          expect(hostOf(url)).toMatch(/^[\x21-\x7e]+$/);
          expect(url).not.toMatch(/[\s<>"\u202A-\u202E\u2066-\u2069]/);
        }
      });
    },
  );

  it('cannot turn the sentence around it (R29)', { timeout: LIMIT_MS }, () => {
    promised((text) => {
      expect(isBalanced(isolate(text))).toBe(true);
    });
  });

  it('is a Fluent parameter and never Fluent, in every message and language (R29)', { timeout: LIMIT_MS }, async () => {
    for (const language of languages) await useLocale(language);
    const messages = messagesWithVariables();
    expect(messages.length).toBeGreaterThan(20);
    let next = 0;
    promised((text) => {
      const [key, names] = messages[next++ % messages.length] ?? ['', []];
      for (const language of languages) {
        void useLocale(language);
        const said = t(key, Object.fromEntries(names.map((name) => [name, text])));
        expect(said).not.toBe(key);
        expect(isBalanced(said), `${key}: ${JSON.stringify(said)}`).toBe(true);
      }
    });
  });

  it('is shortened to a few letters, and has a first letter or none', { timeout: LIMIT_MS }, () => {
    promised((text) => {
      const few = shortened(text, 3);
      expect(few === text || few.endsWith('…')).toBe(true);
      expect([...new Intl.Segmenter().segment(few)].length).toBeLessThanOrEqual(5);
      expect(isBalanced(initial(text))).toBe(true);
    });
  });
});
