/** What is written, chosen and quoted, on a made-up world. */

import { screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import { useLocale } from '../../lib/i18n';
import { go } from '../../lib/route.svelte';
import { axe } from '../../test/axe';
import { callsOf } from '../../test/open';
import { bubbles, changeRoom, lastBubble, openRoom } from '../test/openRoom';
import { attach, chips, file, sends } from '../test/sending';
import { unicodeEmoji } from './unicodeEmoji';

const key = (composer: HTMLElement, name: string) =>
  composer.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

// What is handed in stays with its room, so each test takes a room of its own.
let rooms = 0;
let roomId = '';
beforeEach(() => {
  localStorage.clear();
  roomId = `room-${rooms++}`;
});

describe('LINE emoji', () => {
  it('are inserted where the caret is, deleted as one, and sent as LINE wants them', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    await user.type(composer(), 'For $5 ');
    await user.click(screen.getByTestId('emoji-open'));
    await user.click(screen.getByTestId('emoji-tab-line'));
    await user.click((await screen.findAllByTestId('picker-number'))[1] as HTMLElement);
    await user.click(screen.getAllByTestId('picker-number')[2] as HTMLElement);
    expect(screen.getByTestId('emoji-count').textContent).toBe('2 of 20 LINE emoji');
    await user.click(screen.getByTestId('emoji-done'));
    expect(composer().value).toBe('For $5 ⟦☻1-002⟧⟦☻1-003⟧');
    composer().dispatchEvent(
      new InputEvent('beforeinput', { inputType: 'deleteContentBackward', bubbles: true, cancelable: true }),
    );
    expect([composer().selectionStart, composer().selectionEnd], 'the whole of the last one').toEqual([15, 23]);
    composer().setSelectionRange(23, 23);
    key(composer(), 'Enter');
    await waitFor(() => expect(sends(fake).length).toBe(1));
    expect(sends(fake)[0]?.content).toEqual({
      kind: 'text',
      text: 'For $5 $$',
      emojis: [
        { index: 7, length: 1, productId: '5ac1bfd5040ab15980c9b435', emojiId: '002' },
        { index: 8, length: 1, productId: '5ac1bfd5040ab15980c9b435', emojiId: '003' },
      ],
    });
    expect(
      within(lastBubble())
        .getAllByTestId('line-emoji')
        .map((chip) => chip.textContent),
    ).toEqual(['LINE emoji002', 'LINE emoji003']);
  });

  it('more than twenty are not sent', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    composer().focus();
    await user.paste('⟦☻1-001⟧'.repeat(21));
    await user.keyboard('{Enter}');
    expect(screen.getByTestId('composer-count').textContent).toContain('21 LINE emoji: 20 at most');
    expect(sends(fake).length).toBe(0);
  });

  it('survive in the draft, and come back when a message is taken back', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    composer().focus();
    await user.paste('Hi ⟦☻1-001⟧');
    await go('messages', { roomId: 'room-ploy' });
    await waitFor(() => expect(callsOf(fake, 'room_draft')).toContainEqual({ roomId, text: 'Hi ⟦☻1-001⟧' }));
    await go('messages', { roomId });
    await waitFor(() => expect(composer()?.value).toBe('Hi ⟦☻1-001⟧'));
    await user.type(composer(), '{Enter}');
    await user.click(await screen.findByTestId('recall'));
    await user.click(await screen.findByTestId('write-again'));
    await waitFor(() => expect(composer().value).toBe('Hi ⟦☻1-001⟧'));
  });
});

