/** Makes every size that is written in pixels grow with the text (docs/design.md). */

import type { Plugin } from 'postcss';

/** Lines, outlines and their kin stay as thin as they are. */
const THIN = 3;
const PIXELS = /(?<![\w#.-])(-?\d*\.?\d+)px\b/g;

function inRem(text: string): string {
  return text.replace(PIXELS, (whole, number: string) =>
    Math.abs(Number(number)) <= THIN ? whole : `${Number(number) / 16}rem`,
  );
}

/**
 * The PostCSS plugin. A media query knows nothing of the text's size, so its pixels stay; those of a container query
 * grow like all others.
 */
export const rem = (): Plugin => ({
  postcssPlugin: 'engawa-rem',
  Declaration(declaration) {
    if (declaration.value.includes('px')) declaration.value = inRem(declaration.value);
  },
  AtRule: {
    container(rule) {
      if (rule.params.includes('px')) rule.params = inRem(rule.params);
    },
  },
});
