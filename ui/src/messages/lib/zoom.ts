/** How large a picture is shown. */

interface Size {
  width: number;
  height: number;
}

/** One step larger. */
export const STEP = 1.25;
const MOST = 8;
/** So much higher than the pane is wide for it, a picture begins as wide as it can, at its top. */
const TALL = 3;

/** The scale at which all of a picture is seen; never larger than it is. */
export function fitScale(size: Size, pane: Size): number {
  if (size.width === 0 || size.height === 0 || pane.width === 0 || pane.height === 0) return 1;
  return Math.min(1, pane.width / size.width, pane.height / size.height);
}

/** The scale at which a picture is shown first: it fits; a page that is a long strip is as wide as it can be read. */
export function startScale(size: Size, pane: Size): number {
  if (size.width === 0 || size.height / size.width < TALL) return fitScale(size, pane);
  return pane.width === 0 ? 1 : Math.min(1, pane.width / size.width);
}

/** The next scale, within bounds. */
export function zoomed(scale: number, factor: number, fit: number): number {
  return Math.min(MOST, Math.max(Math.min(fit, 1) / 2, scale * factor));
}
