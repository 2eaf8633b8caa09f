/** Elements on which every list and menu stands. */

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { type Component, createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';

import Button from './Button.svelte';
import Confirm from './Confirm.svelte';
import Menu from './Menu.svelte';
import VirtualList from './VirtualList.svelte';
import type { MenuItem, MenuTrigger } from './menu';

// The generic parameter is of no use to `render`.
const List = VirtualList as unknown as Component<Record<string, unknown>>;
const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

describe('a long list', () => {
  const rowOf = createRawSnippet((row: () => { id: number }) => ({ render: () => `<span>Row ${row().id}</span>` }));
  const load = () =>
    vi.fn(async (offset: number, limit: number) => Array.from({ length: limit }, (_, at) => ({ id: offset + at })));

  it('asks for what is in view and renders no more than that', async () => {
    const asked = load();
    render(List, {
      total: 5000,
      rowHeight: 60,
      load: asked,
      say: (row: { id: number }) => `Row ${row.id}`,
      key: (row: { id: number }) => String(row.id),
      row: rowOf,
      onselect: () => {},
      label: 'People',
    });
    await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(5));
    expect(screen.getAllByRole('option').length).toBeLessThan(40);
    expect(asked.mock.calls).toEqual([[0, 50]]);
  });

  it('is walked by keyboard to its end, which is loaded then', async () => {
    const asked = load();
    const chosen = vi.fn();
    render(List, {
      total: 5000,
      rowHeight: 60,
      load: asked,
      say: (row: { id: number }) => `Row ${row.id}`,
      key: (row: { id: number }) => String(row.id),
      row: rowOf,
      onselect: chosen,
      label: 'People',
    });
    await screen.findByText('Row 1');
    const list = screen.getByRole('listbox');
    list.focus();
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}');
    expect(chosen).toHaveBeenLastCalledWith({ id: 1 });
    await user.keyboard('{End}');
    await screen.findByText('Row 4999');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(chosen, 'it does not go round').toHaveBeenLastCalledWith({ id: 4999 });
    expect(asked.mock.calls.length, 'the pages between were never asked for').toBeLessThan(5);
  });

  it('keeps its rows while newer ones are on their way', async () => {
    const asked = load();
    const props = {
      total: 10,
      rowHeight: 60,
      load: asked,
      say: (row: { id: number }) => `Row ${row.id}`,
      key: (row: { id: number }) => String(row.id),
      row: rowOf,
      onselect: () => {},
      label: 'People',
      version: 1,
    };
    const { rerender } = render(List, props);
    await screen.findByText('Row 1');
    await rerender({ ...props, version: 2 });
    expect(screen.getByText('Row 1')).toBeTruthy();
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  });

  it('shows newer rows while changes pour in faster than they can be asked about', async () => {
    let times = 0;
    let release = () => {};
    const asked = vi.fn(async () => {
      const id = times++;
      if (id > 0) await new Promise<void>((done) => (release = done));
      return [{ id }];
    });
    const props = {
      total: 1,
      rowHeight: 60,
      load: asked,
      say: (row: { id: number }) => `Row ${row.id}`,
      key: (row: { id: number }) => `answer ${row.id}`,
      row: rowOf,
      onselect: () => {},
      label: 'People',
      version: 0,
    };
    const { rerender } = render(List, props);
    const shown = (answer: string) => waitFor(() => expect(screen.getByRole('option').dataset.key).toBe(answer));
    await shown('answer 0');
    for (let version = 1; version <= 20; version++) await rerender({ ...props, version });
    expect(asked, 'one question is on its way').toHaveBeenCalledTimes(2);
    release();
    await shown('answer 1');
    await waitFor(() => expect(asked, 'and one more, as it was asked too early').toHaveBeenCalledTimes(3));
    release();
    await shown('answer 2');
  });

  describe('to whose top a row comes', () => {
    async function moving(chosen: (row: { id: number }) => void) {
      let ids = [1, 2, 3];
      const props = {
        total: 3,
        rowHeight: 60,
        load: async () => ids.map((id) => ({ id })),
        say: (row: { id: number }) => `Row ${row.id}`,
        key: (row: { id: number }) => String(row.id),
        row: rowOf,
        onselect: chosen,
        follow: false,
        label: 'People',
        version: 0,
      };
      const { rerender } = render(List, props);
      await screen.findByText('Row 1');
      return async () => {
        ids = [4, 1, 2, 3];
        await rerender({ ...props, total: 4, version: 1 });
        await screen.findByText('Row 4');
      };
    }
    const row = (id: number) => screen.getByText(`Row ${id}`);

    it('leaves the keyboard on the row where it was', async () => {
      const chosen = vi.fn();
      const comes = await moving(chosen);
      const user = userEvent.setup();
      screen.getByRole('listbox').focus();
      await user.keyboard('{ArrowDown}');
      await comes();
      await user.keyboard('{Enter}');
      expect(chosen.mock.calls).toEqual([[{ id: 2 }]]);
      await user.keyboard('{ArrowDown}{Enter}');
      expect(chosen).toHaveBeenLastCalledWith({ id: 3 });
    });

    it('opens the one that was pressed, though another is under the mouse when it is let go', async () => {
      const chosen = vi.fn();
      const comes = await moving(chosen);
      const user = userEvent.setup();
      await user.pointer({ keys: '[MouseLeft>]', target: row(2), coords: { x: 9, y: 90 } });
      await comes();
      await user.pointer({ keys: '[/MouseLeft]', target: row(1), coords: { x: 9, y: 90 } });
      expect(chosen.mock.calls).toEqual([[{ id: 2 }]]);
    });

    it('opens none when the mouse was dragged to another', async () => {
      const chosen = vi.fn();
      await moving(chosen);
      const user = userEvent.setup();
      await user.pointer({ keys: '[MouseLeft>]', target: row(1), coords: { x: 9, y: 30 } });
      await user.pointer({ keys: '[/MouseLeft]', target: row(2), coords: { x: 9, y: 90 } });
      expect(chosen).not.toHaveBeenCalled();
    });
  });
});

