/** Which fields are checked for spelling: those for sentences, and no names, links and codes. */

import { readdirSync, readFileSync } from 'node:fs';

import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { openRoom } from './test/openRoom';
import { spelling } from '../lib/spelling.svelte';

const components = readdirSync('src', { recursive: true, encoding: 'utf8' })
  // The practice phone looks as LINE does.
  .filter((path) => path.endsWith('.svelte') && !/^(phone|gallery)\//.test(path))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

/** The text fields of a component, as they are written. */
const fieldsOf = (text: string) =>
  [...text.matchAll(/<(?:input|textarea)\b[\s\S]*?(?:\/>|><\/textarea>)/g)]
    .map(([field]) => field)
    .filter((field) => !/type="(?:radio|checkbox|file|hidden)"/.test(field));

afterEach(() => (spelling.on = true));

describe('spelling', () => {
  it('each field says whether it is checked', () => {
    const silent = components.flatMap(({ path, text }) =>
      fieldsOf(text)
        .filter((field) => !field.includes('spellcheck='))
        .map(() => path),
    );
    expect(silent).toEqual([]);
  });

  it('only fields for sentences are checked', () => {
    const checked = components
      .filter(({ text }) => fieldsOf(text).some((field) => field.includes('spellcheck={')))
      .map(({ path }) => path);
    expect(checked).toEqual(['elements/TextArea.svelte', 'messages/compose/TextBox.svelte']);
  });

  it('is checked in the language of the window while one writes, and can be switched off', async () => {
    const { composer } = await openRoom();
    expect([composer().getAttribute('spellcheck'), composer().lang]).toEqual(['true', 'en']);
    expect(screen.getByTestId('room-search').getAttribute('spellcheck'), 'a name is no sentence').toBe('false');
    spelling.on = false;
    await waitFor(() => expect(composer().getAttribute('spellcheck')).toBe('false'));
    expect(localStorage.getItem('spelling'), 'remembered on this computer').toBe('off');
  });
});
