/** Short notices at the window's edge. */

export interface Toast {
  id: number;
  text: string;
  kind: 'info' | 'done' | 'danger';
  action?: { label: string; run: () => unknown };
}

const LIFE = 6000;
const LIFE_WITH_ACTION = 10_000;
const AT_ONCE = 3;

let shown = $state<Toast[]>([]);
let last = 0;

export const toasts = {
  get shown(): readonly Toast[] {
    return shown;
  },
};

/** Shows a notice. One with an action stays longer. */
export function toast(text: string, options: { action?: Toast['action']; kind?: Toast['kind'] } = {}): void {
  const made: Toast = { id: ++last, text, kind: options.kind ?? 'info', action: options.action };
  shown = [...shown.filter((other) => other.text !== text), made].slice(-AT_ONCE);
  setTimeout(() => dismissToast(made.id), made.action || made.kind === 'danger' ? LIFE_WITH_ACTION : LIFE);
}

/** Takes a notice away. */
export function dismissToast(id: number): void {
  shown = shown.filter((one) => one.id !== id);
}
