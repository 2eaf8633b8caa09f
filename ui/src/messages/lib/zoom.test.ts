import { expect, it } from 'vitest';

import { fitScale, startScale, STEP, zoomed } from './zoom';

const pane = { width: 1000, height: 600 };

it('a picture fits into the viewer, and is not blown up', () => {
  expect(fitScale({ width: 4000, height: 1200 }, pane)).toBe(0.25);
  expect(fitScale({ width: 100, height: 80 }, pane)).toBe(1);
  expect(fitScale({ width: 100, height: 80 }, { width: 0, height: 0 }), 'before it is drawn').toBe(1);
});

it('a tall picture begins as wide as it can be read, and is no line', () => {
  expect(startScale({ width: 800, height: 9000 }, pane)).toBe(1);
  expect(startScale({ width: 2000, height: 9000 }, pane)).toBe(0.5);
  expect(startScale({ width: 800, height: 1200 }, pane)).toBe(0.5);
});

it('zooming ends at both ends', () => {
  expect(zoomed(7.9, STEP, 0.5)).toBe(8);
  expect(zoomed(0.26, 1 / STEP, 0.5)).toBe(0.25);
});
