/** Where the keyboard goes when an invitation has arrived in an open dialog. */

/** Gives the focus to an element once it is shown: the dialog was opened while there was nothing to choose yet. */
export function arrives(element: HTMLElement): void {
  element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}
