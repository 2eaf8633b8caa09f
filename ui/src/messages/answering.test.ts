/** What a receptionist with forty conversations feels, on a made-up world. */

import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { go } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Messages from './Messages.svelte';
import { bubbles, changeRoom, lastBubble, openRoom } from './test/openRoom';

const rowOf = (title: string) =>
  screen.getAllByTestId('room-row').find((row) => row.textContent.includes(title)) as HTMLElement;

async function openList() {
  await go('messages', {});
  const opened = open(Messages, {});
  await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBeGreaterThan(5));
  return opened;
}

describe('the list of rooms', () => {
  it('says You of one’s own last message, and shows the words of a draft in its place', async () => {
    const { user } = await openList();
    expect(within(rowOf('Month used up')).getByTestId('room-last').textContent.trim()).toBe(
      'You: It will be ready on Friday.',
    );
    await user.type(screen.getByTestId('room-search'), 'พลอย');
    await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBe(1));
    const row = screen.getByTestId('room-row');
    expect(row.textContent).toMatch(/Draft\s+The delivery comes on/);
    expect(row.textContent).not.toContain('Message number');
    expect(row.getAttribute('aria-label')).toMatch(/, Draft: The delivery comes on, /);
  });

  it('is read aloud in an order, with pauses: who, what waits, what was said, when', async () => {
    const { user } = await openList();
    const said = rowOf('佐藤 美緒').getAttribute('aria-label');
    expect(said).toMatch(/^佐藤 美緒, “みお🌸” on LINE, 3 unread messages, LINE refused 1 message, .*🚲✨, /);
    await user.type(screen.getByTestId('room-search'), '日曜');
    await waitFor(() => expect(screen.getAllByTestId('room-row').length).toBe(1));
    expect(rowOf('日曜サイクリング').getAttribute('aria-label')).toMatch(/^日曜サイクリング, Group, .*, Muted$/);
  });

  it('goes where the room went that was taken, and the keyboard to where one answers', async () => {
    const { user, composer } = await openRoom('room-unknown');
    await user.click(screen.getByTestId('rooms-unassigned'));
    await user.click(screen.getByTestId('take-room'));
    await waitFor(() => expect(screen.getByTestId('rooms-mine').getAttribute('aria-selected')).toBe('true'));
    await waitFor(() => expect(document.activeElement).toBe(composer()));
  });
});

describe('the conversation', () => {
  it('has a line above the first unread message, which stays when it was read', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const { fake } = await openRoom();
    await waitFor(() => expect(callsOf(fake, 'room_read').length).toBe(1));
    const line = screen.getByTestId('unread-line');
    expect(line.textContent).toBe('Unread');
    const after = bubbles().filter((one) => line.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    expect(after[0]?.textContent).toContain('No longer available on LINE');
  });

  it('what comes while nobody looks begins at a line', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const { fake } = await openRoom('room-ploy');
    expect(screen.queryByTestId('unread-line')).toBeNull();
    const page = await fake.call('room_messages', { roomId: 'room-ploy', before: null, limit: 50 });
    const last = page.messages.findLast(({ direction }) => direction === 'in');
    if (!last) throw new Error('somebody wrote');
    const late = { ...last, id: 'late', at: Date.now() };
    fake.on({ room_messages: () => ({ ...page, messages: [...page.messages, late] }) });
    fake.emit({ topics: [{ topic: 'messages', ids: ['room-ploy'] }], lost: false });
    await waitFor(() => expect(screen.getByTestId('unread-line')).toBeTruthy());
    expect(screen.getByTestId('unread-line').nextElementSibling).toBe(lastBubble());
  });

  it('a long text is folded, and unfolded when somebody wants all of it', async () => {
    const { fake, user } = await openRoom('room-ploy');
    const page = await fake.call('room_messages', { roomId: 'room-ploy', before: null, limit: 50 });
    const [first] = page.messages;
    if (!first) throw new Error('there is one');
    const text = 'line\n'.repeat(80);
    const long = { ...first, content: { kind: 'text' as const, text: `${text}the end`, emojis: [] } };
    fake.on({ room_messages: () => ({ messages: [long], hasEarlier: false }) });
    fake.emit({ topics: [], lost: true });
    const unfold = await screen.findByTestId('unfold');
    const bubble = unfold.closest<HTMLElement>('[data-testid="message"]');
    expect(bubble?.textContent).not.toContain('the end');
    await user.click(unfold);
    expect(bubble?.textContent).toContain('the end');
    expect(unfold.getAttribute('aria-expanded')).toBe('true');
  });

  it('the keyboard goes to where one writes when the button that had it is gone', async () => {
    const { user, composer } = await openRoom();
    await user.click(within(screen.getByTestId('refused')).getByTestId('discard'));
    await waitFor(() => expect(screen.queryByTestId('refused')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(composer()));
    await user.click(within(screen.getByTestId('add-contact-bar')).getByTestId('add-contact'));
    await waitFor(() => expect(screen.queryByTestId('add-contact-bar')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(composer()));
  });

  it('Take back stands beside the bubble and counts nothing down', async () => {
    const { user, composer } = await openRoom('room-ploy');
    await user.type(composer(), '{Enter}');
    const recall = await screen.findByTestId('recall');
    expect(recall.textContent.trim()).toBe('Take back');
    expect(recall.closest('.beside'), 'nothing below the bubble comes and goes').toBeTruthy();
  });
});

describe('the menu of a message', () => {
  const entries = () => screen.getAllByRole('menuitem').map((one) => one.textContent.trim().split('\n')[0]?.trim());

  it('copies all of a text, or a part of it, also by keyboard', async () => {
    const { user } = await openRoom('room-group');
    const writes = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getAllByTestId('message-actions')[1] as HTMLElement);
    expect(entries()).toEqual(['Quote', 'Copy', 'Copy a part…', 'Details…']);
    await user.click(screen.getByTestId('menu-copy'));
    expect(writes).toHaveBeenLastCalledWith('Hello everyone 👋');
    await user.click(screen.getAllByTestId('message-actions')[1] as HTMLElement);
    await user.click(screen.getByTestId('menu-copy-part'));
    const dialog = await screen.findByTestId('copy-part');
    expect(await axe(dialog)).toEqual([]);
    within(dialog).getByRole<HTMLTextAreaElement>('textbox').setSelectionRange(6, 14);
    await user.click(screen.getByTestId('copy-part-copy'));
    expect(writes).toHaveBeenLastCalledWith('everyone');
  });

  it('copies what is marked when it is opened with the right button', async () => {
    const { user } = await openRoom('room-group');
    const writes = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const bubble = bubbles().find((one) => one.textContent.includes('helmets')) as HTMLElement;
    const words = document
      .createTreeWalker(bubble.querySelector('.text') as Node, NodeFilter.SHOW_TEXT)
      .nextNode() as Text;
    const from = words.data.indexOf('helmets');
    getSelection()?.setBaseAndExtent(words, from, words, from + 7);
    await fireEvent.contextMenu(bubble);
    await user.click(await screen.findByText('Copy what is marked'));
    expect(writes).toHaveBeenLastCalledWith('helmets');
    getSelection()?.removeAllRanges();
  });

  it('saves what has bytes, and tells all that is known', async () => {
    const { fake, user } = await openRoom();
    const pictured = screen.getByTestId('picture').closest<HTMLElement>('[data-testid="message"]') as HTMLElement;
    await user.click(within(pictured).getByTestId('message-actions'));
    await user.click(screen.getByTestId('menu-save'));
    await waitFor(() => expect(callsOf(fake, 'message_save')).toEqual([{ messageId: pictured.dataset.id }]));
    await user.click(within(pictured).getByTestId('message-actions'));
    await user.click(screen.getByTestId('menu-details'));
    const details = await screen.findByTestId('message-details');
    expect(details.textContent).toMatch(/1600 × 1100/);
    expect(await axe(details)).toEqual([]);
  });
});

