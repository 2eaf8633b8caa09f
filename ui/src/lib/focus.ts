/** Where the keyboard is. */

export { composing } from './composition';

/** Remembers what has the focus; the answer gives it back, if it is still there. */
export function keepFocus(): () => void {
  const before = document.activeElement;
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}

/** For a heading: a page that has opened takes the keyboard along, and a screen reader tells where one is. */
export function takeFocus(element: HTMLElement): void {
  element.focus();
}

/**
 * The next index for an arrow, Home or End key in a row of `count`; undefined for other keys. Goes round at the ends.
 */
export function stepped(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
  }
  return undefined;
}
