/** The pseudo-language. */

import { describe, expect, it } from 'vitest';

import { t, useLocale } from './i18n';
import { accented, bracketed } from './pseudo';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

describe('the pseudo-language', () => {
  it('is about 40 % longer than English, and marks every letter', () => {
    for (const text of ['Messages', 'Change workspace', 'LINE users see it as your status message.']) {
      const longer = [...accented(text)].length / [...text].length;
      expect(longer, text).toBeGreaterThan(1.25);
      expect(longer, text).toBeLessThan(1.6);
      expect(accented(text)).not.toMatch(/[A-Za-z]/);
    }
  });

  it('leaves signs, digits and spaces as they are, and words without vowels short', () => {
    expect(accented('12:30 – 100 %')).toBe('12:30 – 100 %');
    expect([...accented('OK')].length).toBe(3);
    expect([...accented('shh')].length).toBe(3);
    expect(plain(accented('A')).toLowerCase()).toContain('a');
  });

  it('puts a whole message between brackets, and leaves what it was given alone', async () => {
    await useLocale('pseudo');
    const said = t('contacts-trash-emptied', { count: 2 });
    expect(said).toMatch(/^⟦[^⟦⟧]*2[^⟦⟧]*⟧$/);
    expect(t('preview-file-of', { name: 'plan.pdf' })).toContain('plan.pdf');
    expect(document.documentElement.lang).toBe('en-XA');
    expect(bracketed('x')).toBe('⟦x⟧');
  });
});
