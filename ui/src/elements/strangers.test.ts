/** R29: strangers' words cannot turn round, hide or imitate. */

import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { inFull, t } from '../lib/i18n';
import { listOf, nameOr } from '../lib/names';
import { isBlank, plain } from '../lib/text';
import FileName from './FileName.svelte';
import Name from './Name.svelte';
import Stranger from './Stranger.svelte';

const bdi = (container: HTMLElement) => container.querySelector('bdi') as HTMLElement;

describe('r29 a bidi override', () => {
  it('does not hide how a file ends', () => {
    const { container } = render(FileName, { name: '報告\u202Efdp.exe' });
    expect(bdi(container).textContent).toBe('報告fdp.exe');
    expect(bdi(container).querySelector('.ending')?.textContent).toBe('p.exe');
    expect(bdi(container).title).toBe('報告fdp.exe');
  });

  it('leaves names, texts, sentences and lists', () => {
    expect(bdi(render(Name, { name: 'Mio\u202Egnp.' }).container).textContent).toBe('Miognp.');
    expect(bdi(render(Stranger, { text: 'a\u2067b\u061Cc\u0000\nd' }).container).textContent).toBe('abc\nd');
    expect(t('quote-of', { name: '\u202Eoi\u2066M' })).toContain('oiM');
    expect(listOf(['\u202Eoi\u2066M', 'Aya'], 'unit').text).toBe('oiM, Aya');
  });
});

describe('r29 a right-to-left name', () => {
  it('is isolated, wherever it stands, and the sentence keeps the direction of the window', () => {
    const { container } = render(Name, { name: 'دانيال' });
    expect(bdi(container).hasAttribute('dir')).toBe(false);
    expect(t('quote-of', { name: 'דוד' })).toContain('\u2068דוד\u2069');
    expect(listOf(['דוד', 'Aya'], 'conjunction').text).toBe('\u2068דוד\u2069 and Aya');
    expect(t('refusal-who', { names: listOf(['דוד', 'Aya'], 'disjunction') })).toContain('\u2068דוד\u2069 or Aya');
  });
});

describe('r29 a name of which nothing can be seen', () => {
  const invisible = ['', ' \u3000', '\u3164', '\u200B\u200D', '\u115F\uFFA0', '\u202E', '\u2800', '\u{E0041}'];

  it.each(invisible)('%j is said to be unknown', (name) => {
    expect(isBlank(name)).toBe(true);
    expect(nameOr(name)).toBe(t('name-unknown'));
    expect(bdi(render(Name, { name }).container).textContent).toBe(t('name-unknown'));
  });

  it('is not one with a letter, a sign or a family in it', () => {
    for (const name of ['Mio', 'みお\u200B', '👨‍👩‍👧', '-', 'م']) expect(isBlank(name), name).toBe(false);
    expect(plain('👨‍👩‍👧'), 'a family keeps together').toBe('👨‍👩‍👧');
  });
});

describe('r29 a name of any length', () => {
  const long = 'W'.repeat(1000);

  it('leaves room for the sentence, and is in full in a tooltip', () => {
    const sentence = t('quote-of', { name: long });
    expect(sentence.length).toBeLessThan(120);
    expect(inFull(() => t('quote-of', { name: long }))).toContain(long);
    expect(t('quote-of', { name: long }), 'only there').toBe(sentence);
    const { container } = render(Name, { name: long });
    expect(bdi(container).className, 'cut by the style').toContain('one-line');
    expect(bdi(container).title).toBe(long);
  });
});
