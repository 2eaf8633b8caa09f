/** Keeps the keyboard's place: when what had the focus goes, the focus does not fall out of the window. */

import { firstFocus } from './regions';

/**
 * After an action the button that was pressed is often gone. Whoever knows what comes next puts the focus there; where
 * nobody did by the time the screen is drawn, it goes to the nearest thing that is still there. Gives the way to stop.
 */
export function guardFocus(): () => void {
  let path: Element[] = [];

  function onfocusin(event: FocusEvent) {
    path = [];
    for (let at = event.target as Element | null; at; at = at.parentElement) path.push(at);
  }

  function isLost(): boolean {
    const at = document.activeElement;
    return path[0] !== undefined && !path[0].isConnected && (at === null || at === document.body);
  }

  function restore() {
    if (!isLost()) return;
    // Up to what has something to offer: the row's list, the pane, the window.
    const target = path
      .filter((one) => one.isConnected && one !== document.body && one !== document.documentElement)
      .map(firstFocus)
      .find(Boolean);
    target?.focus({ preventScroll: true });
  }

  const watched = new MutationObserver(() => {
    if (isLost()) requestAnimationFrame(restore);
  });
  watched.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', onfocusin);
  return () => {
    watched.disconnect();
    document.removeEventListener('focusin', onfocusin);
  };
}
