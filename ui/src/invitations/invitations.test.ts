import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { ShareOutcome } from '../ipc';
import type { Fake } from '../ipc/fake';
import { route } from '../lib/route.svelte';
import { toasts } from '../lib/toast';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import AddContactMenu from './AddContactMenu.svelte';

/** Add Contact ▸ Add LINE User ▸ one of the four. */
async function invite(testid: string, arrange?: (fake: Fake) => void) {
  const opened = open(AddContactMenu, {}, arrange);
  await opened.user.click(screen.getByTestId('add-contact-menu'));
  await opened.user.click(screen.getByTestId('add-line-user'));
  await opened.user.dblClick(await screen.findByTestId(testid));
  const dialog = await screen.findByTestId('invite-dialog');
  await waitFor(() => expect(dialog.dataset.ready).toBe('true'));
  return { ...opened, dialog };
}

const installed = (fake: Fake) => fake.on({ invitation_line_ways: () => ({ lineInstalled: true }) });

describe('inviting', () => {
  it('r7 offers the four ways', async () => {
    const { user } = open(AddContactMenu, {});
    await user.click(screen.getByTestId('add-contact-menu'));
    await user.click(screen.getByTestId('add-line-user'));
    for (const testid of ['invite-line', 'invite-qr', 'invite-link', 'invite-other'])
      expect(screen.getByTestId(testid)).toBeTruthy();
  });

  it.each(['invite-qr', 'invite-link', 'invite-other'])('a double click on %s makes one invitation', async (testid) => {
    const { fake } = await invite(testid);
    expect(callsOf(fake, 'invitation_create')).toHaveLength(1);
  });

  const off = (administrator: boolean) => (fake: Fake) => {
    fake.world.session.administrator = administrator;
    fake.world.session.line = { allowed: false, reason: 'connection_off', administrators: ['Ken Mori'] };
  };

  it('r1 without authorisation says why and who can change it, and makes nothing', async () => {
    const { fake, dialog } = await invite('invite-qr', off(false));
    expect(dialog.textContent).toContain('LINE connection is off');
    expect(dialog.textContent).toContain('Ken Mori');
    expect(screen.queryByTestId('refused-change'), 'who cannot change it gets no button').toBeNull();
    expect(callsOf(fake, 'invitation_create')).toEqual([]);
  });

  it('r1 an administrator who is refused gets the button that leads to where it is changed', async () => {
    const { user } = await invite('invite-qr', off(true));
    await user.click(screen.getByTestId('refused-change'));
    await waitFor(() => expect([route.area, route.params.section]).toEqual(['admin', 'connection']));
    expect(screen.queryByTestId('invite-dialog')).toBeNull();
  });

  it('r7 the QR dialog opened again and again is one invitation until it is used', async () => {
    const { fake, user } = await invite('invite-qr');
    const ids = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const made = await fake.call('invitation_create', { channel: 'qr' });
      ids.add(made.id);
    }
    expect(ids.size).toBe(1);
    await user.click(screen.getByTestId('qr-show-full-screen'));
    await waitFor(() => expect(callsOf(fake, 'invitation_show')).toHaveLength(1));
    expect(ids.has((await fake.call('invitation_create', { channel: 'qr' })).id), 'shown is used').toBe(false);
  });

  it('a failure says what happened and can be tried again', async () => {
    const { fake, user } = open(AddContactMenu, {});
    fake.failNext('invitation_create', { code: 'storage_full' });
    await user.click(screen.getByTestId('add-contact-menu'));
    await user.click(screen.getByTestId('add-line-user'));
    await user.click(await screen.findByTestId('invite-qr'));
    expect(await screen.findByText(/too little disk space/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByTestId('qr')).toBeTruthy();
  });

  it('has no faults that axe can see', async () => {
    const { dialog } = await invite('invite-other');
    expect(await axe(dialog)).toEqual([]);
  });
});

