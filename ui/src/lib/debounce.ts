/** Waits for a pause. */

/** Calls `run` once `ms` after the last call. `flush` runs what waits at once; `cancel` forgets it. */
export function debounce<A extends unknown[]>(run: (...args: A) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: A | undefined;
  const flush = () => {
    clearTimeout(timer);
    const args = waiting;
    waiting = undefined;
    if (args) run(...args);
  };
  const later = (...args: A) => {
    clearTimeout(timer);
    waiting = args;
    timer = setTimeout(flush, ms);
  };
  const cancel = () => {
    clearTimeout(timer);
    waiting = undefined;
  };
  return Object.assign(later, { flush, cancel });
}
