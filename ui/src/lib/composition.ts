/** Input methods: while one composes, keys are its own. */

/** How long after a composition has ended an Escape is still the one that ended it, in milliseconds. */
const SAME_KEY_MS = 50;

let open = false;
let endedAt = -Infinity;

/**
 * The key belongs to an input method that is composing: Enter takes the candidate, Escape drops it, and neither means
 * anything else. WebKit ends the composition before it tells of the key; it then has the code of keys that an input
 * method has used up, 229.
 */
export function composing(event: KeyboardEvent): boolean {
  const used = event.isComposing || event.keyCode === 229;
  return used || (event.key === 'Escape' && event.timeStamp - endedAt < SAME_KEY_MS);
}

/** Somebody composes, or did when this event was made: a dialog that is asked to close stays open. */
export function composed(event: Event): boolean {
  return open || event.timeStamp - endedAt < SAME_KEY_MS;
}

/**
 * Keeps the keys of a composition from every handler of the window, whoever writes the next one: nothing is sent by it,
 * and nothing closed. Returns what ends that.
 */
export function guardComposition(): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  // Before all others: on the way down, at the top.
  const first = { capture: true, signal };
  window.addEventListener('compositionstart', () => (open = true), first);
  window.addEventListener('compositionend', (event) => end(event.timeStamp), first);
  // An input method that is switched off in the middle may say nothing more.
  window.addEventListener('focusout', () => (open = false), first);
  window.addEventListener('keydown', keep, first);
  return () => ends.abort();
}

function end(at: number): void {
  open = false;
  endedAt = at;
}

function keep(event: KeyboardEvent): void {
  if (!composing(event)) return;
  event.stopImmediatePropagation();
  // The web view itself closes a dialog at Escape.
  if (event.key === 'Escape' || event.code === 'Escape') event.preventDefault();
}
