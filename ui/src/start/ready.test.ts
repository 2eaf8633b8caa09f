import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import App from '../App.svelte';
import { callsOf, open } from '../test/open';

it('the shell is told once that the window can be used: when the first list is there', async () => {
  let answer = () => {};
  const { fake } = open(App, {}, (world) => world.stall('room_list', new Promise<void>((done) => (answer = done))));
  await screen.findByTestId('frame');
  expect(callsOf(fake, 'ui_ready').length, 'not before there is anything to use').toBe(0);
  answer();
  await waitFor(() => expect(callsOf(fake, 'ui_ready').length).toBe(1));
  fake.emit({ topics: [], lost: true });
  await waitFor(() => expect(callsOf(fake, 'room_list').length).toBeGreaterThan(1));
  expect(callsOf(fake, 'ui_ready').length).toBe(1);
});
