/** What LINE carries, and what its side of a room is, on a made-up world. */

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { axe } from '../test/axe';
import { callsOf } from '../test/open';
import { bubbles, changeRoom, lastBubble, openRoom } from './test/openRoom';

const saying = (words: string) => bubbles().find((bubble) => bubble.textContent?.includes(words)) as HTMLElement;

describe('every kind of message', () => {
  it('shows LINE’s emoji by their words, and those sent from here by their numbers', async () => {
    await openRoom('room-kinds');
    const chips = (words: string) =>
      within(saying(words))
        .getAllByTestId('line-emoji')
        .map((chip) => chip.textContent?.replace('LINE emoji', ''));
    expect(chips('Good morning')).toEqual(['sun', 'love', 'love']);
    expect(saying('It costs $20. See you').textContent, 'a $ that was typed is a $').toContain(
      'It costs $20. See you LINE emoji003',
    );
  });

  it('says what went out as a link, and what is gone from where', async () => {
    await openRoom('room-kinds');
    expect(within(saying('Estimate')).getByTestId('file').textContent).toContain('Sent as a link');
    expect(saying('No longer available on LINE.')).toBeTruthy();
    expect(saying('No longer on this computer.')).toBeTruthy();
  });

  it('a quote of a message that is not kept here says so', async () => {
    await openRoom('room-kinds');
    expect(within(saying('About this one')).getByTestId('quoted-missing').textContent).toBe(
      'Quoted message is not here',
    );
    expect(within(saying('About this one')).queryByTestId('quoted'), 'there is nothing to go to').toBeNull();
  });

  it('what somebody pressed stands in the conversation', async () => {
    await openRoom('room-kinds');
    const lines = screen.getAllByTestId('system-line').map(({ textContent }) => textContent);
    expect(lines.join()).toContain('Everything once pressed a button: size=m&colour=red');
    expect(lines.join()).toContain('Everything once joined a membership.');
  });

  it('axe finds nothing to mend', async () => {
    const { container } = await openRoom('room-kinds');
    expect(await axe(container)).toEqual([]);
  });
});

describe('what became of a message', () => {
  it('one that waits for the month says until when, and can be taken back without haste', async () => {
    const { fake, user } = await openRoom('room-used-up');
    const box = screen.getByTestId('held');
    expect(box.textContent).toMatch(/used up\..*waits until .*, or until the plan is raised/);
    expect(within(box).getByTestId('recall').textContent, 'nobody counts days in seconds').toMatch(/^\s*Take back\s*$/);
    await user.click(within(box).getByTestId('recall'));
    await waitFor(() => expect(lastBubble().dataset.delivery).toBe('recalled'));
    expect(callsOf(fake, 'message_recall').length).toBe(1);
  });

  it.each([
    ['room-stopped', 'limit that an administrator set'],
    ['room-locked', 'keys of the LINE account are unlocked'],
    ['room-no-address', 'An administrator can set the public address'],
  ])('one that waits in %s says what for', async (roomId, words) => {
    await openRoom(roomId);
    expect(screen.getByTestId('held').textContent).toContain(words);
  });

  it('one that LINE slows down says that it goes by itself', async () => {
    await openRoom('room-busy');
    expect(screen.getByTestId('retrying').textContent).toBe(
      'LINE takes only so many messages at once. Engawa tries again by itself.',
    );
  });

  it('a refused one says why and what to do, and is not offered again where that cannot help', async () => {
    await openRoom('room-kinds');
    const [gone, unauthorized] = screen.getAllByTestId('refused');
    expect(gone?.textContent).toContain('Attach it again');
    expect(within(gone as HTMLElement).queryByTestId('resend')).toBeNull();
    expect(unauthorized?.textContent).toContain('An administrator can look at the account');
    expect(within(unauthorized as HTMLElement).getByTestId('resend')).toBeTruthy();
  });
});

