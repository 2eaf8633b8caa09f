/** Where the keyboard is. */

import { tick } from 'svelte';

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

/**
 * The next index for an arrow, Home or End key in a grid of buttons, whose rows are as long as they are drawn;
 * undefined for other keys. Stays at the edges.
 */
export function steppedInGrid(key: string, at: number, buttons: HTMLElement[]): number | undefined {
  const last = buttons.length - 1;
  const row = Math.max(1, buttons.filter((one) => one.offsetTop === buttons[0]?.offsetTop).length);
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[key];
  const next = key === 'Home' ? 0 : key === 'End' ? last : by === undefined ? undefined : at + by;
  return next === undefined || (next >= 0 && next <= last) ? next : at;
}

/** What takes the keyboard in a list: the list as a whole, else the first thing in it that one can use. */
const RESULTS = '[role="listbox"], [data-results] :is(a, button, input):not(:disabled)';

/** From a search field into what it finds: the first list behind it. Gives whether there is one. */
export function goToResults(field: HTMLElement): boolean {
  const dialog = field.closest('dialog');
  const results = [...document.querySelectorAll<HTMLElement>(RESULTS)].find(
    (one) =>
      field.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING &&
      one.closest('dialog') === dialog &&
      !one.closest('[inert], [hidden]'),
  );
  results?.focus();
  return results !== undefined;
}

/** From a row of a list into what is shown of it: the pane that carries `data-detail`, once it is drawn. */
export async function goToDetail(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>('[data-detail] [role="group"][tabindex="0"]')?.focus();
}

/**
 * From what is no more to the list that it stood in: the pane that carries `data-list`, once it is drawn. An empty list
 * has no rows, so the keyboard goes to what stands above them.
 */
export async function goToRows(): Promise<void> {
  await tick();
  const list = document.querySelector<HTMLElement>('[data-list] [role="listbox"]');
  list?.focus();
  if (document.activeElement !== list) document.querySelector<HTMLElement>('[data-list] input')?.focus();
}
