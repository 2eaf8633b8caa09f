/** How many panes stand beside each other, and what is remembered of their widths. */

import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { setTextSize } from '../lib/display.svelte';
import { axe } from '../test/axe';
import { clampedWidth, readWidths } from './paneWidths';
import TestPanes from './test/TestPanes.svelte';

async function wide(pixels: number) {
  window.innerWidth = pixels;
  await fireEvent(window, new Event('resize'));
  await tick();
}

beforeEach(() => localStorage.clear());
afterEach(async () => {
  setTextSize(100);
  await wide(1280);
});

describe('a split view', () => {
  it('shows three panes above 1,100 px, two down to 800, and one below', async () => {
    await wide(1101);
    render(TestPanes);
    const separators = () => screen.queryAllByRole('separator').map((one) => one.dataset.testid);
    expect(separators()).toEqual(['pane-resizer-menu', 'pane-resizer-list']);
    await wide(1100);
    expect(separators(), 'the menu is a drawer').toEqual(['pane-resizer-list']);
    expect(screen.queryByText('Menu')).toBeNull();
    await wide(799);
    expect(separators()).toEqual([]);
  });

  it('has one heading of the page in every layout', async () => {
    const { rerender } = render(TestPanes);
    const headings = () => screen.getAllByRole('heading', { level: 1 }).filter((one) => !one.closest('.away'));
    for (const [pixels, detailOpen] of [
      [1280, false],
      [900, false],
      [640, false],
      [640, true],
    ] as const) {
      await wide(pixels);
      await rerender({ detailOpen });
      expect(headings(), `${pixels} px`).toHaveLength(1);
    }
    await wide(900);
    await userEvent.click(screen.getByTestId('pane-menu'));
    expect(headings(), 'the drawer brings its own').toHaveLength(1);
  });

  it('counts larger text as a smaller window', async () => {
    await wide(1280);
    render(TestPanes);
    expect(screen.getAllByRole('separator')).toHaveLength(2);
    setTextSize(150);
    await tick();
    expect(screen.getAllByRole('separator'), '853 px').toHaveLength(1);
    setTextSize(200);
    await tick();
    expect(screen.queryAllByRole('separator'), '640 px').toHaveLength(0);
  });

  it('with one pane shows the list, then the detail with a way back, and the focus goes along', async () => {
    await wide(640);
    const onback = vi.fn();
    const { rerender } = render(TestPanes, { onback });
    const user = userEvent.setup();
    const inert = (words: string) => screen.getByText(words).closest<HTMLElement>('.list, .detail')?.inert;
    expect([inert('List'), inert('Detail')]).toEqual([false, true]);
    screen.getByText('List').focus();
    await rerender({ onback, detailOpen: true });
    expect([inert('List'), inert('Detail')]).toEqual([true, false]);
    const back = screen.getByTestId('pane-back');
    await waitFor(() => expect(document.activeElement).toBe(back));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await user.click(back);
    expect(onback).toHaveBeenCalledTimes(2);
    await rerender({ onback, detailOpen: false });
    await waitFor(() => expect(screen.getByText('List').closest('.list')?.contains(document.activeElement)).toBe(true));
  });

  it('opens its menu as a drawer, which Escape and a choice close, and gives the focus back', async () => {
    await wide(900);
    const { container } = render(TestPanes);
    const user = userEvent.setup();
    const open = screen.getByTestId('pane-menu');
    await user.click(open);
    expect(document.activeElement?.textContent).toBe('Menu');
    expect(screen.getByText('Detail').closest<HTMLElement>('.detail')?.inert).toBe(true);
    expect(await axe(container)).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Menu')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(open));
    await user.click(open);
    await user.click(screen.getByText('Menu'));
    expect(screen.queryByText('Menu')).toBeNull();
  });
});

describe('the line between two panes', () => {
  it('is moved by arrow keys within its bounds, and the width is remembered', async () => {
    await wide(1280);
    const { unmount } = render(TestPanes);
    const user = userEvent.setup();
    const line = () => screen.getByTestId('pane-resizer-list');
    line().focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(line().getAttribute('aria-valuenow')).toBe('352');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(line().getAttribute('aria-valuenow'), 'not below the least').toBe('240');
    await user.keyboard('{End}');
    expect(line().getAttribute('aria-valuenow')).toBe('520');
    unmount();
    render(TestPanes);
    expect(line().getAttribute('aria-valuenow'), 'opened again').toBe('520');
    line().focus();
    await user.keyboard('{Enter}');
    expect(line().getAttribute('aria-valuenow'), 'back to the usual one').toBe('320');
  });

  it('forgets a remembered width that is none', () => {
    localStorage.setItem('panes:test', '{"list":"wide","side":99999,"what":1}');
    expect(readWidths('test')).toEqual({ side: 99999 });
    expect(clampedWidth('side', readWidths('test').side)).toBe(460);
    localStorage.setItem('panes:test', 'no JSON');
    expect(readWidths('test')).toEqual({});
  });
});
