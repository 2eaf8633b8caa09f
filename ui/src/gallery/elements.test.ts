/** The gallery shows every element, and all of them can be used by everybody. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { axe } from '../test/axe';
import Elements from './Elements.svelte';

/** Parts of others, which show them. */
const INSIDE = ['MenuList', 'PaneScope', 'PaneResizer', 'Field'];

const root = join(process.cwd(), 'src');

it('the gallery shows every element', () => {
  const files = ['Elements.svelte', ...readdirSync(join(root, 'gallery/parts')).map((file) => `parts/${file}`)];
  const page = files.map((file) => readFileSync(join(root, 'gallery', file), 'utf8')).join('\n');
  const names = readdirSync(join(root, 'elements'))
    .filter((file) => file.endsWith('.svelte'))
    .map((file) => file.replace('.svelte', ''));
  const missing = names.filter((name) => !INSIDE.includes(name) && !page.includes(`elements/${name}.svelte`));
  expect(missing, 'show it in gallery/parts, in each of its states').toEqual([]);
  expect(INSIDE.filter((name) => !names.includes(name))).toEqual([]);
});

it('axe finds nothing in any state of an element', async () => {
  const { container } = render(Elements);
  expect(await axe(container)).toEqual([]);
});
