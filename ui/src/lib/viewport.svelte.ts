/** How much fits into the window beside each other. */

import { display } from './display.svelte';

/** Above this, three panes; pixels of a window at 100 % text. */
const THREE = 1100;
/** From this on, two. */
const TWO = 800;

let width = $state(innerWidth);
addEventListener('resize', () => (width = innerWidth));

export const viewport = {
  /** The window's width in pixels of a design at 100 %: larger text leaves less room. */
  get width(): number {
    return width / display.scale;
  },
  get panes(): 1 | 2 | 3 {
    if (this.width > THREE) return 3;
    return this.width >= TWO ? 2 : 1;
  },
};