describe('beside the conversation', () => {
  it('stands what one has to know while one answers: phones, tags and memo', async () => {
    const { fake, user } = await openRoom('room-ploy');
    const known = await fake.call('contact_get', { contactId: 'contact-ploy' });
    fake.on({
      contact_get: () => ({
        ...known,
        fields: {
          ...known.fields,
          memo: 'Allergic to latex',
          tags: ['VIP'],
          phones: [{ label: 'mobile', value: '090-1234-5678' }],
        },
      }),
    });
    fake.emit({ topics: [], lost: true });
    if (!screen.queryByTestId('room-panel')) await user.click(screen.getByTestId('panel-toggle'));
    await waitFor(() => expect(screen.getByTestId('room-memo').textContent).toContain('Allergic to latex'));
    const panel = screen.getByTestId('room-panel');
    expect(screen.getByTestId('room-tags').textContent).toContain('VIP');
    expect(panel.textContent).toContain('090-1234-5678');
    expect(within(panel).queryByTestId('add-contact'), 'the bar offers it already').toBeNull();
    expect(await axe(panel)).toEqual([]);
  });

  it('a contact that this member does not see is not asked for', async () => {
    const { fake } = await openRoom();
    expect(callsOf(fake, 'contact_get')).toEqual([]);
  });
});

it('what stands in the way is said once: the banner’s reason is not repeated where one writes', async () => {
  const { fake } = await openRoom('room-ploy', ({ world }) => {
    world.session.line = { allowed: false, reason: 'not_granted', administrators: ['Aya Tanaka'] };
  });
  await changeRoom(fake, 'room-ploy', { writeAccess: 'not_granted' });
  await waitFor(() => expect(screen.getByTestId('read-only').textContent).toContain('You can read here'));
  expect(screen.getByTestId('read-only').textContent).not.toContain('authorised');
});

describe('the picture viewer', () => {
  it('goes to the next picture, becomes larger and fits again, by keyboard too', async () => {
    const { user } = await openRoom('room-kinds');
    await user.click(screen.getAllByTestId('picture')[0] as HTMLElement);
    const viewer = await screen.findByTestId('picture-viewer');
    expect(within(viewer).getByTestId('viewer-scale').textContent).toBe('100 %');
    await user.keyboard('+');
    expect(within(viewer).getByTestId('viewer-scale').textContent).toBe('125 %');
    await user.click(within(viewer).getByTestId('viewer-fit'));
    expect(within(viewer).getByTestId('viewer-scale').textContent).toBe('100 %');
    const place = within(viewer).queryByTestId('viewer-place');
    if (place) {
      await user.keyboard('{ArrowRight}');
      expect(place.textContent).toMatch(/^2 of/);
    }
    expect(await axe(viewer)).toEqual([]);
  });
});
