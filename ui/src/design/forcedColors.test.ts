/** The computer's own high contrast (`forced-colors`): it draws no shadows, and paints every ground and text itself. */

import { readdirSync, readFileSync } from 'node:fs';

import postcss, { type Rule } from 'postcss';
import { describe, expect, it } from 'vitest';

interface Sheet {
  path: string;
  rules: Rule[];
}

/** The styles of the window, each component's and the common ones; the practice phone looks as LINE does. */
const sheets: Sheet[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|css)$/.test(path))
  .map((path) => `src/${path}`)
  .filter((path) => !/src\/(phone|gallery)\//.test(path))
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const css = path.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '');
    const rules: Rule[] = [];
    postcss.parse(css).walkRules((rule) => void rules.push(rule));
    return { path, rules };
  });

const isForced = ({ parent }: Rule) =>
  parent?.type === 'atrule' && (parent as postcss.AtRule).params === '(forced-colors: active)';
const valueOf = (rule: Rule, prop: string) => {
  let value: string | undefined;
  rule.walkDecls(prop, (declaration) => void (value = declaration.value));
  return value;
};

/** The selectors for which the sheet says something of its own in forced colours. */
const forcedIn = ({ rules }: Sheet) => rules.filter(isForced).flatMap(({ selectors }) => selectors);

/** The rules of all sheets outside of forced colours, with what their sheet says inside. */
const normal = sheets.flatMap((sheet) =>
  sheet.rules.filter((rule) => !isForced(rule)).map((rule) => ({ path: sheet.path, rule, forced: forcedIn(sheet) })),
);

describe('forced colours', () => {
  it('a focus that is shown by a shadow or a border is shown by an outline too', () => {
    const missing = normal
      .filter(({ rule }) => /:focus(-visible|-within)/.test(rule.selector) && valueOf(rule, 'box-shadow'))
      .flatMap(({ path, rule, forced }) =>
        rule.selectors.filter((one) => !forced.includes(one)).map((one) => `${path}: ${one}`),
      );
    expect(missing).toEqual([]);
  });

  it('text that is transparent on purpose is not painted', () => {
    const painted = normal
      .filter(({ rule }) => valueOf(rule, 'color') === 'transparent')
      // What stands inside of such a text inherits it.
      .filter(({ path, rule }) => {
        const inherits = rule.selector === 'mark';
        const own = valueOf(rule, 'forced-color-adjust') === 'none';
        const around = sheets
          .find((sheet) => sheet.path === path)
          ?.rules.some((other) => valueOf(other, 'forced-color-adjust') === 'none');
        return !own && !(inherits && around);
      });
    expect(painted.map(({ path, rule }) => `${path}: ${rule.selector}`)).toEqual([]);
  });

  it.each([
    ['switches', 'src/elements/Switch.svelte', "button[aria-checked='true'] .knob"],
    ['meters', 'src/elements/Meter.svelte', '.used'],
    ['chips', 'src/elements/Tag.svelte', '.tag'],
    ['the sign of LINE', 'src/elements/LineBadge.svelte', '.badge'],
    ['unread counts of rooms', 'src/messages/RoomRow.svelte', '.unread'],
    ['unread counts of areas', 'src/frame/Rail.svelte', '.badge'],
    ['chosen rows', 'src/design/base.css', "[aria-selected='true']"],
    ['pressed buttons', 'src/design/base.css', "[aria-pressed='true']"],
    ['the keyboard’s place', 'src/design/base.css', ':focus-visible'],
    ['marked words', 'src/design/base.css', '::selection'],
  ])('%s stay visible', (_, path, selector) => {
    const sheet = sheets.find((one) => one.path === path);
    expect(sheet && forcedIn(sheet), path).toContain(selector);
  });

  it('a QR code keeps its white ground, so that phones read it', () => {
    const qr = normal.find(({ path, rule }) => path.endsWith('/QrPicture.svelte') && rule.selector === '.qr');
    expect(qr && valueOf(qr.rule, 'forced-color-adjust')).toBe('none');
  });

  it('each sign is drawn in the colour of the text beside it', () => {
    expect(readFileSync('src/elements/Icon.svelte', 'utf8')).toContain('stroke="currentColor"');
  });
});