describe('Show QR code', () => {
  it('r7 shows it large, saves both forms, copies image and link', async () => {
    const { fake, user } = await invite('invite-qr');
    expect(screen.getByTestId('qr').getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/);
    for (const testid of ['qr-save-png', 'qr-save-svg', 'qr-copy', 'qr-copy-link'])
      await user.click(screen.getByTestId(testid));
    await waitFor(() =>
      expect(callsOf(fake, 'invitation_save_qr').map((args) => (args as { format: string }).format)).toEqual([
        'png',
        'svg',
      ]),
    );
    expect(callsOf(fake, 'invitation_copy').map((args) => (args as { part: string }).part)).toEqual(['qr', 'link']);
    await waitFor(() => expect(screen.getByTestId('qr-copy').dataset.copied, 'the button says so').toBe('true'));
  });

  it('r7 prints a card in the language that the customer reads, on a sheet of one’s choice', async () => {
    const { fake, user } = await invite('invite-qr');
    await user.click(screen.getByTestId('qr-print'));
    await screen.findByTestId('card-preview');
    await user.selectOptions(screen.getByTestId('card-language'), '日本語');
    await user.click(screen.getByTestId('radio-business_cards'));
    await user.click(screen.getByTestId('card-save'));
    await waitFor(() =>
      expect(callsOf(fake, 'invitation_save_card')[0]).toMatchObject({
        sheet: 'business_cards',
        words: { language: 'ja', call: 'LINEで友だち追加' },
      }),
    );
    expect(await axe(screen.getByTestId('card-dialog'))).toEqual([]);
  });

  it.each([
    ['dialog', 'handed to the printer'],
    ['viewer', 'opened in your PDF program'],
  ] as const)('r7 hands the card to a printer and says how (%s)', async (outcome, words) => {
    const { fake, user } = await invite('invite-qr', (fake) => fake.on({ invitation_print_card: () => outcome }));
    await user.click(screen.getByTestId('qr-print'));
    await screen.findByTestId('card-preview');
    await user.selectOptions(screen.getByTestId('card-language'), 'ไทย');
    await user.click(screen.getByTestId('card-print'));
    await waitFor(() => expect(toasts.shown.map((one) => one.text).join()).toContain(words));
    expect(callsOf(fake, 'invitation_print_card')[0]).toMatchObject({ sheet: 'a6', words: { language: 'th' } });
  });

  it('r7 sends the QR code with its text through the system', async () => {
    const { fake, user } = await invite('invite-qr');
    await user.click(await screen.findByTestId('system-share'));
    await waitFor(() => expect(callsOf(fake, 'invitation_system_share')).toHaveLength(1));
  });

  it('fills the screen for the customer and comes back', async () => {
    const { user } = await invite('invite-qr');
    await user.click(screen.getByTestId('qr-show-full-screen'));
    expect((await screen.findByTestId('qr-full-screen')).textContent).toContain('Add Aya Tanaka on LINE');
    await user.click(screen.getByTestId('qr-full-screen-close'));
    await waitFor(() => expect(screen.queryByTestId('qr-full-screen')).toBeNull());
    expect(screen.getByTestId('invite-dialog')).toBeTruthy();
  });

  it('keeps the note that is typed', async () => {
    const { fake, user } = await invite('invite-qr');
    await user.type(screen.getByTestId('invitation-label'), 'counter{Enter}');
    await user.tab();
    await waitFor(() => expect(callsOf(fake, 'invitation_label')).toHaveLength(1));
    expect(callsOf(fake, 'invitation_label')[0]).toMatchObject({ label: 'counter' });
  });
});

describe('Copy invitation link', () => {
  it('copies at once and says so; again on request', async () => {
    const { fake, user } = await invite('invite-link');
    expect((await screen.findByTestId('link-copied')).textContent).toContain('on the clipboard');
    await user.click(screen.getByTestId('link-copy'));
    await waitFor(() => expect(callsOf(fake, 'invitation_copy')).toHaveLength(2));
    expect(screen.getByTestId('invitation-link')).toHaveProperty(
      'value',
      expect.stringContaining('https://line.me/R/'),
    );
  });

  it('says when the clipboard did not take it, and still shows the link', async () => {
    await invite('invite-link', (fake) => fake.failNext('invitation_copy', { code: 'clipboard_failed' }));
    expect((await screen.findByTestId('link-copied')).textContent).toContain('did not take');
    expect(screen.getByTestId('invitation-link')).toBeTruthy();
  });
});

