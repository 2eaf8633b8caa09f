/** Files that are handed in and sent, on a made-up world. */

import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import { nothing } from '../../ipc/fake/script';
import { go } from '../../lib/route.svelte';
import { callsOf } from '../../test/open';
import { bubbles, changeRoom, lastBubble, openRoom } from '../test/openRoom';
import { attach, chips, file, sends } from '../test/sending';

const MB = 1024 * 1024;

// What is handed in stays with its room, so each test takes a room of its own.
let rooms = 0;
let roomId = '';
beforeEach(() => (roomId = `room-${100 + rooms++}`));

describe('attachments', () => {
  it('are shown with what becomes of them, and go before the words, each as a message of its own', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    await attach(user, file('wheel.png'), file('estimate.pdf'));
    await waitFor(() => expect(chips().length).toBe(2));
    expect(chips()[1]?.textContent).toContain('Sent as a link, because LINE carries no files');
    await user.type(composer(), 'Here it is.{Enter}');
    await waitFor(() => expect(sends(fake).length).toBe(3));
    expect(sends(fake).map(({ content }) => content.kind)).toEqual(['attachment', 'attachment', 'text']);
    expect(new Set(sends(fake).map(({ messageId }) => messageId)).size, 'three messages').toBe(3);
    await waitFor(() => expect(chips().length).toBe(0));
    expect(
      bubbles()
        .slice(-3)
        .map((bubble) => /picture|estimate|Here/.exec(bubble.innerHTML)?.[0]),
    ).toEqual(['picture', 'estimate', 'Here']);
    expect(lastBubble().previousElementSibling?.textContent).toContain('Sent as a link');
  });

  it('of several megabytes go over in slices, in order', async () => {
    const { fake, user } = await openRoom(roomId);
    await attach(user, file('ride.mp4', 2 * MB + 5));
    await waitFor(() => expect(chips().length).toBe(1));
    const parts = callsOf(fake, 'attachment_put') as { offset: number; bytes: number; size: number; id: string }[];
    expect(parts.map(({ offset, bytes }) => [offset, bytes])).toEqual([
      [0, MB],
      [MB, MB],
      [2 * MB, 5],
    ]);
    expect(new Set(parts.map(({ id, size }) => `${id} ${size}`)).size).toBe(1);
  });

  it('nothing is sent while one is on its way, and it can be stopped', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    let answer = () => {};
    fake.stall('attachment_put', new Promise<void>((done) => (answer = done)));
    await attach(user, file('ride.mp4', 2 * MB));
    await user.type(composer(), 'Look{Enter}');
    expect(sends(fake).length, 'words do not overtake the picture they speak of').toBe(0);
    expect(composer().value).toBe('Look');
    await user.click(screen.getByTestId('attachment-cancel'));
    expect(screen.queryByTestId('attachments')).toBeNull();
    answer();
    await waitFor(() => expect(callsOf(fake, 'attachment_discard').length).toBe(1));
    expect(callsOf(fake, 'attachment_put').length, 'the rest is not handed in').toBe(1);
    await user.click(screen.getByTestId('send'));
    await waitFor(() => expect(sends(fake).length).toBe(1));
  });

  it('one that is refused says why, and disturbs neither words nor other files', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    await user.type(composer(), 'Half a sen');
    fake.failNext('attachment_put', { code: 'bad_attachment', reason: { of: 'attachment', is: 'empty' } });
    await attach(user, file('nothing.png', 0), file('wheel.png'));
    await waitFor(() => expect(chips().length).toBe(1));
    expect(screen.getByTestId('attachment-refused').textContent).toContain('This file is empty.');
    expect(composer().value).toBe('Half a sen');
    await user.type(composer(), 'tence.{Enter}');
    await waitFor(() => expect(sends(fake).length).toBe(2));
    await user.click(screen.getByTestId('attachment-cancel'));
    expect(screen.queryByTestId('attachments')).toBeNull();
    expect(callsOf(fake, 'attachment_discard').length, 'there is nothing to discard').toBe(0);
  });

  it('too large, or a full disk, is said in words', async () => {
    const { fake, user } = await openRoom(roomId);
    fake.failNext('attachment_put', {
      code: 'bad_attachment',
      reason: { of: 'attachment', is: 'too_large' },
      params: { limit: '200000000' },
    });
    await attach(user, file('film.mp4'));
    await waitFor(() =>
      expect(screen.getByTestId('attachment-refused').textContent).toContain('Too large: 200 MB at most.'),
    );
    fake.failNext('attachment_put', { code: 'storage_full' });
    await attach(user, file('wheel.png'));
    await waitFor(() =>
      expect(screen.getAllByTestId('attachment-refused')[1]?.textContent).toContain('too little disk space'),
    );
  });

  it('come back with the room', async () => {
    const { user } = await openRoom(roomId);
    await attach(user, file('wheel.png'));
    await waitFor(() => expect(chips().length).toBe(1));
    await go('messages', { roomId: 'room-ploy' });
    await waitFor(() => expect(chips().length).toBe(0));
    await go('messages', { roomId });
    await waitFor(() => expect(chips().length).toBe(1));
    await user.click(screen.getByTestId('attachment-remove'));
    await waitFor(() => expect(chips().length).toBe(0));
  });

  it('what did not reach the store stays, with its id and in its order', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    await attach(user, file('one.png'), file('two.png'));
    await waitFor(() => expect(chips().length).toBe(2));
    await user.type(composer(), 'and words');
    fake.failNext('message_send', { code: 'storage_full' });
    await user.click(screen.getByTestId('send'));
    await waitFor(() => expect(screen.getByTestId('send-failure')).toBeTruthy());
    expect(chips().map((chip) => chip.textContent?.match(/one|two/)?.[0])).toEqual(['one', 'two']);
    expect(composer().value).toBe('and words');
    expect(sends(fake).length, 'nothing overtakes the one that failed').toBe(1);
    await user.dblClick(screen.getByTestId('send'));
    await waitFor(() => expect(sends(fake).length).toBe(4));
    expect(sends(fake)[1]?.messageId, 'if it did arrive, it is not sent twice').toBe(sends(fake)[0]?.messageId);
    await waitFor(() => expect(chips().length).toBe(0));
  });

  it('are taken by dropping and by pasting; words on the clipboard stay words', async () => {
    const { user, composer } = await openRoom(roomId);
    const area = screen.getByTestId('drop-area');
    const dragged = { dataTransfer: { types: ['Files'], files: [file('dropped.png')], dropEffect: '' } };
    const drag = (type: string) =>
      area.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), dragged));
    drag('dragenter');
    await waitFor(() => expect(screen.getByTestId('drop-veil').textContent).toContain('Drop here to send to'));
    expect(drag('dragover'), 'the web view must not open the file').toBe(false);
    expect(drag('drop')).toBe(false);
    await waitFor(() => expect(chips().length).toBe(1));
    expect(screen.queryByTestId('drop-veil')).toBeNull();

    const paste = (types: string[]) =>
      composer().dispatchEvent(
        Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
          clipboardData: {
            types,
            files: [file('pasted.png')],
            getData: (type: string) => (types.includes(type) ? 'A1' : ''),
          },
        }),
      );
    paste(['Files']);
    await waitFor(() => expect(chips().length).toBe(2));
    paste(['text/plain', 'Files']);
    await user.type(composer(), 'x');
    expect(chips().length + screen.queryAllByTestId('attachment-entering').length).toBe(2);
    expect(composer().value, 'a picture of words comes with its words').toContain('A1');
  });

  it('where LINE cannot fetch them, they cannot be chosen, and it says who can change it', async () => {
    const { fake, user } = await openRoom('room-no-address');
    await user.click(screen.getByTestId('attach'));
    const entry = await screen.findByTestId('menu-files');
    expect(entry.getAttribute('aria-disabled')).toBe('true');
    expect(entry.textContent).toContain('Aya Tanaka can set it');
    screen.getByTestId('drop-area').dispatchEvent(
      Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
        dataTransfer: { types: ['Files'], files: [file('a.png')] },
      }),
    );
    const { toasts } = await import('../../lib/toast');
    await waitFor(() => expect(toasts.shown.map(({ text }) => text).join()).toContain('no public address'));
    expect(callsOf(fake, 'attachment_put').length).toBe(0);
  });

  it('that the store has kept are there at the next start', async () => {
    const { fake } = await openRoom(roomId);
    const media = { ...nothing, state: 'stored' as const, hash: 'picture-kept', mime: 'image/jpeg' };
    await changeRoom(fake, roomId, {
      attachments: [
        { id: 'kept', kind: 'image', name: 'kept.webp', size: 70, media, duration: null, notes: ['converted'] },
      ],
    });
    await waitFor(() => expect(chips()[0]?.textContent).toContain('Becomes a JPEG'));
  });
});
