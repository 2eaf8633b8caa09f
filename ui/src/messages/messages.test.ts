/** The message rooms, on a made-up world. */

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { go, route } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import { bubbles, lastBubble, openRoom } from './test/openRoom';
import Messages from './Messages.svelte';

describe('sending', () => {
  it('shows the message at once, under the id it keeps', async () => {
    const { fake, user, composer } = await openRoom();
    let answer = () => {};
    fake.stall('message_send', new Promise<void>((done) => (answer = done)));
    await user.type(composer(), 'See you at ten.{Enter}');
    expect(lastBubble().textContent).toContain('See you at ten.');
    expect(composer().value, 'the field is free for the next one').toBe('');
    const id = lastBubble().dataset.id;
    answer();
    await waitFor(() => expect(screen.getByTestId('recall')).toBeTruthy());
    expect(lastBubble().dataset.id).toBe(id);
    expect(bubbles().filter((bubble) => bubble.dataset.id === id).length, 'it is there once').toBe(1);
  });

  it('a text whose sending failed is back in the field, and goes out under the same id', async () => {
    const { fake, user, composer } = await openRoom();
    fake.failNext('message_send', { code: 'storage_full' });
    await user.type(composer(), 'Do not lose me{Enter}');
    await waitFor(() => expect(screen.getByTestId('send-failure').textContent).toContain('too little disk space'));
    expect(composer().value).toBe('Do not lose me');
    await user.click(screen.getByTestId('send'));
    await waitFor(() => expect(callsOf(fake, 'message_send').length).toBe(2));
    const [first, second] = callsOf(fake, 'message_send') as { messageId: string }[];
    expect(second?.messageId, 'if the first did arrive, this is no second message').toBe(first?.messageId);
  });

  it('what was typed while a failing message was on its way is not overwritten', async () => {
    const { fake, user, composer } = await openRoom();
    let answer = () => {};
    fake.stall('message_send', new Promise<void>((done) => (answer = done)));
    fake.failNext('message_send', { code: 'internal' });
    await user.type(composer(), 'first{Enter}');
    await user.type(composer(), 'second');
    answer();
    await waitFor(() => expect(composer().value).toBe('first\nsecond'));
  });

  it('a double click sends once', async () => {
    const { fake, user, composer } = await openRoom();
    await user.type(composer(), 'once');
    await user.dblClick(screen.getByTestId('send'));
    await waitFor(() => expect(screen.getByTestId('recall')).toBeTruthy());
    expect(callsOf(fake, 'message_send').length).toBe(1);
  });

  it('Enter that ends the composing of an input method sends nothing; Shift+Enter is a new line', async () => {
    const { fake, user, composer } = await openRoom();
    await user.type(composer(), 'こんにちは');
    composer().dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
    );
    composer().dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }),
    );
    await user.type(composer(), '{Shift>}{Enter}{/Shift}2');
    expect(callsOf(fake, 'message_send').length).toBe(0);
    expect(composer().value).toBe('こんにちは\n2');
  });

  it('blanks are not a message, and one that is too long says so', async () => {
    const { fake, user, composer } = await openRoom();
    await user.type(composer(), '   {Enter}');
    expect(screen.getByTestId<HTMLButtonElement>('send').disabled).toBe(true);
    composer().focus();
    await user.paste('あ'.repeat(5001));
    await user.keyboard('{Enter}');
    expect(screen.getByTestId('composer-count').textContent).toContain('5,001');
    expect(callsOf(fake, 'message_send').length).toBe(0);
  });
});

describe('what became of a message', () => {
  it('it can be recalled while it waits, and then offers to be written again', async () => {
    const { user, composer } = await openRoom();
    await user.type(composer(), 'too early{Enter}');
    await user.click(await screen.findByTestId('recall'));
    await waitFor(() => expect(lastBubble().dataset.delivery).toBe('recalled'));
    await user.click(screen.getByTestId('write-again'));
    expect(composer().value).toBe('too early');
  });

  it('a recall that comes too late says so', async () => {
    const { fake, user, composer } = await openRoom();
    fake.failNext('message_recall', { code: 'too_late' });
    await user.type(composer(), 'gone{Enter}');
    await user.click(await screen.findByTestId('recall'));
    const { toasts } = await import('../lib/toast');
    await waitFor(() => expect(toasts.shown.map((one) => one.text).join()).toContain('Too late'));
  });

  it('a refused one tells why, and can be sent again or discarded', async () => {
    const { fake, user } = await openRoom();
    const refused = screen.getByTestId('refused');
    expect(refused.textContent).toContain('monthly number of messages is used up');
    await user.click(within(refused).getByTestId('discard'));
    await waitFor(() => expect(screen.queryByTestId('refused')).toBeNull());
    expect(callsOf(fake, 'message_discard').length).toBe(1);
  });
});

