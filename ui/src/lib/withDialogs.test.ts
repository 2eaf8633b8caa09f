/** A live region that a dialog does not make inert. */

import { afterEach, expect, it } from 'vitest';

import { withDialogs } from './withDialogs';

let end: (() => void) | undefined;
afterEach(() => {
  end?.();
  document.body.innerHTML = '';
});

it('a live region is in the topmost modal dialog while one is open, and then back in its place', () => {
  document.body.innerHTML = '<main><p id="before"></p><div id="live"></div><p id="after"></p></main>';
  const live = document.getElementById('live') as HTMLElement;
  end = withDialogs(live) as () => void;
  const dialog = (id: string) => {
    const made = document.body.appendChild(document.createElement('dialog'));
    made.id = id;
    made.setAttribute('open', '');
    made.dispatchEvent(new Event('focusin'));
    return made;
  };
  const first = dialog('first');
  expect(live.parentElement?.id).toBe('first');
  const second = dialog('second');
  expect(live.parentElement?.id).toBe('second');
  for (const [one, then] of [
    [second, 'first'],
    [first, ''],
  ] as const) {
    one.removeAttribute('open');
    one.dispatchEvent(new Event('close'));
    expect(live.parentElement?.id).toBe(then);
  }
  expect(live.nextElementSibling?.id).toBe('after');
});

it('a live region comes back when its dialog went away without closing', () => {
  document.body.innerHTML = '<main><div id="live"></div></main><dialog open></dialog>';
  const live = document.getElementById('live') as HTMLElement;
  end = withDialogs(live) as () => void;
  document.querySelector('dialog')?.dispatchEvent(new Event('focusin'));
  document.querySelector('dialog')?.remove();
  document.body.dispatchEvent(new Event('focusin'));
  expect(live.isConnected).toBe(true);
});