describe('ordinary emoji', () => {
  it('are found by words, and put in by keyboard alone', async () => {
    const { user, composer } = await openRoom(roomId);
    await user.type(composer(), 'See you ');
    await user.click(screen.getByTestId('emoji-open'));
    await screen.findAllByTestId('emoji');
    await user.type(screen.getByTestId('emoji-search'), 'bicycle');
    await waitFor(() => expect(screen.getAllByTestId('emoji')[0]?.textContent.trim()).toMatch(/^🚲/));
    await user.keyboard('{Enter}');
    await user.clear(screen.getByTestId('emoji-search'));
    await waitFor(() => expect(screen.getAllByTestId('emoji').length).toBeGreaterThan(50));
    await user.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    expect(screen.getByTestId('emoji-inserted').textContent).toMatch(/^🚲\uFE0F?😃$/);
    await user.click(screen.getByTestId('emoji-done'));
    expect(composer().value).toMatch(/^See you 🚲\uFE0F?😃$/);
    await user.click(screen.getByTestId('emoji-open'));
    await waitFor(() =>
      expect(screen.getAllByTestId('emoji').map((one) => one.textContent.trim().slice(0, 2))).toEqual(['😃', '🚲']),
    );
  });

  it('have their names in every language of the window', async () => {
    for (const [language, name] of [
      ['ja', '自転車'],
      ['en', 'bicycle'],
    ] as const) {
      await useLocale(language);
      const bicycle = (await unicodeEmoji()).find(({ sign }) => sign.startsWith('🚲'));
      expect(bicycle?.label).toBe(name);
    }
  });
});

describe('stickers', () => {
  it('are found by number, sent by keyboard, and remembered', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    await user.click(screen.getByTestId('sticker-open'));
    expect((await screen.findByTestId('sticker-dialog')).textContent).toContain(
      'LINE does not let other programs show its stickers',
    );
    await user.type(await screen.findByTestId('picker-search'), '52002735');
    await waitFor(() => expect(screen.getAllByTestId('picker-number').length).toBe(1));
    screen.getByTestId('picker-number').focus();
    await user.keyboard('{Enter}');
    await user.dblClick(screen.getByTestId('sticker-send'));
    await waitFor(() => expect(screen.queryByTestId('sticker-send')).toBeNull());
    expect(sends(fake).map(({ content }) => content)).toEqual([
      { kind: 'sticker', packageId: '11537', stickerId: '52002735' },
    ]);
    expect(within(lastBubble()).getByTestId('sticker').textContent).toContain('11537/52002735');
    expect(document.activeElement).toBe(composer());
    await user.click(screen.getByTestId('sticker-open'));
    expect((await screen.findAllByTestId('picker-number')).map((one) => one.textContent?.trim())).toEqual(['52002735']);
  });

  it('one that did not go stays chosen, and keeps its id', async () => {
    const { fake, user } = await openRoom(roomId);
    await user.click(screen.getByTestId('sticker-open'));
    await user.click((await screen.findAllByTestId('picker-number'))[0] as HTMLElement);
    fake.failNext('message_send', { code: 'storage_full' });
    await user.click(screen.getByTestId('sticker-send'));
    await waitFor(() => expect(screen.getByTestId('sticker-failure').textContent).toContain('too little disk space'));
    await user.click(screen.getByTestId('sticker-send'));
    await waitFor(() => expect(sends(fake).length).toBe(2));
    expect(sends(fake)[1]?.messageId).toBe(sends(fake)[0]?.messageId);
  });

  it('are walked by arrow keys, and shown at LINE', async () => {
    const { fake, user } = await openRoom(roomId);
    await user.click(screen.getByTestId('sticker-open'));
    const [first] = await screen.findAllByTestId('picker-number');
    first?.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('1989'));
    await user.click(screen.getByTestId('see-at-line'));
    await waitFor(() =>
      expect(callsOf(fake, 'link_open')).toEqual([
        { url: 'https://developers.line.biz/en/docs/messaging-api/sticker-list/' },
      ]),
    );
  });
});

