/** Input methods: a composition never sends and never closes. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../App.svelte';
import Dialog from '../elements/Dialog.svelte';
import { callsOf, open } from '../test/open';
import { go } from './route.svelte';

/** A key as the web view tells of it; `at`: when. */
function key(name: string, more: KeyboardEventInit & { at?: number } = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, code: name, bubbles: true, cancelable: true, ...more });
  if (more.at !== undefined) Object.defineProperty(event, 'timeStamp', { value: more.at });
  return event;
}

function composition(type: 'compositionstart' | 'compositionend', at = 1_000): CompositionEvent {
  const event = new CompositionEvent(type, { bubbles: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  return event;
}

describe('while an input method composes', () => {
  let field: HTMLInputElement;
  const heard = vi.fn();

  beforeEach(() => {
    field = document.body.appendChild(document.createElement('input'));
    for (const target of [field, document, window]) target.addEventListener('keydown', heard);
  });
  afterEach(() => {
    for (const target of [field, document, window]) target.removeEventListener('keydown', heard);
    heard.mockClear();
    field.remove();
  });

  it.each(['Enter', 'Escape', 'ArrowDown', 'Tab', ' ', '1'])('no handler of the window hears %s', (name) => {
    field.dispatchEvent(key(name, { isComposing: true }));
    field.dispatchEvent(key(name, { keyCode: 229 }));
    expect(heard).not.toHaveBeenCalled();
    field.dispatchEvent(key(name));
    expect(heard, 'an ordinary one is heard by all three').toHaveBeenCalledTimes(3);
  });

  it('Escape is kept from the web view as well, which would close the dialog', () => {
    const escape = key('Escape', { isComposing: true });
    field.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
    const unnamed = key('Process', { keyCode: 229, code: 'Escape' });
    field.dispatchEvent(unnamed);
    expect(unnamed.defaultPrevented, 'a key that the input method has used up has no name').toBe(true);
  });

  it('the Escape that ended it is told of after its end, and does nothing either; the next one does', () => {
    field.dispatchEvent(composition('compositionstart'));
    field.dispatchEvent(composition('compositionend', 2_000));
    field.dispatchEvent(key('Escape', { at: 2_003 }));
    expect(heard).not.toHaveBeenCalled();
    field.dispatchEvent(key('Escape', { at: 2_400 }));
    expect(heard).toHaveBeenCalledTimes(3);
  });

  it('the Enter that a Korean input method passes on is an Enter', () => {
    field.dispatchEvent(composition('compositionend', 3_000));
    field.dispatchEvent(key('Enter', { at: 3_001 }));
    expect(heard).toHaveBeenCalledTimes(3);
  });
});

describe('a dialog', () => {
  const children = createRawSnippet(() => ({ render: () => '<input />' }));

  it('stays open at what would cancel it while somebody composes in it', async () => {
    render(Dialog, { open: true, title: 'Note', children });
    const dialog = screen.getByRole<HTMLDialogElement>('dialog');
    const cancel = (at: number) => {
      const event = new Event('cancel', { cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: at });
      dialog.dispatchEvent(event);
    };
    const field = await screen.findByRole('textbox');
    field.dispatchEvent(composition('compositionstart', 5_000));
    cancel(5_500);
    expect(dialog.open).toBe(true);
    field.dispatchEvent(composition('compositionend', 6_000));
    cancel(6_010);
    expect(dialog.open, 'by the key that ended it').toBe(true);
    cancel(7_000);
    await tick();
    expect(dialog.open).toBe(false);
  });
});

describe('in the window', () => {
  it('nothing is sent by the Enter that takes a candidate, and everything by the next', async () => {
    const { fake, user } = open(App, {});
    await go('messages', { roomId: 'room-mio' });
    const box = await screen.findByTestId('composer');
    await user.type(box, 'にほんご');
    await fireEvent(box, key('Enter', { isComposing: true }));
    await fireEvent(box, key('Enter', { keyCode: 229 }));
    expect(callsOf(fake, 'message_send')).toEqual([]);
    await fireEvent(box, key('Enter'));
    await waitFor(() => expect(callsOf(fake, 'message_send').length).toBe(1));
  });

  it.each(['window.ts', 'phone/main.ts'])('the guard stands before anything is mounted: %s', (file) => {
    const text = readFileSync(join(process.cwd(), 'src', file), 'utf8');
    expect(text.indexOf('guardComposition();')).toBeGreaterThan(0);
    expect(text.indexOf('guardComposition();')).toBeLessThan(text.indexOf('mount('));
  });
});
