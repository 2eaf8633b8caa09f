/** What has to be heard and pressed while a dialog is open. */

import type { Attachment } from 'svelte/attachments';

/** Events after which another dialog may be the topmost one. */
const CHANGES = ['focusin', 'toggle', 'close', 'cancel'];

/**
 * Keeps an element in the topmost open dialog, else in its place. A modal dialog makes everything around it inert: a
 * notice could be seen and neither pressed nor heard, and a live region would say nothing.
 */
export const withDialogs: Attachment<HTMLElement> = (element) => {
  const place = document.createComment('');
  element.before(place);

  function follow() {
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    if (dialog && element.parentElement !== dialog) dialog.append(element);
    else if (!dialog && element.previousSibling !== place) place.after(element);
  }

  for (const name of CHANGES) addEventListener(name, follow, true);
  return () => {
    for (const name of CHANGES) removeEventListener(name, follow, true);
    place.remove();
    element.remove();
  };
};
