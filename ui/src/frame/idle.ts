/** Locks the window when nobody has touched mouse or keyboard for a while. */

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const LOOK_EVERY_MS = 2_000;

/**
 * Calls `lock` once the minutes are over. A computer that slept is looked at before the touch that woke it counts.
 * Returns what ends it.
 */
export function watchIdle(minutes: number, lock: () => void): () => void {
  let last = Date.now();
  const look = () => Date.now() - last >= minutes * 60_000 && lock();
  const touch = () => {
    if (!look()) last = Date.now();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  TOUCHES.forEach((name) => window.addEventListener(name, touch, { capture: true, passive: true }));
  return () => {
    clearInterval(timer);
    TOUCHES.forEach((name) => window.removeEventListener(name, touch, { capture: true }));
  };
}
