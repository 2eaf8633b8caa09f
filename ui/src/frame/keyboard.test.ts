/** The frame by keyboard, and the strip of Practice. */

import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import App from '../App.svelte';
import { display, setTextSize } from '../lib/display.svelte';
import { practicePath } from '../lib/practicePath.svelte';
import { go, route } from '../lib/route.svelte';
import { singleKeys } from '../lib/singleKeys.svelte';
import { axe } from '../test/axe';
import { open } from '../test/open';

async function opened(arrange?: Parameters<typeof open>[2]) {
  const app = open(App, {}, arrange);
  await screen.findByTestId('frame');
  return app;
}

beforeEach(() => {
  localStorage.clear();
  practicePath.reset();
  singleKeys.on = true;
});

describe('the keyboard in the frame', () => {
  it('lists all shortcuts under ?, which is a letter like any other in a field', async () => {
    const { user } = await opened();
    await user.click(await screen.findByTestId('room-search'));
    await user.keyboard('?');
    expect(screen.queryByTestId('shortcuts')).toBeNull();
    screen.getByTestId('rail-contacts').focus();
    await user.keyboard('?');
    const dialog = await screen.findByTestId('shortcuts');
    expect(dialog.textContent).toContain('F6');
    expect(await axe(dialog)).toEqual([]);
    await user.click(screen.getByTestId('dialog-close'));
    singleKeys.on = false;
    await user.keyboard('?');
    expect(screen.queryByTestId('shortcuts'), 'switched off in Settings').toBeNull();
    await user.keyboard('{Control>}/{/Control}');
    await screen.findByTestId('shortcuts');
  });

  it('after Ctrl and a number the focus is in the area that opened', async () => {
    const { user } = await opened();
    for (const [number, area] of [
      ['2', 'contacts'],
      ['4', 'settings'],
      ['1', 'messages'],
    ]) {
      await user.keyboard(`{Control>}${number}{/Control}`);
      expect(route.area).toBe(area);
      const shown = await screen.findByTestId(`area-${area}`);
      await waitFor(() => expect(shown.contains(document.activeElement)).toBe(true));
      expect(document.activeElement).not.toBe(document.body);
    }
  });

  it('the rail is one tab stop', async () => {
    await opened();
    const rail = screen.getByRole('navigation', { name: 'Areas' });
    const stops = [...rail.querySelectorAll('button')].filter((one) => one.tabIndex === 0);
    expect(stops.map((one) => one.dataset.testid)).toEqual(['rail-messages']);
  });
});

describe('the palette', () => {
  it('finds rooms, people and actions under Ctrl+K, and Enter goes there', async () => {
    const { user } = await opened();
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByTestId('palette-input');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(await axe(screen.getByTestId('palette'))).toEqual([]);
    await user.type(field, 'Jonas');
    await waitFor(() => expect(screen.getAllByTestId('palette-entry')[0]?.textContent).toContain('Jonas'));
    const person = screen.getAllByTestId('palette-entry').findIndex((one) => one.dataset.kind === 'person');
    await user.keyboard(`${'{ArrowDown}'.repeat(person)}{Enter}`);
    await waitFor(() => expect(route.area).toBe('contacts'));
    expect(screen.queryByTestId('palette')).toBeNull();
  });

  it('carries out an action, and says when nothing is called so', async () => {
    const { user } = await opened();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'zzzz');
    await waitFor(() => expect(screen.getByTestId('palette').textContent).toContain('Nothing is called so'));
    await user.clear(screen.getByTestId('palette-input'));
    await user.type(screen.getByTestId('palette-input'), 'settings{Enter}');
    await waitFor(() => expect(route.area).toBe('settings'));
  });
});

describe('the strip of Practice', () => {
  it('says what is next and goes where it is done', async () => {
    const { user } = await opened();
    const strip = await screen.findByTestId('practice-strip');
    await waitFor(() => expect(strip.textContent).toContain('Next:'));
    await user.click(await screen.findByTestId('practice-path-all'));
    expect(strip.querySelectorAll('li').length).toBe(8);
    expect(await axe(strip)).toEqual([]);
  });

  it('is gone once everything was tried, and Settings brings it back', async () => {
    const { user } = await opened((fake) => fake.on({ practice_steps: () => [{ id: 'restore', done: true }] }));
    await waitFor(() => expect(screen.queryByTestId('practice-strip')).toBeNull());
    expect(screen.getByTestId('practice-phone'), 'the phone is in the rail').toBeTruthy();
    expect(screen.getByTestId('act-as').textContent).toContain('Aya');
    await go('settings');
    await user.click(await screen.findByTestId('settings-practice'));
    const strip = await screen.findByTestId('practice-strip');
    expect(strip.textContent).toContain('You have tried everything');
    await user.click(screen.getByTestId('practice-path-hide'));
    expect(screen.queryByTestId('practice-strip')).toBeNull();
  });
});

describe('settings of the display', () => {
  it('changes the size of the text and the contrast at once', async () => {
    const { user } = await opened();
    await go('settings');
    await user.selectOptions(await screen.findByTestId('settings-text-size'), '150');
    expect(document.documentElement.style.fontSize).toBe('150%');
    await user.click(screen.getByRole('radio', { name: 'High' }));
    expect(document.documentElement.dataset.contrast).toBe('more');
    expect(display.textSize).toBe(150);
    await user.click(screen.getByRole('radio', { name: 'Normal' }));
    setTextSize(100);
  });
});
