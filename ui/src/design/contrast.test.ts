/** The colours of the tokens: what stands on what can be read, in every theme and contrast. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import postcss from 'postcss';
import { describe, expect, it } from 'vitest';

const css = postcss.parse(readFileSync(join(process.cwd(), 'src/design/tokens.css'), 'utf8'));

/** The colours of `theme`, with those of the themes below it where it says nothing. */
function tokens(selectors: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const selector of selectors) {
    css.walkRules(selector, (rule) => {
      if (rule.selector === selector) rule.walkDecls(/^--/, ({ prop, value }) => void found.set(prop, value));
    });
  }
  return found;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function ratio(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const GROUNDS = ['--surface', '--surface-2', '--conversation', '--hover'];
const ON: [string, string[]][] = [
  // The last is what marked words stand on (`::selection`).
  ['--text', [...GROUNDS, '--ground', '--surface-3', '--accent-soft', '--bubble-in', '--accent-soft-2']],
  ['--text-2', [...GROUNDS, '--ground', '--surface-3']],
  ['--text-3', GROUNDS],
  ['--accent-text', [...GROUNDS, '--accent-soft', '--accent-soft-2']],
  ['--on-accent', ['--accent', '--accent-strong']],
  ['--danger-text', ['--surface', '--danger-soft']],
  ['--warning-text', ['--warning-soft']],
  ['--success-text', ['--surface', '--success-soft']],
  ['--bubble-out-text', ['--bubble-out']],
  ['--on-unread', ['--unread']],
  ['--on-line-badge', ['--line-badge']],
  ['--on-toast', ['--toast', '--toast-danger']],
  ['--toast-action', ['--toast']],
];

const root = ':root';
const dark = ":root[data-theme='dark']";
const more = ":root[data-contrast='more']";
const both = ":root[data-theme='dark'][data-contrast='more']";

describe.each([
  { name: 'light', selectors: [root], text: 4.5, control: 3 },
  { name: 'dark', selectors: [root, dark], text: 4.5, control: 3 },
  { name: 'high contrast, light', selectors: [root, more], text: 7, control: 4.5 },
  { name: 'high contrast, dark', selectors: [root, dark, more, both], text: 7, control: 4.5 },
])('$name', ({ selectors, text, control }) => {
  const values = tokens(selectors);
  const of = (name: string) => values.get(name) ?? '#000000';
  const low = (pairs: [string, string][], least: number) =>
    pairs
      .map(([a, b]) => ({ pair: `${a} on ${b}`, ratio: ratio(of(a), of(b)) }))
      .filter((one) => one.ratio < least)
      .map((one) => `${one.pair}: ${one.ratio.toFixed(2)}`);

  it(`text has a contrast of at least ${text}:1`, () => {
    const pairs = ON.flatMap(([a, grounds]) => grounds.map((b): [string, string] => [a, b]));
    expect(low(pairs, text)).toEqual([]);
  });

  it(`controls and the focus stand out by at least ${control}:1`, () => {
    const names = ['--line-strong', '--focus'];
    expect(
      low(
        names.flatMap((a) => ['--surface', '--surface-2'].map((b): [string, string] => [a, b])),
        control,
      ),
    ).toEqual([]);
  });
});