describe('LINE’s side', () => {
  it('what may have arrived is sent again only after a question', async () => {
    const { fake, user } = await openRoom('room-kinds');
    const unknown = screen
      .getAllByTestId('refused')
      .find((one) => one.textContent.includes('may or may not have arrived')) as HTMLElement;
    await user.click(within(unknown).getByTestId('resend'));
    expect((await screen.findByTestId('confirm')).textContent).toContain('they get it twice');
    expect(callsOf(fake, 'message_resend')).toEqual([]);
    await user.click(screen.getByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(fake, 'message_resend').length).toBe(1));
  });

  it('who was not seen adding the account is written to, and can be invited', async () => {
    const { user, composer } = await openRoom('room-stranger');
    const notice = screen.getByTestId('reach-banner');
    expect(notice.textContent).toContain(
      'Engawa has not seen Stranger add the account. LINE may not deliver what you write after',
    );
    expect(
      notice.compareDocumentPosition(composer()) & Node.DOCUMENT_POSITION_FOLLOWING,
      'it stands where one writes',
    ).toBeTruthy();
    expect(
      screen.getByTestId('conversation').compareDocumentPosition(notice) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
    await user.click(screen.getByTestId('invite-again'));
    expect(await screen.findByTestId('invite-dialog')).toBeTruthy();
  });

  it('after seven days they still are, since they may have added it unseen', async () => {
    const { fake, user, composer } = await openRoom('room-too-late');
    expect(screen.queryByTestId('read-only')).toBeNull();
    const notice = screen.getByTestId('reach-banner');
    expect(notice.textContent).toContain(
      'Engawa has not seen Stranger of last month add the account. LINE may not deliver what you write.',
    );
    expect(notice.getAttribute('role'), 'a quiet notice').toBe('note');
    await user.type(composer(), 'Are you still there?{Enter}');
    await waitFor(() => expect(callsOf(fake, 'message_send').length).toBe(1));
    if (!screen.queryByTestId('room-panel')) await user.click(screen.getByTestId('panel-toggle'));
    expect(screen.getAllByText(/LINE may not deliver what you write/).length, 'it is said in one place').toBe(1);
  });

  it('who has blocked the account is not written to, and it says why', async () => {
    await openRoom('room-script');
    expect(screen.queryByTestId('composer')).toBeNull();
    const reason = screen.getByTestId('read-only');
    expect(reason.dataset.standing).toBe('blocked');
    expect(within(reason).getByTestId('invite-again')).toBeTruthy();
    expect(screen.queryByTestId('reach-banner')).toBeNull();
    expect(screen.queryByTestId('quote'), 'nothing can quote where nothing can be written').toBeNull();
  });

  it('a profile that LINE does not know is a warning, a friend is nothing', async () => {
    await openRoom('room-no-profile');
    expect(screen.getByTestId('reach-banner').textContent).toContain('Messages may not arrive');
  });

  it('a group whose people LINE has not counted is not said to have only those who are known', async () => {
    const { fake, user } = await openRoom('room-group');
    expect(screen.getByTestId('room-people').textContent).toBe('6 people on LINE');
    await changeRoom(fake, 'room-group', { lineCount: null });
    await waitFor(() => expect(screen.getByTestId('room-people').textContent).toBe('At least 2 people on LINE'));
    if (!screen.queryByTestId('room-panel')) await user.click(screen.getByTestId('panel-toggle'));
    expect(screen.getByTestId('panel-line-users').textContent).toContain('LINE users (at least 2)');
    await changeRoom(fake, 'room-group', { lineCount: null, lineUsers: [] });
    await waitFor(() => expect(screen.getByTestId('room-people').textContent, 'no number at all').toBe('Group'));
    expect(screen.getByTestId('panel-line-users').textContent).not.toMatch(/\d/);
  });

  it('a group’s panel tells what LINE allows', async () => {
    const { user } = await openRoom('room-group');
    expect(screen.queryByTestId('reach-banner')).toBeNull();
    if (!screen.queryByTestId('room-panel')) await user.click(screen.getByTestId('panel-toggle'));
    expect(screen.getByTestId('group-facts').textContent).toContain('only one official account');
    expect(screen.getByTestId('line-limits').textContent).toContain('Reactions to a message.');
  });
});
