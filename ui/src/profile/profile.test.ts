import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Fake } from '../ipc/fake';
import { route } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Profile from './Profile.svelte';

async function profile(arrange?: (fake: Fake) => void) {
  const opened = open(Profile, {}, arrange);
  await waitFor(() => expect(screen.getByTestId('invitation-list').dataset.ready).toBe('true'));
  return opened;
}

const first = () => {
  const [invitation] = screen.getAllByTestId('invitation');
  if (!invitation) throw new Error('there are invitations');
  return within(invitation);
};

describe('My Profile', () => {
  it('r5 shows the company name as the status message and that nobody can edit it', async () => {
    await profile();
    expect(screen.getByTestId('profile-status').textContent).toBe('Komorebi Cycles');
    expect(screen.getByTestId('profile-card').textContent).toContain('cannot be edited');
    expect(screen.getByTestId('profile-card').querySelector('input, textarea')).toBeNull();
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
    const [person] = first().getAllByTestId('joined-room');
    if (!person) throw new Error('somebody has joined');
    await user.click(person);
    await waitFor(() => expect(route.area).toBe('messages'));
  });

  it('a note is changed in place', async () => {
    const { fake, user } = await profile();
    await user.click(first().getByTestId('invitation-note-edit'));
    await user.clear(first().getByTestId('invitation-note-input'));
    await user.type(first().getByTestId('invitation-note-input'), 'counter{Enter}');
    await waitFor(() =>
      expect(callsOf(fake, 'invitation_label')).toEqual([{ invitationId: 'invitation-1', label: 'counter' }]),
    );
    await waitFor(() => expect(first().getByTestId('invitation-note').textContent).toBe('counter'));
  });

  it('withdrawing asks first and then shows it as withdrawn', async () => {
    const { user } = await profile();
    await user.click(first().getByTestId('invitation-withdraw'));
    await user.click(await screen.findByTestId('confirm-yes'));
    await waitFor(() => expect(screen.getAllByTestId('invitation')[0]?.dataset.state).toBe('withdrawn'));
  });

  it('of an own account: says that LINE tells nobody, and that its link goes on', async () => {
    const { user } = await profile((fake) => {
      const whole = fake.call('invitation_list', {});
      fake.on({
        invitation_list: async () => (await whole).map((one) => ({ ...one, carriesCode: false, joined: [] })),
      });
    });
    expect(screen.getAllByText(/LINE does not tell who came by it/).length).toBeGreaterThan(0);
    await user.click(first().getByTestId('invitation-withdraw'));
    expect(await screen.findByText(/keeps working for everybody who has it/)).toBeTruthy();
  });
});
