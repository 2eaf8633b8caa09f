/** The language of the window. */

import { describe, expect, it } from 'vitest';

import { locale, t, useComputersLanguage, useLocale, wordsIn } from './i18n';
import { LANGUAGES, languageOfTag, languages, PSEUDO } from './languages';

describe('the language of the window', () => {
  it.each(languages)('is said to the web view and to Intl by its BCP 47 tag: %s', async (language) => {
    await useLocale(language);
    const { tag } = LANGUAGES[language];
    expect(document.documentElement.lang).toBe(tag);
    expect(locale.current).toBe(tag);
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(languageOfTag(tag)).toBe(language);
  });

  it('stays English for a page whose address names none of ours', () => {
    for (const tag of [null, '', 'de', 'zh', 'EN"><script>']) expect(languageOfTag(tag)).toBe('en');
    expect(languageOfTag('pseudo'), 'in what developers build').toBe(PSEUDO);
  });

  it('is the last one that was chosen, whichever words come first', async () => {
    await Promise.all([useLocale('ko'), useLocale('ja'), useLocale('en')]);
    expect(locale.language).toBe('en');
    const [first, second] = [useLocale('th'), useLocale('ja')];
    await second;
    await first;
    expect(locale.language).toBe('ja');
  });

  it('is the computer’s for a member who has set none', async () => {
    await useComputersLanguage('ja');
    expect(locale.language).toBe('ja');
    await useLocale('en');
    expect(locale.language, 'a member’s own').toBe('en');
    await useLocale('system');
    expect(locale.language).toBe('ja');
    await useComputersLanguage('en');
  });

  it('is left alone by words in another one', async () => {
    await useLocale('en');
    expect(await wordsIn('ja', 'try-again')).not.toBe(t('try-again'));
    expect(locale.language).toBe('en');
  });

  it('shows a key that a language lacks in English', async () => {
    await useLocale('ja');
    expect(t('try-again')).not.toBe('Try again');
    expect(t('no-such-key')).toBe('no-such-key');
  });
});
