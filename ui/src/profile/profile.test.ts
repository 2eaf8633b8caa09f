import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { PhotoMatch } from '../ipc';
import type { Fake } from '../ipc/fake';
import { picture } from '../ipc/fake/pictures';
import { route } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Profile from './Profile.svelte';

async function profile(arrange?: (fake: Fake) => void) {
  const opened = open(Profile, {}, arrange);
  await waitFor(() => expect(screen.getByTestId('invitation-list').dataset.ready).toBe('true'));
  return opened;
}

const counter = (name = /^春の店頭用/) => within(screen.getByRole('article', { name }));

describe('My Profile', () => {
  it('r5 shows the company name as the status message and that nobody can edit it', async () => {
    await profile();
    expect(screen.getByTestId('profile-status').textContent).toBe('Komorebi Cycles');
    expect(screen.getByTestId('profile-card').textContent).toContain('cannot be edited');
    expect(screen.getByTestId('profile-card').querySelector('input, textarea')).toBeNull();
  });

  it('r5 of an own account: shows the name and photo that LINE shows, and how to make them the same as here', async () => {
    const own = (displayName: string, compared: PhotoMatch) => (fake: Fake) => {
      const { me, line } = fake.world.session;
      const account = { id: 'account-aya', basicId: '@aya', displayName, shared: false };
      const links = { messageId: '@aya', addContactUrl: null, qrSvg: null };
      const linePhoto = { photo: 'picture-line', compared };
      const profile = { member: me, companyName: 'K', statusMessage: 'K', account, linePhoto, ...links, line };
      fake.on({ profile_get: () => profile });
    };
    const { unmount } = await profile(own('Aya at Komorebi', 'different'));
    expect(screen.getByTestId('profile-name').textContent).toBe('Aya at Komorebi');
    expect(screen.getByTestId('profile-name-differs').textContent).toContain(
      'in the company directory you are Aya Tanaka',
    );
    expect(screen.getByTestId('profile-photo-compared').textContent).toContain('The photo looks different');
    expect(screen.getByTestId('profile-card').querySelector('img')?.src, 'the one that LINE shows').toBe(
      picture('picture-line'),
    );
    expect(screen.getByTestId('profile-card').textContent).toContain('LINE does not tell what status message');
    unmount();
    await profile(own('Aya Tanaka', 'same'));
    expect(screen.queryByTestId('profile-name-differs')).toBeNull();
    expect(screen.getByTestId('profile-compared').textContent).toMatch(/name is the same.*photo is the same/);
    expect(screen.getByTestId('profile-card').textContent).toContain('Official Account Manager');
  });

  it.each([
    ['copy-message-id', 'message_id'],
    ['copy-add-contact-url', 'add_contact_url'],
    ['copy-qr', 'qr'],
  ])('r6 %s copies by one click and says so', async (testid, part) => {
    const { fake, user } = await profile();
    await user.click(screen.getByTestId(testid));
    await waitFor(() => expect(callsOf(fake, 'profile_copy')).toEqual([{ part }]));
    await waitFor(() => expect(screen.getByTestId(testid).dataset.copied).toBe('true'));
  });

  it('without an account says what is missing and hides nothing else', async () => {
    await profile((fake) =>
      fake.on({
        profile_get: () => ({
          member: fake.world.session.me,
          companyName: 'K',
          statusMessage: 'K',
          account: null,
          linePhoto: null,
          messageId: null,
          addContactUrl: null,
          qrSvg: null,
          line: fake.world.session.line,
        }),
      }),
    );
    expect(screen.getByText(/No LINE account has been given to you/)).toBeTruthy();
    expect(screen.getAllByTestId('invitation').length).toBeGreaterThan(0);
  });

  it('has no faults that axe can see', async () => {
    const { container } = await profile();
    expect(await axe(container)).toEqual([]);
  });
});

describe('my invitations', () => {
  it('who joined leads to the room', async () => {
    const { user } = await profile();
    const [person] = counter().getAllByTestId('joined-room');
    if (!person) throw new Error('somebody has joined');
    await user.click(person);
    await waitFor(() => expect(route.area).toBe('messages'));
  });

  it('a note is changed in place', async () => {
    const { fake, user } = await profile();
    await user.click(counter().getByTestId('invitation-note-edit'));
    await user.clear(counter().getByTestId('invitation-note-input'));
    await user.type(counter().getByTestId('invitation-note-input'), 'counter{Enter}');
    await waitFor(() =>
      expect(callsOf(fake, 'invitation_label')).toEqual([{ invitationId: 'invitation-1', label: 'counter' }]),
    );
    await waitFor(() =>
      expect(
        counter(/^counter$/)
          .getByTestId('invitation-note')
          .textContent.trim(),
      ).toBe('counter'),
    );
  });

  it('withdrawing asks first, shows it among the ended ones, and takes the keyboard there', async () => {
    const { user } = await profile();
    await user.click(counter().getByTestId('invitation-withdraw'));
    await user.click(await screen.findByTestId('confirm-yes'));
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/Ended\s+3/));
    await user.keyboard('{Enter}');
    expect(counter().queryByTestId('invitation-qr'), 'what has ended is not shown as if it could be used').toBeNull();
    expect(screen.getByRole('article', { name: /^春の店頭用/ }).dataset.state).toBe('withdrawn');
  });

  it('stand in groups: handed out, with who came, not handed out, ended; the last two are folded', async () => {
    const { user } = await profile();
    const groups = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent.trim());
    expect(groups.slice(-4).map((words) => words.replace(/\s+/g, ' '))).toEqual([
      'Handed out 2',
      'Somebody came by it 2',
      'Not handed out yet 2',
      'Ended 2',
    ]);
    expect(screen.getAllByTestId('invitation')).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: /Ended/ }));
    expect(screen.getAllByTestId('invitation')).toHaveLength(6);
  });

  it('r7 each says where and when it was opened, and never that it was sent', async () => {
    await profile();
    const rows = screen.getAllByTestId('invitation-opened').map((one) => one.textContent);
    expect(rows.join(' | ')).toMatch(/Link copied: .+ \| E-mail opened: .+/);
    expect(screen.getByTestId('invitation-list').textContent).not.toMatch(/\bsent\b/i);
  });

  it('no two buttons of the list have the same name', async () => {
    await profile();
    const names = within(screen.getByTestId('invitation-list'))
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label') ?? button.textContent);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('of an own account: says that LINE tells nobody, and that its link goes on', async () => {
    const { user } = await profile((fake) => {
      const whole = fake.call('invitation_list', {});
      fake.on({
        invitation_list: async () => (await whole).map((one) => ({ ...one, carriesCode: false, joined: [] })),
      });
    });
    expect(screen.getAllByText(/LINE does not tell who came by it/).length).toBeGreaterThan(0);
    await user.click(counter().getByTestId('invitation-withdraw'));
    expect(await screen.findByText(/keeps working for everybody who has it/)).toBeTruthy();
  });
});
