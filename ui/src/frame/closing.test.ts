/** Closing the window where there is a tray: said once, and quitting is one click away. */

import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Closing from './Closing.svelte';
import Tray from './Tray.svelte';

describe('closing to the tray', () => {
  it('is said before the window is hidden', async () => {
    const { fake, user, container } = open(Closing, {});
    fake.close({ phase: 'to_tray' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('closing-tray-hide')));
    expect(await axe(container)).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(callsOf(fake, 'window_hide')).toHaveLength(1));
    expect(callsOf(fake, 'window_quit')).toEqual([]);
  });

  it('can be quitting instead', async () => {
    const { fake, user } = open(Closing, {});
    fake.close({ phase: 'to_tray' });
    await user.click(await screen.findByTestId('closing-tray-quit'));
    await waitFor(() => expect(callsOf(fake, 'window_quit')).toHaveLength(1));
    expect(callsOf(fake, 'window_hide')).toEqual([]);
  });
});

describe('the tray', () => {
  it('has its words in the language of the member, with what is unread', async () => {
    const { fake } = open(Tray, {}, ({ world }) => (world.session.unread = 3));
    await waitFor(() =>
      expect(callsOf(fake, 'tray_set')).toEqual([
        { open: 'Open Engawa', unread: '3 unread messages', quit: 'Quit Engawa' },
      ]),
    );
  });
});
