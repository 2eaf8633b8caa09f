/** Names in sentences, in every language. */

import { expect, it } from 'vitest';

import { useLocale } from './i18n';
import type { Language } from './languages';
import { listOf } from './names';
import { sentences } from './sentences';

const LISTS: Record<Language, [and: string, or: string, plain: string]> = {
  en: ['Aya, Ken, and Hana', 'Aya, Ken, or Hana', 'Aya, Ken, Hana'],
  ja: ['Aya、Ken、Hana', 'Aya、Ken、またはHana', 'Aya、Ken、Hana'],
  ko: ['Aya, Ken 및 Hana', 'Aya, Ken 또는 Hana', 'Aya, Ken, Hana'],
  zh_tw: ['Aya、Ken和Hana', 'Aya、Ken或Hana', 'Aya、Ken、Hana'],
  th: ['Aya Ken และ Hana', 'Aya, Ken หรือ Hana', 'Aya, Ken, Hana'],
};

it.each(Object.entries(LISTS))('a list of names is read as one in %s', async (language, expected) => {
  await useLocale(language as Language);
  const types = ['conjunction', 'disjunction', 'unit'] as const;
  expect(types.map((type) => listOf(['Aya', 'Ken', 'Hana'], type).text)).toEqual(expected);
});

it('sentences follow each other with a space where the language writes one', async () => {
  const said: string[] = [];
  for (const language of ['en', 'ja', 'ko', 'zh_tw', 'th'] as const) {
    await useLocale(language);
    said.push(sentences('A.', false, 'B.'));
  }
  expect(said).toEqual(['A. B.', 'A.B.', 'A. B.', 'A.B.', 'A. B.']);
});
