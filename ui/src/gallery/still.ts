/** The gallery for pictures that are compared: nothing moves, and every computer draws it with the same fonts. */

import { showPseudoStates } from './pseudoStates';

/** The fonts that `cargo xtask setup` installs. What the computer calls its own differs from one to the next. */
const STILL = `
  :root { --font: 'Noto Sans', 'Noto Sans CJK JP', 'Noto Sans Thai', 'Noto Sans Arabic', 'Noto Color Emoji'; }
  :root { --font-mono: 'Noto Sans Mono'; }
  *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent; }
`;

/** Holds everything still; `data-still` says when all fonts are there. */
export async function holdStill(): Promise<void> {
  const style = document.createElement('style');
  style.textContent = STILL;
  document.head.append(style);
  showPseudoStates();
  await document.fonts.ready;
  document.documentElement.dataset.still = 'true';
}