describe('drafts', () => {
  it('come back with the room, and go to the store on leaving', async () => {
    const { fake, user, composer } = await openRoom('room-ploy');
    expect(composer().value, 'as the store has it').toBe('The delivery comes on ');
    await user.type(composer(), 'Friday');
    await go('messages', { roomId: 'room-mio' });
    await waitFor(() =>
      expect(callsOf(fake, 'room_draft')).toContainEqual({ roomId: 'room-ploy', text: 'The delivery comes on Friday' }),
    );
    await waitFor(() => expect(composer()?.value).toBe(''));
    await go('messages', { roomId: 'room-ploy' });
    await waitFor(() => expect(composer()?.value).toBe('The delivery comes on Friday'));
  });

  it('stay in the field when the room becomes read-only meanwhile', async () => {
    const { fake, user, composer } = await openRoom();
    await user.type(composer(), 'half a sen');
    const room = await fake.call('room_get', { roomId: 'room-mio' });
    fake.on({ room_get: () => ({ ...room, writeAccess: 'blocked' }) });
    fake.emit({ topics: [], lost: true });
    await waitFor(() => expect(screen.getByTestId('read-only').dataset.standing).toBe('blocked'));
    expect(composer().value).toBe('half a sen');
    expect(composer().readOnly).toBe(true);
  });
});

describe('the conversation', () => {
  it('shows what strangers send as text', async () => {
    await openRoom('room-script');
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(lastBubble().textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('a link asks first and shows the host as it really is', async () => {
    const { fake, user } = await openRoom('room-script');
    await user.click(screen.getAllByTestId('message-link')[1] as HTMLElement);
    expect(screen.getByTestId('link-host').textContent).toMatch(/^xn--/);
    expect(callsOf(fake, 'link_open').length, 'nothing is opened by the first click').toBe(0);
    await user.click(screen.getByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(fake, 'link_open').length).toBe(1));
  });

  it('loads earlier pages until nothing is missing', async () => {
    const { fake } = await openRoom('room-ploy');
    const box = screen.getByTestId('conversation');
    // The reader is at the top.
    Object.defineProperty(box, 'scrollHeight', { value: 5000 });
    for (let page = 0; page < 4; page++) {
      const before = bubbles().length;
      box.dispatchEvent(new Event('scroll'));
      if (page < 3) await waitFor(() => expect(bubbles().length).toBeGreaterThan(before));
    }
    expect(bubbles().length).toBe(180);
    expect(new Set(bubbles().map((bubble) => bubble.dataset.id)).size, 'none twice').toBe(180);
    expect(callsOf(fake, 'room_messages').length).toBeLessThan(8);
  });

  it('marks the room as read only while somebody looks at it', async () => {
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const { fake } = await openRoom();
    expect(callsOf(fake, 'room_read').length).toBe(0);
    focus.mockReturnValue(true);
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(callsOf(fake, 'room_read').length).toBe(1));
  });
});

describe('the room', () => {
  it('r4: one click keeps the LINE user as a contact', async () => {
    const { fake, user } = await openRoom();
    await user.click(within(screen.getByTestId('add-contact-bar')).getByTestId('add-contact'));
    await waitFor(() => expect(screen.queryByTestId('add-contact-bar')).toBeNull());
    expect(callsOf(fake, 'room_add_contact')).toEqual([{ roomId: 'room-mio', lineUserId: 'U-mio' }]);
  });

  it('r24: somebody in the Trash is brought back', async () => {
    await openRoom('room-long');
    expect(screen.getAllByText('Bring back from Trash').length).toBeGreaterThan(0);
  });

  it('one that nobody has taken is taken before it is answered', async () => {
    const { user, composer } = await openRoom('room-unknown');
    expect(screen.getByTestId('read-only').dataset.standing).toBe('not_taken');
    expect(composer()).toBeNull();
    await user.click(screen.getByTestId('take-room'));
    await waitFor(() => expect(composer()).toBeTruthy());
  });

  it('r20: is handed over to a colleague', async () => {
    const { fake, user } = await openRoom('room-ploy');
    if (!screen.queryByTestId('room-panel')) await user.click(screen.getByTestId('panel-toggle'));
    await user.click(screen.getByTestId('hand-over'));
    await user.click((await screen.findAllByTestId('choose-row'))[0] as HTMLElement);
    await user.click(screen.getByTestId('choose-confirm'));
    await waitFor(() =>
      expect(callsOf(fake, 'room_hand_over')).toEqual([{ roomId: 'room-ploy', memberId: 'member-ken' }]),
    );
    expect(route.params.roomId).toBeUndefined();
  });
});

describe('the list of rooms', () => {
  it('is searched, and leads to a room by keyboard', async () => {
    await go('messages', {});
    const { user } = open(Messages, {});
    await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBeGreaterThan(5));
    await user.type(screen.getByTestId('room-search'), '日曜');
    await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBe(1));
    screen.getByRole('listbox').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(route.params.roomId).toBe('room-group'));
  });

  it('has those that nobody has taken on a page of its own', async () => {
    await go('messages', {});
    const { user } = open(Messages, {});
    await user.click(screen.getByTestId('rooms-unassigned'));
    await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBe(2));
  });
});

it('axe finds nothing to mend', async () => {
  const { container } = await openRoom('room-group');
  expect(await axe(container)).toEqual([]);
});
