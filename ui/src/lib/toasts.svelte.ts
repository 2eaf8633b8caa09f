/** Short notices at the window's edge. Each belongs to the screen it came on, and waits while somebody is at it. */

import { type AreaId, route } from './route.svelte';

export interface Toast {
  id: number;
  text: string;
  kind: 'info' | 'done' | 'danger';
  action?: { label: string; run: () => unknown };
  /** The area that was open when it came; elsewhere it is not shown. */
  area: AreaId;
}

/** Milliseconds. */
const LIFE = 6000;
const LIFE_WITH_ACTION = 10_000;
const AT_ONCE = 2;

interface Clock {
  left: number;
  since: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

let all = $state.raw<Toast[]>([]);
let last = 0;
let waiting = false;
const clocks = new Map<number, Clock>();

export const toasts = {
  /** Those of the screen that is open. */
  get shown(): readonly Toast[] {
    return all.filter((one) => one.area === route.area);
  },
};

function run(id: number, left: number) {
  const timer = waiting ? undefined : setTimeout(() => dismissToast(id), left);
  clocks.set(id, { left, since: Date.now(), timer });
}

/** At most two: the oldest makes room, and one that offers nothing before one that does. */
function withRoomFor(made: Toast, others: Toast[]): Toast[] {
  if (others.length < AT_ONCE) return [...others, made];
  const goes = others.find((one) => !one.action) ?? others[0];
  if (goes) clearTimeout(clocks.get(goes.id)?.timer);
  return withRoomFor(
    made,
    others.filter((one) => one !== goes),
  );
}

/** Shows a notice. One with an action stays longer. */
export function toast(text: string, options: { action?: Toast['action']; kind?: Toast['kind'] } = {}): void {
  const made: Toast = { id: ++last, text, kind: options.kind ?? 'info', action: options.action, area: route.area };
  all = withRoomFor(
    made,
    all.filter((other) => other.text !== text),
  );
  run(made.id, made.action || made.kind === 'danger' ? LIFE_WITH_ACTION : LIFE);
}

/** Takes a notice away. */
export function dismissToast(id: number): void {
  clearTimeout(clocks.get(id)?.timer);
  clocks.delete(id);
  all = all.filter((one) => one.id !== id);
}

/** Somebody points at a notice or is in it with the keyboard: none goes meanwhile. */
export function holdToasts(hold: boolean): void {
  if (hold === waiting) return;
  waiting = hold;
  for (const [id, clock] of [...clocks]) {
    clearTimeout(clock.timer);
    run(id, hold ? Math.max(1000, clock.left - (Date.now() - clock.since)) : clock.left);
  }
}
