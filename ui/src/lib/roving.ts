/** One tab stop for a list of buttons: arrows, Home, End and typing go through it. */

import type { Attachment } from 'svelte/attachments';

import { stepped } from './focus';
import { isTyping, Typeahead } from './typeahead';

/** For the element around the buttons. Tab comes to the one that was used last, at first to the current one. */
export const roving: Attachment<HTMLElement> = (list) => {
  const typeahead = new Typeahead();
  const entries = () => [...list.querySelectorAll<HTMLElement>('button:not([data-no-rove])')];

  function stopAt(stop: HTMLElement | undefined) {
    for (const one of entries()) one.tabIndex = one === stop ? 0 : -1;
  }

  function settle() {
    const all = entries();
    const stops = all.filter((one) => one.tabIndex === 0);
    const current = all.find((one) => one.hasAttribute('aria-current'));
    if (stops.length !== 1 || !stops[0]?.isConnected) stopAt(current ?? all[0]);
  }

  function onkeydown(event: KeyboardEvent) {
    const all = entries();
    const at = all.findIndex((one) => one === document.activeElement);
    if (at < 0 || event.defaultPrevented) return;
    const label = (index: number) => all[index]?.textContent?.trim();
    const next = isTyping(event)
      ? typeahead.find(event, at, all.length, label)
      : event.ctrlKey || event.metaKey || event.altKey
        ? undefined
        : stepped(event.key, at, all.length);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  }

  function onfocusin(event: FocusEvent) {
    const at = entries().find((one) => one === event.target);
    if (at) stopAt(at);
  }

  settle();
  const watched = new MutationObserver(settle);
  watched.observe(list, { childList: true, subtree: true });
  list.addEventListener('keydown', onkeydown);
  list.addEventListener('focusin', onfocusin);
  return () => {
    watched.disconnect();
    list.removeEventListener('keydown', onkeydown);
    list.removeEventListener('focusin', onfocusin);
  };
};