describe('a location', () => {
  it('is read from a link, completed and sent', async () => {
    const { fake, user } = await openRoom(roomId);
    await user.click(screen.getByTestId('attach'));
    await user.click(await screen.findByTestId('menu-location'));
    await user.click(await screen.findByTestId('location-paste'));
    await user.paste('https://www.google.com/maps/place/Tokyo+Tower/@35.6,139.7,17z/data=!3d35.6585805!4d139.7454329');
    await user.click(screen.getByTestId('location-send'));
    expect(sends(fake).length, 'LINE wants an address').toBe(0);
    expect(screen.getByTestId('location-address').getAttribute('aria-invalid')).toBe('true');
    await user.type(screen.getByTestId('location-address'), '4-2-8 Shibakoen{Enter}');
    await waitFor(() => expect(sends(fake).length).toBe(1));
    expect(sends(fake)[0]?.content).toEqual({
      kind: 'location',
      title: 'Tokyo Tower',
      address: '4-2-8 Shibakoen',
      latitude: 35.6585805,
      longitude: 139.7454329,
    });
    await waitFor(() => expect(within(lastBubble()).getByTestId('location').textContent).toContain('Tokyo Tower'));
  });

  it('outside of the earth, or longer than LINE takes, is not sent', async () => {
    const { fake, user } = await openRoom(roomId);
    await user.click(screen.getByTestId('attach'));
    await user.click(await screen.findByTestId('menu-location'));
    await user.type(await screen.findByTestId('location-latitude'), '91');
    await user.type(screen.getByTestId('location-longitude'), '139.7');
    await user.click(screen.getByTestId('location-address'));
    await user.paste('あ'.repeat(101));
    await user.type(screen.getByTestId('location-name'), 'Shop');
    await user.click(screen.getByTestId('location-send'));
    const dialog = screen.getByTestId('location-dialog');
    expect(dialog.textContent).toContain('This is not on earth.');
    expect(dialog.textContent).toContain('100 characters at most.');
    expect(sends(fake).length).toBe(0);
  });
});

describe('a quote', () => {
  const quotable = () =>
    within(bubbles().findLast((bubble) => within(bubble).queryByTestId('quote') !== null) as HTMLElement);

  it('stands above the field, goes with the words, and shows in the message', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    const id = quotable().getByTestId('quote').closest<HTMLElement>('[data-testid=message]')?.dataset.id;
    await user.click(quotable().getByTestId('quote'));
    expect(screen.getByTestId('quote-bar').textContent).toContain('Thank you for the quick repair!');
    expect(document.activeElement).toBe(composer());
    await user.keyboard('You are welcome.{Enter}');
    await waitFor(() => expect(sends(fake)[0]?.quotedMessageId).toBe(id));
    expect(screen.queryByTestId('quote-bar')).toBeNull();
    await waitFor(() => expect(within(lastBubble()).getByTestId('quoted').textContent).toContain('Thank you'));
    await user.click(within(lastBubble()).getByTestId('quoted'));
    await waitFor(() =>
      expect(
        bubbles()
          .find((bubble) => bubble.dataset.id === id)
          ?.classList.contains('found'),
      ).toBe(true),
    );
  });

  it('is taken away by Escape and by its cross', async () => {
    const { fake, user } = await openRoom(roomId);
    await user.click(quotable().getByTestId('quote'));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('quote-bar')).toBeNull();
    await user.click(quotable().getByTestId('quote'));
    await user.click(screen.getByTestId('quote-remove'));
    expect(screen.queryByTestId('quote-bar')).toBeNull();
    await user.keyboard('plain{Enter}');
    await waitFor(() => expect(sends(fake)[0]?.quotedMessageId).toBeNull());
  });

  it('stays with words that did not go', async () => {
    const { fake, user, composer } = await openRoom(roomId);
    await user.click(quotable().getByTestId('quote'));
    fake.failNext('message_send', { code: 'internal' });
    await user.keyboard('again{Enter}');
    await waitFor(() => expect(composer().value).toBe('again'));
    expect(screen.getByTestId('quote-bar')).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sends(fake).length).toBe(2));
    expect(sends(fake)[1]).toEqual(sends(fake)[0]);
  });

  it('is not for attachments, and says so', async () => {
    const { fake, user } = await openRoom(roomId);
    await attach(user, file('wheel.png'));
    await waitFor(() => expect(chips().length).toBe(1));
    await user.click(quotable().getByTestId('quote'));
    expect(screen.getByTestId('quote-bar').textContent).toContain('Only your words quote it');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sends(fake).length).toBe(1));
    expect(sends(fake)[0]?.quotedMessageId).toBeNull();
    expect(screen.getByTestId('quote-bar'), 'the words may still come').toBeTruthy();
  });

  it('is reached by keyboard: one Tab stop for the conversation, arrows between its messages', async () => {
    const { user } = await openRoom('room-kinds');
    const actions = screen.getAllByTestId('message-actions');
    expect(actions.filter((one) => one.tabIndex === 0).length).toBe(1);
    (actions.at(-1) as HTMLElement).focus();
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(document.activeElement).toBe(actions.at(-2));
    expect((document.activeElement as HTMLElement).tabIndex).toBe(0);
    await user.keyboard('{Enter}');
    const entry = await screen.findByTestId('menu-quote');
    expect(entry.getAttribute('aria-disabled'), 'LINE has not accepted it').toBe('true');
    expect(screen.getByTestId('menu-recall').textContent).toContain('LINE lets no account take a message back');
  });
});

