/** What the keyboard does: the table of shortcuts, regions, one tab stop, typing, a focus that is not lost. */

import { waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { guardFocus } from './focusGuard';
import { firstFocus, moveRegion } from './regions';
import { roving } from './roving';
import { ariaKeys, keysOf, pressed, SHORTCUTS, type ShortcutName, shortcutWords } from './shortcuts';
import { Typeahead } from './typeahead';

const key = (name: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key: name, ...more });
const ctrl = { ctrlKey: true };

function page(html: string): HTMLElement {
  document.body.innerHTML = `<div id="page">${html}</div>`;
  return document.getElementById('page') as HTMLElement;
}

const at = () => document.activeElement?.id;

afterEach(() => {
  document.body.innerHTML = '';
});

describe('the table of shortcuts', () => {
  it('has words for each of them', () => {
    for (const name of Object.keys(SHORTCUTS) as ShortcutName[])
      expect(shortcutWords(name), name).not.toMatch(/^shortcut-/);
  });

  it('names no combination twice in one group', () => {
    const all = Object.values(SHORTCUTS).flatMap(({ group, keys }) => keys.map((one) => `${group} ${one}`));
    expect(new Set(all).size).toBe(all.length);
  });

  it('is what keys are looked up in, signs with or without Shift', () => {
    expect(pressed(key('2', ctrl))).toEqual({ name: 'area', at: 1 });
    expect(pressed(key('2'))).toBeUndefined();
    expect(pressed(key('M', { ...ctrl, shiftKey: true }))?.name).toBe('switch-member');
    expect(pressed(key('m', ctrl))).toBeUndefined();
    expect(pressed(key('?', { shiftKey: true }))?.name).toBe('shortcuts');
    expect(pressed(key('+', { ...ctrl, shiftKey: true }))?.name, 'a Japanese keyboard').toBe('larger');
    expect(pressed(key('=', ctrl))?.name).toBe('larger');
    expect(pressed(key('-', { metaKey: true }))?.name).toBe('smaller');
    expect(pressed(key('0', ctrl))?.name).toBe('usual-size');
    expect(pressed(key('F6', { shiftKey: true }))?.name).toBe('previous-region');
  });

  it('feeds tooltips and aria-keyshortcuts', () => {
    expect(keysOf('area', 2)).toBe('Ctrl+3');
    expect(keysOf('larger')).toBe('Ctrl++');
    expect(ariaKeys('lock')).toBe('Control+Shift+L');
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
    expect(keysOf('switch-member')).toBe('⌘⇧M');
    expect(ariaKeys('lock')).toBe('Meta+Shift+L');
  });
});

describe('F6', () => {
  it('goes round the regions and into the composer, and leaves out what cannot be reached', () => {
    page(`
      <nav data-region="rail"><button id="rail">a</button></nav>
      <section data-region="pane"><div id="list" role="listbox" tabindex="0"></div></section>
      <section data-region="pane" inert><button id="away">b</button></section>
      <section data-region="pane">
        <header><button id="head">c</button></header>
        <div id="messages" tabindex="0"></div>
        <div data-region="composer"><button id="tool">d</button><textarea id="composer"></textarea></div>
      </section>`);
    const round = [1, 1, 1, 1, 1].map((by) => (moveRegion(by as 1), at()));
    expect(round).toEqual(['rail', 'list', 'messages', 'composer', 'rail']);
    moveRegion(-1);
    expect(at()).toBe('composer');
  });

  it('stays in a dialog', () => {
    page(
      `<nav data-region="rail"><button id="rail">a</button></nav><dialog open><button id="inside">b</button></dialog>`,
    );
    moveRegion(1);
    expect(at()).toBe('inside');
  });
});

describe('a list of buttons', () => {
  it('is one tab stop, walked by arrows, Home, End and by typing', async () => {
    const list = page(
      '<button id="a">Company</button><button id="b" aria-current="page">Members</button><button id="c">Media</button>',
    );
    const stop = roving(list);
    const user = userEvent.setup();
    await user.tab();
    expect(at(), 'the current one').toBe('b');
    await user.keyboard('{ArrowDown}');
    expect(at()).toBe('c');
    await user.keyboard('{Home}');
    expect(at()).toBe('a');
    await user.keyboard('m');
    expect(at(), 'the next with m').toBe('b');
    await user.keyboard('{End}');
    await user.tab({ shift: true });
    await user.tab();
    expect(at(), 'the one that was used last').toBe('c');
    expect([...list.querySelectorAll('button')].filter((one) => one.tabIndex === 0)).toHaveLength(1);
    if (stop) stop();
  });
});

describe('typing in a list', () => {
  const names = ['Aya', 'Ken', 'Kenta', '高橋', undefined, 'ｋumi'];
  const find = (typeahead: Typeahead, letter: string, current: number) =>
    typeahead.find(key(letter), current, names.length, (index) => names[index]);

  it('goes to the next name that begins so, and the same letter goes on', () => {
    const typeahead = new Typeahead();
    expect(find(typeahead, 'k', 0)).toBe(1);
    expect(find(typeahead, 'k', 1)).toBe(2);
    expect(find(typeahead, 'k', 2), 'full width is the same').toBe(5);
    expect(find(typeahead, '高', 2)).toBeUndefined();
    expect(find(new Typeahead(), '高', 0)).toBe(3);
  });
});

describe('the focus', () => {
  it('goes to the nearest thing that is left when what had it goes', async () => {
    const root =
      page(`<section data-region="pane"><div id="list" role="listbox" tabindex="0"></div><p><button id="gone">x</button></p></section>
      <button id="far">y</button>`);
    const stop = guardFocus();
    root.querySelector<HTMLElement>('#gone')?.focus();
    root.querySelector('p')?.remove();
    await waitFor(() => expect(at()).toBe('list'));
    stop();
  });

  it('stays where somebody put it meanwhile', async () => {
    const root = page(
      '<div><button id="gone">x</button><button id="first">y</button></div><button id="meant">z</button>',
    );
    const stop = guardFocus();
    root.querySelector<HTMLElement>('#gone')?.focus();
    root.querySelector('#gone')?.remove();
    root.querySelector<HTMLElement>('#meant')?.focus();
    await new Promise((done) => requestAnimationFrame(done));
    expect(at()).toBe('meant');
    stop();
  });

  it('is not put on a line between panes before anything else', () => {
    const root = page('<div role="separator" tabindex="0"></div><button id="real">x</button>');
    expect(firstFocus(root)?.id).toBe('real');
  });
});
