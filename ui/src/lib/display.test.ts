/** The size of the text and the contrast: each member's choice, on this computer. */

import { beforeEach, describe, expect, it } from 'vitest';

import { display, setContrast, setTextSize, stepTextSize, useDisplayOf, watchDisplay } from './display.svelte';

const root = document.documentElement;

beforeEach(() => {
  localStorage.clear();
  watchDisplay();
  useDisplayOf('nobody');
});

describe('the size of the text', () => {
  it('grows in steps up to 200 percent, shrinks to 100, and 0 is the way back', () => {
    for (let times = 0; times < 9; times++) stepTextSize(1);
    expect([display.textSize, root.style.fontSize]).toEqual([200, '200%']);
    stepTextSize(-1);
    expect(display.textSize).toBe(175);
    stepTextSize(0);
    stepTextSize(-1);
    expect([display.textSize, root.style.fontSize]).toEqual([100, '']);
  });

  it('is remembered for each member, and the last choice holds until it is known who works here', () => {
    useDisplayOf('aya');
    setTextSize(150);
    setContrast('more');
    useDisplayOf('ken');
    setTextSize(110);
    setContrast('normal');
    useDisplayOf('aya');
    expect([display.textSize, display.contrast]).toEqual([150, 'more']);
    watchDisplay();
    expect([display.textSize, display.contrast], 'the start screen').toEqual([110, 'normal']);
  });

  it('is 100 percent where what is stored means nothing', () => {
    localStorage.setItem('display', '9000 loud');
    watchDisplay();
    expect([display.textSize, display.contrast]).toEqual([100, 'system']);
  });
});

describe('the contrast', () => {
  it('is high by choice, and else as the computer has it', () => {
    setContrast('more');
    expect(root.dataset.contrast).toBe('more');
    setContrast('system');
    expect(root.dataset.contrast).toBe('normal');
    const before = window.matchMedia;
    window.matchMedia = (query) => ({ ...before(query), matches: query.includes('contrast') });
    watchDisplay();
    expect(root.dataset.contrast, 'prefers-contrast').toBe('more');
    setContrast('normal');
    expect(root.dataset.contrast).toBe('normal');
    window.matchMedia = before;
    watchDisplay();
  });
});
