/** Sizes that are written in pixels grow with the text. */

import postcss from 'postcss';
import { describe, expect, it } from 'vitest';

import { rem } from '../../build/rem.ts';

const built = (css: string) => postcss([rem()]).process(css, { from: undefined }).css;

describe('a size in pixels', () => {
  it('becomes rem in values and in container queries', () => {
    expect(built('a { padding: 8px calc(100% - 24px); margin: -8px }')).toBe(
      'a { padding: 0.5rem calc(100% - 1.5rem); margin: -0.5rem }',
    );
    expect(built('@container page (width < 640px) { a { font: 700 11px / 18px serif } }')).toBe(
      '@container page (width < 40rem) { a { font: 700 0.6875rem / 1.125rem serif } }',
    );
  });

  it('stays where it is a thin line, and in media queries, which know nothing of the text', () => {
    expect(built('a { border: 1px solid; outline-offset: -2px }')).toBe(
      'a { border: 1px solid; outline-offset: -2px }',
    );
    expect(built('@media (width < 640px) { a { color: red } }')).toBe('@media (width < 640px) { a { color: red } }');
  });

  it('is not looked for in names and addresses', () => {
    expect(built('a { background: url(a-16px.png); --x16px: 0 }')).toBe(
      'a { background: url(a-16px.png); --x16px: 0 }',
    );
  });
});