describe('the price', () => {
  it('is short and calm while an answer is free, and explained when somebody asks', async () => {
    const { user } = await openRoom();
    const price = screen.getByTestId('price');
    expect(price.textContent.trim(), 'nobody is counted down to').toBe('Free reply');
    await user.hover(price);
    expect(screen.queryByTestId('price-why'), 'nothing opens by itself').toBeNull();
    await user.click(price);
    expect(screen.getByTestId('price-why').textContent).toContain('is free');
    expect(price.getAttribute('aria-describedby')).toBe(screen.getByTestId('price-why').id);
    await user.click(price);
    expect(screen.queryByTestId('price-why')).toBeNull();
  });

  it('is each person’s in a group', async () => {
    await openRoom('room-group');
    expect(screen.getByTestId('price').textContent).toContain('Uses 6 of 142 left');
  });

  it('is warned of when the month’s messages end', async () => {
    const { fake } = await openRoom('room-used-up');
    expect(screen.getByTestId('quota-warning').dataset.level).toBe('used_up');
    expect(screen.getByTestId('price').dataset.kind).toBe('waits');
    await changeRoom(fake, 'room-used-up', { writeAccess: 'blocked' });
    await waitFor(() => expect(screen.queryByTestId('quota-warning')).toBeNull());
  });
});

it('axe finds nothing to mend in what stands above the field, or in the dialogs', async () => {
  const { container, user, composer } = await openRoom(roomId);
  await attach(user, file('wheel.png'), file('nothing.png', 0));
  await waitFor(() => expect(chips().length).toBe(1));
  await user.type(composer(), 'Hi');
  await user.click(screen.getByTestId('price'));
  await user.click(screen.getAllByTestId('quote')[0] as HTMLElement);
  expect(await axe(container)).toEqual([]);
  for (const dialog of ['sticker', 'emoji']) {
    await user.click(screen.getByTestId(`${dialog}-open`));
    if (dialog === 'emoji') {
      await screen.findAllByTestId('emoji');
      expect(await axe(screen.getByTestId('emoji-dialog'))).toEqual([]);
      await user.click(screen.getByTestId('emoji-tab-line'));
    }
    await screen.findAllByTestId('picker-number');
    expect(await axe(screen.getByTestId(`${dialog}-dialog`))).toEqual([]);
    await user.click(screen.getByTestId('dialog-close'));
  }
  await user.click(screen.getByTestId('attach'));
  await user.click(await screen.findByTestId('menu-location'));
  expect(await axe(await screen.findByTestId('location-dialog'))).toEqual([]);
});
