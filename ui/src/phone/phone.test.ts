import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { useLocale } from '../lib/i18n';
import Practice from './Practice.svelte';
import { Phone } from './lib/phone.svelte';
import { Simulator } from './lib/simulator';
import { AYA, Town } from './test/town';

const AYAS_CHAT = { chatId: AYA.basicId, kind: 'account', displayName: AYA.displayName, relation: 'friend' } as const;

let town: Town;
let phone: Phone;
const user = userEvent.setup();

beforeEach(async () => {
  localStorage.clear();
  await useLocale('en');
  town = new Town();
});
afterEach(cleanup);

async function pickUp() {
  phone = new Phone(new Simulator(town.fetch), localStorage);
  render(Practice, { phone });
  await waitFor(() => expect(screen.getByTestId('phone').dataset.ready).toBe('true'));
}

const press = (testid: string) => user.click(screen.getByTestId(testid));

async function openAdd() {
  await press('phone-friends');
  await press('phone-add');
}

async function openAyasChat() {
  town.users[0]!.relations = { [AYA.basicId]: 'friend' };
  town.arrive('Umio', AYAS_CHAT, { text: 'Welcome' });
  await pickUp();
  await press('phone-chat-row');
  await screen.findByText('Welcome');
}

test('with nobody on LINE yet the phone asks who holds it', async () => {
  town.users = [];
  await pickUp();
  await press('phone-user-new');
  await user.type(screen.getByTestId('phone-user-name'), 'Mio');
  await press('phone-user-save');
  await waitFor(() => expect(phone.user?.displayName, 'the new person holds the phone').toBe('Mio'));
});

test('an id found leads to the card, and Add makes a friend', async () => {
  await pickUp();
  await openAdd();
  await user.type(screen.getByTestId('phone-id'), '@aya.sakura{Enter}');
  await screen.findByTestId('phone-card');
  await press('phone-add-friend');
  await screen.findByText('You are friends.');
  expect(town.asked.at(-1), 'added by the same finding').toEqual({
    method: 'POST',
    path: 'users/Umio/add',
    body: { id: '@aya.sakura' },
  });
});

test('an id that nobody has is said in plain words, and what was typed stays', async () => {
  await pickUp();
  await openAdd();
  town.refusals = ['id_unknown'];
  await user.type(screen.getByTestId('phone-id'), '@nobody{Enter}');
  await screen.findByText(/Nobody has this ID/);
  expect(screen.getByTestId<HTMLInputElement>('phone-id').value).toBe('@nobody');
});

test('scanning what Engawa shows says so when it shows nothing', async () => {
  await pickUp();
  await openAdd();
  town.refusals = ['qr_unreadable'];
  await press('phone-scan-shown');
  await screen.findByText(/Engawa shows no QR code right now/);
});

test('a picture that is chosen, and one that is pasted, are both looked at', async () => {
  await pickUp();
  await openAdd();
  town.refusals = ['qr_unreadable', 'link_unknown'];
  await user.upload(screen.getByTestId('phone-scan-file'), new File(['png'], 'qr.png', { type: 'image/png' }));
  await screen.findByText(/No QR code can be read/);
  const paste = Object.assign(new Event('paste', { cancelable: true }), {
    clipboardData: { files: [new File(['png'], 'qr.png', { type: 'image/png' })] },
  });
  window.dispatchEvent(paste);
  await screen.findByText(/does not lead to anybody/);
  expect(
    town.asked.map(({ body }) => body),
    'the bytes went as Base64',
  ).toEqual([{ qr: btoa('png') }, { qr: btoa('png') }]);
});

test('a link with words opens the chat with them in the composer, not sent', async () => {
  await pickUp();
  await openAdd();
  await user.type(screen.getByTestId('phone-link'), 'https://line.me/R/oaMessage/%40aya/?text=Code%20AB12{Enter}');
  await screen.findByTestId('phone-card');
  await press('phone-add-friend');
  const composer = await screen.findByTestId<HTMLTextAreaElement>('phone-composer');
  expect(composer.value).toBe('Code AB12');
  expect(
    town.asked.filter(({ path }) => path.endsWith('/messages')),
    'nothing is sent by itself',
  ).toEqual([]);
});

test('a link in a letter leads to the card', async () => {
  const letters = { chatId: 'person:rin', kind: 'person', displayName: 'Rin' } as const;
  town.arrive('Umio', letters, { text: 'Add Aya: https://line.me/R/ti/p/%40aya', senderKind: 'person' });
  await pickUp();
  await press('phone-chat-row');
  await user.click(await screen.findByTestId('phone-message-link'));
  await screen.findByTestId('phone-card');
  expect(screen.getByRole('heading', { name: 'Aya Tanaka' })).toBeTruthy();
});

test('Enter sends once, also when pressed twice, and empties the composer', async () => {
  await openAyasChat();
  let release = () => {};
  town.gate = new Promise((resolve) => (release = resolve));
  await user.type(screen.getByTestId('phone-composer'), 'Hello{Enter}{Enter}');
  release();
  await waitFor(() => expect(screen.getByTestId<HTMLTextAreaElement>('phone-composer').value).toBe(''));
  expect(town.asked.filter(({ path }) => path.endsWith('/messages')).length).toBe(1);
});

