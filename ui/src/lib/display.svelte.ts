/**
 * How large the window's text is and how strong its contrasts are: each member's choice, remembered on this computer.
 * Before it is known who works here, the choice that was in use last is.
 */

import { readStored, writeStored } from './stored';

/** Percent. */
export const TEXT_SIZES = [100, 110, 125, 150, 175, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** `system` is the computer's. */
export type Contrast = 'system' | 'normal' | 'more';
export const CONTRASTS: readonly Contrast[] = ['system', 'normal', 'more'];

const LAST = 'display';
const keyOf = (memberId: string) => `${LAST}:${memberId}`;

let whose: string | undefined;
let textSize = $state<TextSize>(100);
let contrast = $state<Contrast>('system');
let computersContrast = $state(false);

export const display = {
  get textSize(): TextSize {
    return textSize;
  },
  get contrast(): Contrast {
    return contrast;
  },
  /** How often a pixel of a design at 100 % fits into one of the screen. */
  get scale(): number {
    return textSize / 100;
  },
};

const wantsMore = () => matchMedia('(prefers-contrast: more)');

function apply() {
  const root = document.documentElement;
  root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
  root.dataset.contrast = contrast === 'more' || (contrast === 'system' && computersContrast) ? 'more' : 'normal';
}

/** What was stored, as far as it still means something. */
function take(text: string | null) {
  const [size, choice] = (text ?? '').split(' ');
  textSize = TEXT_SIZES.find((one) => one === Number(size)) ?? 100;
  contrast = CONTRASTS.find((one) => one === choice) ?? 'system';
  apply();
}

function keep() {
  const text = `${textSize} ${contrast}`;
  writeStored(LAST, text);
  if (whose) writeStored(keyOf(whose), text);
  apply();
}

/** Follows the computer's contrast, and begins with the choice that was in use last. */
export function watchDisplay(): void {
  const query = wantsMore();
  const follow = () => {
    computersContrast = query.matches;
    apply();
  };
  query.addEventListener('change', follow);
  take(readStored(LAST));
  follow();
}

/** Another member works here: their own choice, if they ever made one. */
export function useDisplayOf(memberId: string): void {
  if (memberId === whose) return;
  whose = memberId;
  const own = readStored(keyOf(memberId));
  if (own !== null) take(own);
}

export function setTextSize(size: TextSize): void {
  textSize = size;
  keep();
}

export function setContrast(choice: Contrast): void {
  contrast = choice;
  keep();
}

/** The next size up or down; at the ends nothing changes. 0 is the way back to 100 %. */
export function stepTextSize(by: 1 | -1 | 0): void {
  const at = TEXT_SIZES.indexOf(textSize);
  const next = by === 0 ? 100 : TEXT_SIZES[Math.min(TEXT_SIZES.length - 1, Math.max(0, at + by))];
  if (next !== undefined) setTextSize(next);
}
