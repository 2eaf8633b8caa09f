/** Pictures, files and words that are pasted into a room or dropped on it, from every source. */

import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Attachment } from '../../ipc';
import type { Fake } from '../../ipc/fake';
import { photo } from '../../ipc/fake/script';
import { toasts } from '../../lib/toast';
import { callsOf } from '../../test/open';
import { changeRoom, openRoom } from '../test/openRoom';
import { chips, file } from '../test/sending';

interface Carried {
  files?: File[];
  folders?: string[];
  data?: Record<string, string>;
  types?: string[];
}

/** What a paste or a drag carries, as a web view hands it over. */
function carrying({ files = [], folders = [], data = {}, types }: Carried) {
  const entries = [
    ...folders.map((name) => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true, name }) })),
    ...files.map(({ name }) => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: false, name }) })),
  ];
  const all = [...files, ...folders.map((name) => file(name, 0))];
  return {
    types: types ?? [...Object.keys(data), ...(all.length > 0 ? ['Files'] : [])],
    files: all,
    items: entries,
    getData: (type: string) => data[type] ?? '',
    dropEffect: 'uninitialized',
  };
}

/** False when the page takes it in by itself. */
const send = (target: Element, type: string, more: object) =>
  target.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), more));
const paste = (target: Element, carried: Carried) => send(target, 'paste', { clipboardData: carrying(carried) });

function drag(target: Element, carried: Carried) {
  const dataTransfer = carrying(carried);
  send(target, 'dragenter', { dataTransfer });
  const taken = !send(target, 'dragover', { dataTransfer });
  return { taken, effect: dataTransfer.dropEffect, drop: () => send(target, 'drop', { dataTransfer }) };
}

const area = () => screen.getByTestId('drop-area');
const shot: Attachment = {
  id: 'shot',
  kind: 'image',
  name: 'image.png',
  size: 70,
  media: photo('picture-shot'),
  duration: null,
  notes: [],
};
/** The clipboard of this computer holds this. */
const holds = (fake: Fake, attached: Attachment[]) => fake.on({ attachment_paste: () => ({ attached, refused: [] }) });
const asked = (fake: Fake) => callsOf(fake, 'attachment_paste');
const told = () => toasts.shown.map(({ text }) => text).join();

// What is handed in stays with its room, so each test takes a room of its own.
let rooms = 0;
let roomId = '';
beforeEach(() => (roomId = `room-${200 + rooms++}`));

describe('a paste', () => {
  it('of which the web view tells nothing is looked for on the clipboard of this computer', async () => {
    const { fake, composer } = await openRoom(roomId);
    holds(fake, [shot]);
    expect(paste(composer(), {})).toBe(false);
    await waitFor(() => expect(chips().length).toBe(1));
    expect(asked(fake)).toEqual([{ roomId, picture: true }]);
  });

  it('of a file with its path beside it attaches the file, and not the path', async () => {
    const { fake, composer } = await openRoom(roomId);
    holds(fake, [{ ...shot, name: 'estimate.pdf' }]);
    paste(composer(), {
      data: { 'text/plain': '/srv/aya/estimate.pdf', 'text/uri-list': 'file:///srv/aya/estimate.pdf' },
    });
    await waitFor(() => expect(chips().length).toBe(1));
    expect(composer().value).toBe('');
    expect(asked(fake)).toEqual([{ roomId, picture: false }]);
  });

  it.each([
    '/srv/aya/estimate.pdf',
    'file:///etc/passwd',
    'copy\nfile:///etc/passwd',
    'D:\\aya\\estimate.pdf',
    '\\\\server\\share\\a.pdf',
  ])('of words that look like a path, %j, stays words where the clipboard has no list of files', async (words) => {
    const { fake, composer } = await openRoom(roomId);
    expect(paste(composer(), { data: { 'text/plain': words } })).toBe(false);
    await waitFor(() => expect(composer().value).toBe(words));
    expect(asked(fake), 'what looks like a path leads to a look, and to nothing else').toEqual([
      { roomId, picture: false },
    ]);
    expect(chips().length).toBe(0);
  });

  it.each<Record<string, string>>([
    { 'text/plain': 'See you at 5/6, and / or later' },
    { 'text/plain': 'bold', 'text/html': '<b>bold</b>' },
    { 'text/html': '<b>bold</b>' },
  ])('of words, with formatting or without, is left to the field, which takes them plain', async (data) => {
    const { fake, composer } = await openRoom(roomId);
    expect(paste(composer(), { data })).toBe(true);
    expect(asked(fake)).toEqual([]);
  });

  it('of files, pictures and folders says of each what becomes of it', async () => {
    const { fake, composer } = await openRoom(roomId);
    fake.on({
      attachment_paste: () => ({
        attached: [shot],
        refused: [
          { name: 'letters', why: 'unreadable', limit: null },
          { name: 'film.mp4', why: 'too_large', limit: 200_000_000 },
        ],
      }),
    });
    paste(composer(), {});
    await waitFor(() => expect(screen.getAllByTestId('attachment-refused').length).toBe(2));
    const [folder, film] = screen.getAllByTestId('attachment-refused').map((one) => one.textContent);
    expect(folder).toContain('Folders have to be packed first');
    expect(film).toContain('Too large: 200 MB at most');
  });

  it('that takes its time is shown, and nothing is sent meanwhile', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    let answer = () => {};
    fake.stall('attachment_paste', new Promise<void>((done) => (answer = done)));
    holds(fake, [shot]);
    paste(composer(), {});
    await user.type(composer(), 'Look{Enter}');
    expect(callsOf(fake, 'message_send'), 'words do not overtake the picture they speak of').toEqual([]);
    await waitFor(() => expect(screen.getByTestId('attachment-pasting').textContent).toContain('From the clipboard'));
    answer();
    await waitFor(() => expect(chips().length).toBe(1));
    expect(screen.queryByTestId('attachment-pasting')).toBeNull();
  });

  it('that fails says why; the words of one are there in any case', async () => {
    const { fake, composer } = await openRoom(roomId);
    fake.failNext('attachment_paste', { code: 'clipboard_unreadable' });
    paste(composer(), {});
    await waitFor(() => expect(told()).toContain('The clipboard could not be read'));
    fake.failNext('attachment_paste', { code: 'clipboard_unreadable' });
    paste(composer(), { data: { 'text/plain': '/opening hours' } });
    await waitFor(() => expect(composer().value).toBe('/opening hours'));
  });

  it('where nothing can be attached does not ask for the clipboard, and says why', async () => {
    const { fake, composer } = await openRoom('room-no-address');
    paste(composer(), {});
    await waitFor(() => expect(told()).toContain('no public address'));
    paste(composer(), { data: { 'text/plain': '/opening hours' } });
    await waitFor(() => expect(composer().value).toContain('/opening hours'));
    expect(asked(fake)).toEqual([]);
  });
});

