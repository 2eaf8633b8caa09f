/** Opens a component on a made-up world. */

import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';

import { useBackend } from '../ipc';
import { type Fake, makeFake } from '../ipc/fake';
import { setSession } from '../session/session.svelte';

/** Renders `component` with a fresh fake behind it. `arrange` changes the world before anything is asked. */
export function open<P extends Record<string, unknown>>(
  component: Component<P>,
  props: P,
  arrange?: (fake: Fake) => void,
) {
  const fake = makeFake();
  arrange?.(fake);
  useBackend(fake);
  setSession(fake.world.session);
  const screen = render(component as Component<Record<string, unknown>>, { props });
  return { fake, user: userEvent.setup(), ...screen };
}

/** How often a command was called. */
export function callsOf(fake: Fake, name: string): unknown[] {
  return fake.calls.filter((call) => call.name === name).map((call) => call.args);
}