describe('a menu', () => {
  const items: MenuItem[] = [
    { id: 'edit', label: 'Edit' },
    { id: 'add', label: 'Add LINE User', children: [{ id: 'qr', label: 'Show QR code' }] },
    { id: 'delete', label: 'Delete', disabled: true },
  ];
  const trigger = createRawSnippet((props: () => MenuTrigger) => ({
    render: () => `<button id="${props().id}">More</button>`,
    setup: (element) => {
      element.addEventListener('click', () => props().onclick());
      element.addEventListener('keydown', (event) => props().onkeydown(event as KeyboardEvent));
    },
  }));

  it('is opened, walked, and left by keyboard; the focus goes back', async () => {
    const user = userEvent.setup();
    render(Menu, { items, trigger, onselect: () => {} });
    screen.getByText('More').focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Edit');
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent).toContain('Delete');
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByText('More'));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('has a second level that the arrow keys open and close', async () => {
    const user = userEvent.setup();
    const chosen = vi.fn();
    render(Menu, { items, trigger, onselect: chosen });
    screen.getByText('More').focus();
    await user.keyboard('{ArrowDown}a{ArrowRight}');
    expect(document.activeElement?.textContent).toContain('Show QR code');
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.textContent).toContain('Add LINE User');
    await user.keyboard('{Enter}');
    await user.keyboard('{Enter}');
    expect(chosen).toHaveBeenCalledExactlyOnceWith('qr');
  });

  it('does nothing for an entry that is disabled', async () => {
    const user = userEvent.setup();
    const chosen = vi.fn();
    render(Menu, { items, trigger, onselect: chosen });
    await user.click(screen.getByText('More'));
    await user.click(screen.getByText('Delete'));
    expect(chosen).not.toHaveBeenCalled();
  });
});

it('a button does not do a thing twice while it is busy with it', async () => {
  let done = () => {};
  const act = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
  render(Button, { onclick: act, children: words('Save') });
  const user = userEvent.setup();
  await user.dblClick(screen.getByRole('button'));
  expect(act).toHaveBeenCalledTimes(1);
  done();
  await waitFor(() => expect(screen.getByRole('button').getAttribute('aria-busy')).toBeNull());
  await user.click(screen.getByRole('button'));
  expect(act).toHaveBeenCalledTimes(2);
});

it('a question stays open when the answer could not be carried out', async () => {
  const answers = [false, undefined];
  render(Confirm, { open: true, title: 'Delete?', confirm: 'Delete', onconfirm: async () => answers.shift() });
  const user = userEvent.setup();
  await user.click(screen.getByTestId('confirm-yes'));
  expect(screen.getByText('Delete?')).toBeTruthy();
  await user.click(screen.getByTestId('confirm-yes'));
  await waitFor(() => expect(screen.queryByText('Delete?')).toBeNull());
});