test('Enter of an input method does not send', async () => {
  await openAyasChat();
  const composer = screen.getByTestId('phone-composer');
  await user.type(composer, 'こんにち');
  composer.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
  expect(town.asked).toEqual([]);
});

test('a text that is refused stays in the composer with the reason', async () => {
  await openAyasChat();
  town.refusals = ['blocked'];
  await user.type(screen.getByTestId('phone-composer'), 'Hello{Enter}');
  await screen.findByText(/You block this account/);
  expect(screen.getByTestId<HTMLTextAreaElement>('phone-composer').value).toBe('Hello');
});

test('a sticker goes with its ids and keywords', async () => {
  await openAyasChat();
  await press('phone-stickers');
  await user.click(screen.getByRole('button', { name: 'Thank you' }));
  await waitFor(() => expect(town.asked.length).toBe(1));
  expect(town.asked[0]?.body).toMatchObject({
    type: 'sticker',
    packageId: '9900001',
    stickerId: '9900102',
    keywords: ['thank you', 'thanks', 'grateful'],
  });
});

test('in a group a text of one’s own can be changed, and any message of one’s own taken back', async () => {
  const group = { chatId: 'Cgarden', kind: 'group', displayName: 'Garden' } as const;
  town.arrive('Umio', group, { mine: true, senderKind: 'user', senderName: 'Mio', text: 'Sevn o’clock' });
  await pickUp();
  await press('phone-chat-row');
  await user.click(await screen.findByTestId('phone-message-menu'));
  await user.click(await screen.findByTestId('menu-edit'));
  await user.clear(screen.getByTestId('phone-composer'));
  await user.type(screen.getByTestId('phone-composer'), 'Seven{Enter}');
  await user.click(screen.getByTestId('phone-message-menu'));
  await user.click(await screen.findByTestId('menu-unsend'));
  await waitFor(() => expect(town.asked.length).toBe(2));
  const at = 'users/Umio/chats/Cgarden/messages/1';
  expect(town.asked).toEqual([
    { method: 'POST', path: `${at}/edit`, body: { text: 'Seven' } },
    { method: 'POST', path: `${at}/unsend`, body: {} },
  ]);
});

test('blocking from the card closes the composer of the chat', async () => {
  await openAyasChat();
  await press('phone-chat-account');
  await press('phone-block');
  await screen.findByTestId('phone-unblock');
  expect(phone.relation(AYA.basicId)).toBe('blocked');
});

test('a chat is unread until it was opened, for this person only', async () => {
  town.arrive('Umio', AYAS_CHAT, { text: 'Welcome' });
  await pickUp();
  const row = await screen.findByTestId('phone-chat-row');
  expect(within(row).getByLabelText('Unread')).toBeTruthy();
  await user.click(row);
  await screen.findByText('Welcome');
  await press('phone-back');
  await waitFor(() => expect(screen.queryByLabelText('Unread')).toBeNull());
});

test('a name that looks like markup is text', async () => {
  town.users[0]!.displayName = '<script>alert(1)</script>';
  await pickUp();
  expect(screen.getByTestId('phone-user').textContent).toContain('<script>alert(1)</script>');
});

test('a group is made with its people, and its chat opens', async () => {
  await pickUp();
  await press('phone-group-new');
  await user.type(screen.getByTestId('phone-group-name'), 'Garden');
  await press('phone-pick');
  await press('phone-group-make');
  await waitFor(() => expect(phone.screen).toEqual({ at: 'chat', chatId: 'Cgarden' }));
  expect(town.asked[0]?.body).toEqual({ by: 'Umio', name: 'Garden', userIds: ['Uploy'] });
});

test('a text handed over by the desktop goes to whom is chosen', async () => {
  town.shared = [{ id: 's1', text: 'Add me: https://line.me/R/ti/p/%40aya' }];
  await pickUp();
  await press('phone-share-open');
  await user.click(screen.getByLabelText('Ploy ปลอย'));
  await press('phone-share-send');
  await waitFor(() => expect(screen.queryByTestId('phone-share')).toBeNull());
  expect(town.asked[0]).toEqual({ method: 'POST', path: 'share/s1/send', body: { userIds: ['Uploy'] } });
});

test('what another person typed is not in the next person’s composer', async () => {
  await openAyasChat();
  await user.type(screen.getByTestId('phone-composer'), 'From Mio');
  phone.switchTo('Uploy');
  phone.openChat(AYA.basicId);
  const composer = await screen.findByTestId<HTMLTextAreaElement>('phone-composer');
  await waitFor(() => expect(screen.getByTestId<HTMLTextAreaElement>('phone-composer').value).toBe(''));
  expect(composer).toBeTruthy();
});

const FROM_AYA = { senderName: 'Aya', via: 'Café Hanare' } as const;

