/** The regions of the window that F6 goes round: rail, panes, composer, notices. */

/** What takes the keyboard in a region, the best first. */
const FIRST = [
  '[role="listbox"]',
  '[aria-current]:not([tabindex="-1"])',
  'textarea:not([disabled])',
  '[tabindex="0"]:not([role="separator"])',
  'input:not([disabled])',
  'button:not([disabled]):not([tabindex="-1"])',
  'h1[tabindex], h2[tabindex]',
];

const isReachable = (one: Element) =>
  !one.closest('[inert]') && (one.checkVisibility?.({ visibilityProperty: true }) ?? true);

/** The element in `within` that one would use first; what is in a region within it belongs to that one. */
export function firstFocus(within: Element): HTMLElement | undefined {
  const isOwn = (one: Element) => !within.hasAttribute('data-region') || one.closest('[data-region]') === within;
  for (const find of FIRST) {
    const found = [...within.querySelectorAll<HTMLElement>(find)].find((one) => isReachable(one) && isOwn(one));
    if (found) return found;
  }
  return undefined;
}

/** Where one goes on in an area that has just opened: what says so of itself, else what one would use first. */
export function focusArea(area: Element): void {
  const own = [...area.querySelectorAll<HTMLElement>('[data-focus-first]')].find(isReachable);
  (own ?? firstFocus(area))?.focus();
}

/** Puts the focus into the next region, or with -1 into the one before. A dialog keeps it: only notices lie above. */
export function moveRegion(by: 1 | -1): void {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  const within = dialog ? [dialog, ...document.querySelectorAll('[data-region="toasts"]')] : undefined;
  const regions = (within ?? [...document.querySelectorAll('[data-region]')]).filter(isReachable);
  // The innermost: a composer lies in its room's pane.
  const at = regions.findLastIndex((one) => one.contains(document.activeElement));
  for (let step = 1; step <= regions.length; step++) {
    const next = regions[(at + by * step + regions.length * 2) % regions.length];
    const target = next && firstFocus(next);
    if (!target || target === document.activeElement) continue;
    target.focus();
    return;
  }
}
