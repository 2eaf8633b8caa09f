/** What is dropped where no part of the window takes it. */

import { describe, expect, it } from 'vitest';

import { guardDrops } from './dropGuard';

/** Drags over something in the window, and gives what becomes of it. */
function drag(type: string, types: string[], over: Element = document.body) {
  const dataTransfer = { types, dropEffect: 'copy' };
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer });
  document.body.append(over === document.body ? '' : over);
  over.dispatchEvent(event);
  return { byWebView: !event.defaultPrevented, effect: dataTransfer.dropEffect };
}

describe('a drop that nothing takes', () => {
  guardDrops();

  it.each(['Files', 'text/uri-list', 'text/plain'])('of %s opens nothing in place of the window', (type) => {
    expect(drag('dragover', [type])).toEqual({ byWebView: false, effect: 'none' });
    expect(drag('drop', [type]).byWebView).toBe(false);
  });

  it('of words into a field is left to the field; of a file it is not', () => {
    const field = document.createElement('textarea');
    expect(drag('drop', ['text/plain'], field)).toEqual({ byWebView: true, effect: 'copy' });
    expect(drag('drop', ['Files'], field).byWebView).toBe(false);
    field.readOnly = true;
    expect(drag('drop', ['text/plain'], field).byWebView).toBe(false);
  });

  it('goes on where a part of the window takes it', () => {
    const area = document.createElement('div');
    area.addEventListener('dragover', (event) => event.preventDefault());
    expect(drag('dragover', ['Files'], area).effect).toBe('copy');
  });
});
