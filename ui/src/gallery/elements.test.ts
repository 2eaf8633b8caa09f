/** The gallery shows every element, and all of them can be used by everybody. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { axe } from '../test/axe';
import Elements from './Elements.svelte';

/** Seen only when something happens, or parts of others: the gallery's other screens have them. */
const ELSEWHERE = [
  ...['Confirm', 'Dialog', 'Menu', 'MenuList', 'Toast'],
  ...['SplitView', 'PaneScope', 'PaneResizer', 'NavList', 'VirtualList', 'Steps', 'Form'],
  ...['FileName', 'LinkedText', 'Name', 'Stranger', 'Field', 'Icon'],
];

const root = join(process.cwd(), 'src');

it('the gallery shows every element', () => {
  const page = readFileSync(join(root, 'gallery/Elements.svelte'), 'utf8');
  const names = readdirSync(join(root, 'elements'))
    .filter((file) => file.endsWith('.svelte'))
    .map((file) => file.replace('.svelte', ''));
  const missing = names.filter((name) => !ELSEWHERE.includes(name) && !page.includes(`elements/${name}.svelte`));
  expect(missing, 'show it in Elements.svelte, in each of its states').toEqual([]);
  expect(ELSEWHERE.filter((name) => !names.includes(name))).toEqual([]);
});

it('axe finds nothing in any state of an element', async () => {
  const { container } = render(Elements);
  expect(await axe(container)).toEqual([]);
});