describe('a drop', () => {
  it('of several files attaches each, and of a folder says that it has to be packed', async () => {
    await openRoom(roomId);
    const dropped = drag(area(), { files: [file('a.png'), file('b.pdf')], folders: ['letters'] });
    expect([dropped.taken, dropped.effect]).toEqual([true, 'copy']);
    dropped.drop();
    await waitFor(() => expect(chips().length).toBe(2));
    expect(screen.getByTestId('attachment-refused').textContent).toContain('letters');
  });

  it('of a picture from a browser is its bytes where they come with it, else its address', async () => {
    const { composer } = await openRoom(roomId);
    const html = '<img src="data:image/png;base64,iVBORw0KGgo=">';
    drag(area(), { data: { 'text/html': html, 'text/plain': 'x' } }).drop();
    await waitFor(() => expect(chips()[0]?.textContent).toContain('image.png'));
    const address = 'https://example.com/wheel.png';
    drag(area(), {
      data: { 'text/uri-list': `# A wheel\r\n${address}`, 'text/html': `<img src="${address}">` },
    }).drop();
    await waitFor(() => expect(composer().value).toBe(address));
    expect(chips().length, 'nothing is fetched that nobody has confirmed').toBe(1);
  });

  it('of words puts them where one writes; into a field the web view puts them itself', async () => {
    const { composer } = await openRoom(roomId);
    const words = { data: { 'text/plain': 'Opening hours: 9 to 6' } };
    const dragged = drag(area(), words);
    await waitFor(() => expect(screen.getByTestId('drop-veil').textContent).toContain('into your message to'));
    dragged.drop();
    await waitFor(() => expect(composer().value).toBe('Opening hours: 9 to 6'));
    expect(drag(composer(), words).taken, 'the caret is where the pointer is').toBe(false);
  });

  it('of words that were marked in this window changes nothing', async () => {
    const { composer } = await openRoom(roomId);
    window.dispatchEvent(new Event('dragstart'));
    const dragged = drag(area(), { data: { 'text/plain': 'a message' } });
    expect(dragged.taken).toBe(false);
    dragged.drop();
    expect(composer().value).toBe('');
    window.dispatchEvent(new Event('dragend'));
  });

  it('where one may not write says why, and takes nothing', async () => {
    const { fake } = await openRoom(roomId);
    await changeRoom(fake, roomId, { writeAccess: 'blocked' });
    await waitFor(() => expect(screen.getByTestId('read-only')).toBeTruthy());
    const dragged = drag(area(), { files: [file('a.png')] });
    expect([dragged.taken, dragged.effect]).toEqual([true, 'none']);
    await waitFor(() => expect(screen.getByTestId('drop-veil').textContent).toContain('has blocked you'));
    dragged.drop();
    await waitFor(() => expect(told()).toContain('has blocked you'));
    expect(callsOf(fake, 'attachment_put')).toEqual([]);
  });
});
