/** Where notices go so that they lie on nothing that somebody needs. */

/** A box in the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What stays free: where one writes and chooses, what a dialog asks, what has the focus, and whatever says so. */
export const KEEP_FREE =
  'input, textarea, select, [contenteditable="true"], dialog[open] :is(button, a), [role="alert"], [data-keep-free], :focus';

const GAP = 12;

interface Places {
  /** Of the notices. */
  width: number;
  height: number;
  /** What they may lie on: the window without the rail. */
  within: Box;
  keepFree: Box[];
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * The corner for the notices: at the bottom where lists end, else at the other side, else in the middle, as low as what
 * has to stay free allows. Where nothing is free, as little as possible is covered.
 */
export function placeToasts({ width, height, within, keepFree }: Places): { left: number; top: number } {
  const lefts = [within.left + GAP, within.right - GAP - width, (within.left + within.right - width) / 2];
  const least = within.top + GAP;
  const tops = [
    within.bottom,
    ...keepFree.map((box) => box.top),
    ...keepFree.map((box) => box.bottom + height + 2 * GAP),
  ]
    .map((edge) => edge - GAP - height)
    .filter((top) => top >= least && top <= within.bottom - GAP - height)
    .sort((a, b) => b - a);
  const boxes = lefts.flatMap((left) => tops.map((top) => ({ left, top, right: left + width, bottom: top + height })));
  // The lower half first: above it is what one reads.
  const low = boxes.filter((box) => box.top >= (within.top + within.bottom) / 2);
  const free = [...low, ...boxes].find((box) => !keepFree.some((other) => meet(box, other)));
  const covered = (box: Box) => keepFree.reduce((sum, other) => sum + overlap(box, other), 0);
  const best = free ?? boxes.sort((a, b) => covered(a) - covered(b))[0];
  return { left: best?.left ?? within.left + GAP, top: best?.top ?? least };
}