test('a text shows who wrote from which account, and a chip for each LINE emoji', async () => {
  const emojis = [
    { index: 4, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' },
    { index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '149' },
  ];
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, text: '$😀 $ costs $5, see https://line.me/R/ti/p/%40aya', emojis });
  await pickUp();
  expect((await screen.findByTestId('phone-chat-row')).textContent).toContain('☺😀 ☺ costs $5');
  await press('phone-chat-row');
  const bubble = await screen.findByTestId('phone-message');
  const chips = within(bubble).getAllByTestId('phone-emoji');
  expect(chips.map((chip) => chip.getAttribute('aria-label'))).toEqual(['LINE emoji 149', 'LINE emoji 001']);
  const words = bubble.querySelector('.text')?.textContent;
  expect(words, 'a price stays a price').toBe('☺ 149😀 ☺ 001 costs $5, see https://line.me/R/ti/p/%40aya');
  expect(within(bubble).getByTestId('phone-message-link')).toBeTruthy();
  expect(within(bubble).getByText(/Aya.* from .*Café Hanare/u)).toBeTruthy();
});

test('what a user writes with LINE emoji keeps its words in lists', async () => {
  const emojis = [{ index: 6, length: 6, productId: '5ac1', emojiId: '001' }];
  town.arrive('Umio', AYAS_CHAT, { mine: true, senderKind: 'user', text: 'Hello (love)', emojis });
  await pickUp();
  expect((await screen.findByTestId('phone-chat-row')).textContent).toContain('Hello (love)');
  await press('phone-chat-row');
  expect(await screen.findByTestId('phone-emoji')).toBeTruthy();
});

test('a sticker that this phone has no picture of is a card with its ids', async () => {
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, type: 'sticker', packageId: '11537', stickerId: '52002734' });
  await pickUp();
  await press('phone-chat-row');
  const card = await screen.findByTestId('phone-sticker-card');
  expect(card.textContent?.replace(/[\u2068\u2069]/gu, '')).toContain('Package 11537, sticker 52002734');
});

test('picture, video, sound and place of an account are shown from the simulator', async () => {
  const at = 'http://127.0.0.1:4000/simulator/users/Umio/chats/@aya.sakura/messages/1/load';
  const media = { contentUrl: `${at}/original`, previewUrl: `${at}/preview` };
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, type: 'image', ...media });
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, type: 'video', ...media });
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, type: 'audio', contentUrl: `${at}/original`, duration: 65_000 });
  town.arrive('Umio', AYAS_CHAT, {
    ...FROM_AYA,
    type: 'location',
    title: 'Hanare',
    address: 'Kyoto',
    latitude: 35,
    longitude: 135.7,
  });
  await pickUp();
  await press('phone-chat-row');
  const picture = await screen.findByRole<HTMLImageElement>('img', { name: 'Picture' });
  expect(picture.src, 'the small one, until somebody enlarges it').toBe(`${at}/preview`);
  await press('phone-picture');
  await waitFor(() => expect(document.querySelector<HTMLImageElement>('dialog img')?.src).toBe(`${at}/original`));
  const video = screen.getByLabelText<HTMLVideoElement>('Video');
  expect([video.poster, video.src, video.preload]).toEqual([`${at}/preview`, `${at}/original`, 'none']);
  expect(screen.getByLabelText<HTMLAudioElement>('Sound').src).toBe(`${at}/original`);
  expect(screen.getByText('1:05')).toBeTruthy();
  expect(screen.getByText('Kyoto')).toBeTruthy();
});

test('a picture that cannot be loaded says so', async () => {
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, type: 'image', contentUrl: 'http://127.0.0.1:4000/gone' });
  await pickUp();
  await press('phone-chat-row');
  (await screen.findByRole('img', { name: 'Picture' })).dispatchEvent(new Event('error'));
  expect(await screen.findByTestId('phone-picture-gone')).toBeTruthy();
});

test('a message can be quoted, and what an account quotes stands above its text', async () => {
  town.arrive('Umio', AYAS_CHAT, { mine: true, senderKind: 'user', senderName: 'Mio', text: 'Is Friday free?' });
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, text: 'Yes, at seven', quotedMessageId: '1' });
  town.arrive('Umio', AYAS_CHAT, { ...FROM_AYA, text: 'As I said', quotedMessageId: '999' });
  await pickUp();
  await press('phone-chat-row');
  const [first, second] = await screen.findAllByTestId('phone-quoted');
  expect(first?.textContent).toContain('Is Friday free?');
  expect(second?.textContent).toContain('A message that is no longer here');
  await user.click(screen.getAllByTestId('phone-message-menu')[1]!);
  await user.click(await screen.findByTestId('menu-answer'));
  await user.type(screen.getByTestId('phone-composer'), 'Then at seven{Enter}');
  await waitFor(() => expect(town.asked.length).toBe(1));
  expect(town.asked[0]?.body).toEqual({ type: 'text', text: 'Then at seven', quotedMessageId: '2' });
});
