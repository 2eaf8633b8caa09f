/** Saving what came with a message, on a made-up world. */

import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { toasts } from '../lib/toast';
import { axe } from '../test/axe';
import { callsOf } from '../test/open';
import { bubbles, openRoom } from './test/openRoom';

const FILE = '見積書_2026年11月_最終版(2).pdf';
const saying = (words: string) => bubbles().find((bubble) => bubble.textContent?.includes(words)) as HTMLElement;
const notices = () => toasts.shown.map(({ text }) => text).join();

describe('saving', () => {
  it('a file is saved under its name, by keyboard, and it is said', async () => {
    const { fake, user } = await openRoom();
    const button = within(saying(FILE)).getByRole('button', { name: `Save ${FILE}` });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(notices()).toBe('Saved.'));
    expect(callsOf(fake, 'message_save')).toEqual([{ messageId: saying(FILE).dataset.id }]);
  });

  it('pictures, videos and sounds are saved, too, also those from here', async () => {
    const { fake, user } = await openRoom('room-kinds');
    const names = screen.getAllByTestId('media-save').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual([
      'Save the picture from Aya Tanaka',
      'Save the video from Aya Tanaka',
      'Save the voice message from Aya Tanaka',
      'Save Estimate 2026-11.pdf',
    ]);
    for (const button of screen.getAllByTestId('media-save')) await user.click(button);
    await waitFor(() => expect(callsOf(fake, 'message_save').length).toBe(4));
    expect(
      new Set(callsOf(fake, 'message_save').map((args) => (args as { messageId: string }).messageId)).size,
      'each its own',
    ).toBe(4);
  });

  it('a file that was sent is withdrawn by its writer, who is asked first', async () => {
    const { fake, user } = await openRoom('room-kinds');
    const sent = saying('Estimate');
    await user.click(within(sent).getByTestId('message-actions'));
    await user.click(screen.getByRole('menuitem', { name: /Withdraw the file/ }));
    expect(callsOf(fake, 'message_withdraw_link'), 'nothing is done unasked').toEqual([]);
    const dialog = await screen.findByRole('alertdialog', { name: 'Withdraw this file?' });
    expect(await axe(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw the file' }));
    await waitFor(() => expect(callsOf(fake, 'message_withdraw_link')).toEqual([{ messageId: sent.dataset.id }]));
    expect((await within(sent).findByTestId('link-ended')).textContent).toContain('Withdrawn');
  });

  it('a picture that cannot be drawn within bounds is a file with its size', async () => {
    await openRoom('room-kinds');
    const picture = screen.getAllByTestId('picture')[0]?.querySelector('img') as HTMLElement;
    await fireEvent.error(picture);
    const card = await screen.findByText(/too large to be shown here/);
    expect(card.closest('[data-testid="file"]')?.textContent).toMatch(/412 ?kB/);
  });

  it('what one person sent beyond the day limit says so, and is fetched when a member asks', async () => {
    const { fake, user } = await openRoom('room-kinds');
    const held = saying('more than one person may send a day');
    expect(within(held).queryByTestId('media-save'), 'it is not here').toBeNull();
    const id = held.dataset.id;
    await user.click(within(held).getByRole('button', { name: 'Fetch it all the same' }));
    await waitFor(() => expect(callsOf(fake, 'message_fetch_media')).toEqual([{ messageId: id }]));
    await waitFor(() => expect(saying('more than one person may send a day')).toBeUndefined());
  });

  it('what is not on this computer has nothing to save', async () => {
    await openRoom('room-kinds');
    expect(within(saying('No longer available on LINE.')).queryByTestId('media-save')).toBeNull();
    expect(within(saying('No longer on this computer.')).queryByTestId('media-save')).toBeNull();
  });

  it('a picture is saved from where it is seen in full', async () => {
    const { fake, user } = await openRoom();
    const picture = screen.getByTestId('picture');
    await user.click(picture);
    const viewer = await screen.findByTestId('picture-viewer');
    expect(await axe(viewer)).toEqual([]);
    const button = within(viewer).getByTestId('media-save');
    expect(button.textContent).toContain('Save');
    await user.click(button);
    await waitFor(() => expect(notices()).toBe('Saved.'));
    expect(callsOf(fake, 'message_save')).toEqual([
      { messageId: picture.closest<HTMLElement>('[data-testid="message"]')?.dataset.id },
    ]);
  });

  it('who closes the computer’s dialog is notices nothing', async () => {
    const { fake, user } = await openRoom();
    fake.on({ message_save: () => false });
    await user.click(within(saying(FILE)).getByTestId('media-save'));
    await waitFor(() => expect(callsOf(fake, 'message_save').length).toBe(1));
    expect(notices()).toBe('');
  });

  it('a failure says why, and a second click meanwhile asks nothing', async () => {
    const { fake, user } = await openRoom();
    let answer = () => {};
    fake.stall('message_save', new Promise<void>((done) => (answer = done)));
    fake.failNext('message_save', { code: 'save_failed', params: { detail: 'No space left.' } });
    const button = within(saying(FILE)).getByTestId('media-save');
    await user.dblClick(button);
    answer();
    await waitFor(() => expect(notices()).toBe('The file could not be saved. No space left.'));
    expect(callsOf(fake, 'message_save').length).toBe(1);
    await user.click(button);
    await waitFor(() => expect(notices()).toContain('Saved.'));
  });
});