describe('Invite via LINE', () => {
  it('r8 without LINE says so, makes nothing yet, and offers the other three ways', async () => {
    const { fake, user } = await invite('invite-line');
    expect((await screen.findByTestId('line-missing')).textContent).toContain('not installed');
    expect(callsOf(fake, 'invitation_create')).toEqual([]);
    await user.click(screen.getByTestId('instead-qr'));
    expect(await screen.findByTestId('qr')).toBeTruthy();
    expect(callsOf(fake, 'invitation_create')).toEqual([{ channel: 'qr' }]);
  });

  it('r8 without LINE its share page can still be opened, with the text', async () => {
    const { fake, user } = await invite('invite-line');
    await user.click(await screen.findByTestId('line-page'));
    await waitFor(() => expect(callsOf(fake, 'invitation_share')).toHaveLength(1));
    expect(callsOf(fake, 'invitation_share')[0]).toMatchObject({
      program: 'line',
      text: expect.stringMatching(/^Hello, this is Aya Tanaka .*https:\/\/line\.me\/R\//),
    });
  });

  const atAShop = (fake: Fake) => {
    fake.world.session = { ...fake.world.session, kind: 'local' };
    installed(fake);
  };

  it('r8 with LINE opens it, and says the next step as long as the dialog is open', async () => {
    const { fake, user, dialog } = await invite('invite-line', atAShop);
    await user.click(await screen.findByTestId('line-open'));
    const next = await screen.findByTestId('line-next');
    expect(next.textContent).toContain('The text is on the clipboard and LINE has been opened');
    expect(dialog.textContent).toContain('Paste the text: Ctrl+V');
    expect(callsOf(fake, 'invitation_open_line')).toEqual([
      { invitationId: expect.any(String), text: expect.stringContaining('Aya Tanaka') },
    ]);
    expect(callsOf(fake, 'invitation_create')).toHaveLength(1);
    expect(await axe(dialog)).toEqual([]);
  });

  it('r8 says when LINE was opened and the clipboard did not take the text', async () => {
    const { user } = await invite('invite-line', (fake) => {
      atAShop(fake);
      fake.on({ invitation_open_line: () => ({ copied: false }) });
    });
    await user.click(await screen.findByTestId('line-open'));
    expect((await screen.findByTestId('line-next')).textContent).toContain('did not take the text');
  });

  it('r8 in Practice the next step is on the practice phone', async () => {
    const { user, dialog } = await invite('invite-line', installed);
    await user.click(await screen.findByTestId('line-open'));
    await screen.findByTestId('line-next');
    expect(dialog.textContent).toContain('practice phone');
  });
});

describe('Invite with a different app', () => {
  it('hands over the text as it was edited', async () => {
    const { fake, user } = await invite('invite-other');
    await user.clear(screen.getByTestId('invitation-text'));
    await user.type(screen.getByTestId('invitation-text'), 'See you at the shop!');
    await user.click(screen.getByTestId('share-email'));
    await user.click(screen.getByTestId('share-copy'));
    await waitFor(() =>
      expect(callsOf(fake, 'invitation_share')[0]).toMatchObject({
        program: 'email',
        text: 'See you at the shop!',
        subject: 'Aya Tanaka from Komorebi Cycles on LINE',
      }),
    );
    expect(callsOf(fake, 'invitation_copy')[0]).toMatchObject({ part: 'text', text: 'See you at the shop!' });
  });

  it('r7 shares through the system, and shows that it was opened and not that it was sent', async () => {
    const { fake, user, dialog } = await invite('invite-other');
    await user.click(await screen.findByRole('button', { name: 'Share with another app…' }));
    const so = await screen.findByTestId('opened-so-far');
    expect(so.textContent).toContain('Share window opened');
    expect(so.textContent).toContain('cannot see whether it was sent');
    expect(callsOf(fake, 'invitation_system_share')[0]).toMatchObject({
      subject: 'Aya Tanaka from Komorebi Cycles on LINE',
      text: expect.stringContaining('https://line.me/R/'),
    });
    expect(await axe(dialog)).toEqual([]);
  });

  const byEmail = (picture: boolean) => (fake: Fake) =>
    fake.on({
      invitation_share_ways: () => ({ surface: 'email', picture: true }),
      invitation_system_share: () => ({ kind: 'opened', surface: 'email', picture }),
    });

  it.each([
    [true, 'Check that the QR code is attached'],
    [false, 'without the QR code'],
  ])('r7 where there is no share sheet an e-mail is opened, and its picture is named (%s)', async (picture, words) => {
    const { user } = await invite('invite-other', byEmail(picture));
    await user.click(await screen.findByRole('button', { name: 'E-mail with QR code…' }));
    await waitFor(() => expect(toasts.shown.map((one) => one.text).join()).toContain(words));
  });

  it('r7 where the computer shares nothing the links stay', async () => {
    const { dialog } = await invite('invite-other', (fake) => fake.on({ invitation_share_ways: () => null }));
    await waitFor(() => expect(screen.queryByTestId('system-share')).toBeNull());
    expect(dialog.querySelector('[data-testid="share-whatsapp"]')).not.toBeNull();
  });

  it('r7 says when nothing on the computer takes it, and keeps quiet when somebody changed their mind', async () => {
    let outcome: ShareOutcome = { kind: 'unsupported' };
    const { user } = await invite('invite-other', (fake) => fake.on({ invitation_system_share: () => outcome }));
    await user.click(await screen.findByTestId('system-share'));
    await waitFor(() => expect(toasts.shown.map((one) => one.text).join()).toContain('No program on this computer'));
    const before = toasts.shown.length;
    outcome = { kind: 'dismissed' };
    await user.click(screen.getByTestId('system-share'));
    expect(toasts.shown).toHaveLength(before);
  });
});
