/** What a live region says. */

import { expect, it } from 'vitest';

import { announce, announced } from './announce.svelte';

it('the same words twice are said twice, and what is said at once does not take the place of what was', () => {
  for (const words of ['Mio: yes', 'Mio: yes', 'Ploy: no']) announce(words);
  const { said } = announced;
  expect(said.map(({ words }) => words)).toEqual(['Mio: yes', 'Mio: yes', 'Ploy: no']);
  expect(new Set(said.map(({ id }) => id)).size, 'each is a thing of its own to the live region').toBe(3);
});

it('a live region does not grow for ever', () => {
  for (let at = 0; at < 50; at++) announce(`message ${at}`);
  expect(announced.said.length).toBeLessThan(10);
  expect(announced.said.at(-1)?.words).toBe('message 49');
});
