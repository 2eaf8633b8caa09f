import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Fake } from '../ipc/fake';
import { go, route } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Admin from './Admin.svelte';

async function section(name: string, arrange?: (fake: Fake) => void) {
  await go('admin', { section: name });
  const opened = open(Admin, {}, arrange);
  await waitFor(() => expect(screen.getByTestId('admin').dataset.ready).toBe('true'));
  return opened;
}

async function member(opened: Awaited<ReturnType<typeof section>>, name: string) {
  await opened.user.click(await screen.findByText(name, { selector: '.name bdi' }));
  await screen.findByTestId('member-dialog');
}

describe('the company', () => {
  it('r1 a name with the word “line” is refused beside the field, with what to do', async () => {
    const { fake, user } = await section('company');
    fake.failNext('company_rename', { code: 'name_not_connectable', reason: { of: 'name', is: 'line' } });
    await user.clear(screen.getByTestId('company-name'));
    await user.type(screen.getByTestId('company-name'), 'Cycles{Enter}');
    expect(await screen.findByText(/names with the word “line”/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByTestId('company-name'));
  });

  it('r1 a name that LINE refuses is asked about before it is saved, with what will happen', async () => {
    const { fake, user } = await section('company');
    await user.clear(screen.getByTestId('company-name'));
    await user.type(screen.getByTestId('company-name'), 'LINE Cycles{Enter}');
    expect((await screen.findByTestId('confirm')).textContent).toContain('nobody of the company can invite LINE users');
    await user.click(screen.getByTestId('confirm-cancel'));
    expect(callsOf(fake, 'company_rename'), 'nothing happens before the answer').toEqual([]);
    await user.click(screen.getByTestId('company-save'));
    await user.click(await screen.findByTestId('confirm-yes'));
    expect(await screen.findByTestId('company-refused'), 'and then it says what stands in the way').toBeTruthy();
  });

  it.each(['Online Flowers', 'つのだ☆ひろ', 'A♡B'])('r1 %s is an ordinary name, and saved at once', async (name) => {
    const { fake, user } = await section('company');
    await user.clear(screen.getByTestId('company-name'));
    await user.type(screen.getByTestId('company-name'), `${name}{Enter}`);
    await waitFor(() => expect(callsOf(fake, 'company_rename')).toEqual([{ name }]));
  });
});

describe('this computer', () => {
  it('r30 what one person may send a day, and how long links live, is set at once and said', async () => {
    const { fake, user, container } = await section('computer');
    expect(screen.getByText(/1 GB of this computer’s disk always stays free/)).toBeTruthy();
    await user.selectOptions(screen.getByTestId('media-limits-day'), '250');
    await user.selectOptions(screen.getByTestId('media-links-days'), '30');
    await waitFor(() =>
      expect(callsOf(fake, 'media_limits_set')).toEqual([
        { limits: { megabytesADay: 250, linkDays: 90 } },
        { limits: { megabytesADay: 250, linkDays: 30 } },
      ]),
    );
    expect(await axe(container)).toEqual([]);
  });

  it('a list shows what is set and not what was refused', async () => {
    const { fake, user } = await section('computer');
    const list = screen.getByTestId<HTMLSelectElement>('media-limits-day');
    fake.failNext('media_limits_set', { code: 'storage_full' });
    await user.selectOptions(list, '250');
    await waitFor(() => expect(list.value).toBe('1000'));
    await user.selectOptions(list, '250');
    await waitFor(() => expect(callsOf(fake, 'media_limits_set').length).toBe(2));
    expect(list.value).toBe('250');
  });
});

describe('the LINE connection', () => {
  it('r20 switching off explains that rooms become read-only and nothing is deleted', async () => {
    const { fake, user } = await section('connection');
    await user.click(screen.getByTestId('connection-switch'));
    await user.click(screen.getByTestId('connection-save'));
    expect(await screen.findByText(/read-only.*Nothing is deleted/)).toBeTruthy();
    expect(callsOf(fake, 'connection_set'), 'nothing happens before the answer').toEqual([]);
    await user.click(screen.getByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(fake, 'connection_set')[0]).toMatchObject({ on: false }));
    expect(await screen.findByTestId('connection-off')).toBeTruthy();
  });

  it('r1 for chosen members: needs one, and says who loses it', async () => {
    const { fake, user } = await section('connection');
    await user.click(screen.getByTestId('radio-chosen'));
    for (const id of ['aya', 'ken', 'hana', 'long', 'emoji'])
      await user.click(screen.getByTestId(`check-member-${id}`));
    await user.click(screen.getByTestId('connection-save'));
    expect(await screen.findByText(/Choose at least one member/)).toBeTruthy();
    await user.click(screen.getByTestId('check-member-aya'));
    await user.click(screen.getByTestId('connection-save'));
    expect(await screen.findByText(/For 2 members the rooms/)).toBeTruthy();
    await user.click(screen.getByTestId('confirm-yes'));
    await waitFor(() =>
      expect(callsOf(fake, 'connection_set')).toEqual([{ on: true, everyone: false, memberIds: ['member-aya'] }]),
    );
  });

  it('r1 names the members who cannot talk, each with the reason', async () => {
    await section('connection');
    const list = screen.getByTestId('refused-members').textContent;
    expect(list).toContain('No LINE account');
    expect(list).toContain('emoji or the word “line”');
  });

  it('has no faults that axe can see', async () => {
    const { container } = await section('connection');
    expect(await axe(container)).toEqual([]);
  });
});

describe('members', () => {
  it('are added with their account; an account that is another’s own cannot be chosen', async () => {
    const { fake, user } = await section('members');
    await user.click(screen.getByTestId('member-add'));
    expect(await screen.findByRole('option', { name: /taken by Ken Mori/ })).toHaveProperty('disabled', true);
    await user.type(screen.getByTestId('member-name'), 'Yui');
    await user.selectOptions(screen.getByTestId('member-account'), 'account-shop');
    await user.click(screen.getByTestId('member-save'));
    await waitFor(() =>
      expect(callsOf(fake, 'member_add')[0]).toMatchObject({
        fields: { name: 'Yui', lineAccountId: 'account-shop', administrator: false },
      }),
    );
  });

  it('r1 a member’s name that LINE refuses is asked about before it is saved', async () => {
    const opened = await section('members');
    await member(opened, 'Ken Mori');
    await opened.user.clear(screen.getByTestId('member-name'));
    await opened.user.type(screen.getByTestId('member-name'), 'Ken LINE');
    await opened.user.click(screen.getByTestId('member-save'));
    expect(await screen.findByText(/this member cannot invite LINE users/)).toBeTruthy();
    expect(callsOf(opened.fake, 'member_edit')).toEqual([]);
    await opened.user.click(screen.getByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(opened.fake, 'member_edit')).toHaveLength(1));
  });

  it('when somebody changed the entry meanwhile, what is typed stays and Save again goes through', async () => {
    const opened = await section('members');
    const { fake, user } = opened;
    await member(opened, 'Ken Mori');
    await fake.call('member_photo_set', { memberId: 'member-ken', image: 'AAAA' });
    fake.failNext('member_edit', { code: 'changed' });
    await user.clear(screen.getByTestId('member-department'));
    await user.type(screen.getByTestId('member-department'), 'Front');
    await user.click(screen.getByTestId('member-save'));
    expect((await screen.findByTestId('member-failed')).textContent).toContain('meanwhile');
    expect(screen.getByTestId('member-department')).toHaveProperty('value', 'Front');
    await user.click(screen.getByTestId('member-save'));
    await waitFor(() => expect(screen.queryByTestId('member-dialog')).toBeNull());
  });

  it('the last administrator stays one, and the form says why', async () => {
    const opened = await section('members');
    await member(opened, 'Aya Tanaka');
    opened.fake.failNext('member_edit', { code: 'last_administrator' });
    await opened.user.click(screen.getByTestId('member-administrator'));
    await opened.user.click(screen.getByTestId('member-save'));
    expect(await screen.findByText('The company needs at least one administrator.')).toBeTruthy();
  });

  it('a photo goes out as Base64; what is no picture or too large does not', async () => {
    const opened = await section('members');
    await member(opened, 'Ken Mori');
    const choose = (file: File) =>
      fireEvent.change(screen.getByTestId('member-photo-file'), { target: { files: [file] } });
    await choose(new File(['hello'], 'notes.txt', { type: 'text/plain' }));
    expect(await screen.findByText(/not a PNG/)).toBeTruthy();
    const large = new File(['x'], 'large.png', { type: 'image/png' });
    Object.defineProperty(large, 'size', { value: 11 * 1024 * 1024 });
    await choose(large);
    expect(await screen.findByText(/larger than 10 MB/)).toBeTruthy();
    expect(callsOf(opened.fake, 'member_photo_set')).toEqual([]);
    await choose(new File([new Uint8Array([1, 2, 3])], 'ken.png', { type: 'image/png' }));
    await waitFor(() =>
      expect(callsOf(opened.fake, 'member_photo_set')).toEqual([{ memberId: 'member-ken', image: 'AQID' }]),
    );
  });

  it('are removed after a question', async () => {
    const opened = await section('members');
    await member(opened, 'Ken Mori');
    await opened.user.click(screen.getByTestId('member-remove'));
    expect(callsOf(opened.fake, 'member_remove')).toEqual([]);
    await opened.user.click(await screen.findByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(opened.fake, 'member_remove')).toEqual([{ memberId: 'member-ken' }]));
  });

  it('r25 removing somebody tells first how many of their messages have not gone, and what becomes of them', async () => {
    const opened = await section('members');
    await member(opened, 'Ken Mori');
    await opened.user.click(screen.getByTestId('member-remove'));
    const unsent = (await screen.findByTestId('member-unsent')).textContent;
    expect(unsent).toContain('2 messages of theirs are still waiting to be sent');
    expect(unsent).toContain('1 message of theirs waits until they say');
    expect(unsent).toContain('whoever takes the room');
    expect(await axe(document.body)).toEqual([]);
  });

  it('r25 removing somebody whose messages have all gone tells nothing of them', async () => {
    const opened = await section('members');
    await member(opened, '佐々木 花');
    await opened.user.click(screen.getByTestId('member-remove'));
    expect(await screen.findByTestId('confirm')).toBeTruthy();
    expect(screen.queryByTestId('member-unsent')).toBeNull();
    expect(callsOf(opened.fake, 'member_unsent')).toEqual([{ memberId: 'member-hana' }]);
  });
});

describe('LINE accounts', () => {
  it('one that several members use cannot become one member’s own', async () => {
    const { fake, user } = await section('accounts');
    fake.failNext('account_mode', { code: 'account_in_use', params: { member: 'Ken Mori' } });
    const [shared] = await screen.findAllByTestId('account-shared');
    if (!shared) throw new Error('there are accounts');
    await user.click(shared);
    expect(await screen.findByText(/belongs to several members/)).toBeTruthy();
    expect(shared.getAttribute('aria-checked')).toBe('true');
  });

  it('each shows its messages of the month on a meter that says them', async () => {
    await section('accounts');
    const meters = await screen.findAllByRole('meter');
    expect(meters.map((meter) => meter.getAttribute('aria-valuetext'))).toEqual(['3,120 of 5,000', '168 of 200']);
    expect(screen.getByTestId('quota-level').textContent, 'only the one that is low says more').toContain('80 %');
  });

  it('one without keys, and one that is not set up, leads there from its card', async () => {
    const { user } = await section('accounts', ({ world }) => {
      world.admin.secrets.missing = ['account-ken'];
      world.admin.accounts = world.admin.accounts.map((account) => ({ ...account, lastEventAt: null }));
    });
    expect((await screen.findByTestId('account-keys-missing')).textContent).toBe('Keys missing');
    await user.click(screen.getByTestId('account-keys'));
    expect((await screen.findByTestId('connect')).dataset.step).toBe('keys');
    await user.click(screen.getByTestId('connect-back'));
    await user.click(await screen.findByTestId('account-continue'));
    expect((await screen.findByTestId('connect')).textContent).toContain('Komorebi Cycles');
  });

  it('one whose switches nobody has looked at leads to them, and to what else is open', async () => {
    const { user } = await section('accounts', ({ world }) => {
      world.admin.accounts = world.admin.accounts.map((account) => ({ ...account, failedChecks: 2 }));
    });
    expect((await screen.findByTestId('account-unticked')).textContent).toBe('1 switch at LINE not looked at yet');
    expect(screen.getByTestId('account-continue'), 'its set-up is not finished').toBeTruthy();
    const [failed] = screen.getAllByTestId('account-failed');
    if (!failed) throw new Error('checks have failed');
    await user.click(failed);
    expect(route.params).toEqual({ section: 'accounts', accountId: 'account-shop' });
    await user.click(screen.getByTestId('health-back'));
    await user.click(await screen.findByTestId('account-unticked'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Switches at LINE'));
    expect(screen.getByTestId('health').textContent).toContain('工房 Ken');
    await user.click(await screen.findByTestId('checklist-tick-greeting'));
    await waitFor(() => expect(screen.queryByTestId('health-continue'), 'nothing is open any more').toBeNull());
  });

  it('the keys move to a file by a passphrase that is typed twice', async () => {
    const { fake, user } = await section('accounts');
    expect(screen.getByTestId('secrets').textContent).toContain('keychain');
    await user.click(screen.getByTestId('secrets-change'));
    await user.click(await screen.findByTestId('radio-file'));
    await user.type(screen.getByTestId('secrets-passphrase'), 'short');
    await user.click(screen.getByTestId('secrets-keep'));
    expect(await screen.findByText('At least 8 characters, please.')).toBeTruthy();
    expect(screen.getByText('The two are not the same.')).toBeTruthy();
    expect(screen.getByText(/nobody can open the file/), 'what is lost is said before').toBeTruthy();
    await user.type(screen.getByTestId('secrets-passphrase'), ' but longer');
    await user.type(screen.getByTestId('secrets-again'), 'short but longer{Enter}');
    await waitFor(() =>
      expect(callsOf(fake, 'secrets_keep')).toEqual([{ place: 'file', passphrase: 'short but longer' }]),
    );
    await waitFor(() => expect(screen.queryByTestId('secrets-dialog')).toBeNull());
    expect(screen.getByTestId('secrets').dataset.place).toBe('file');
  });

  it('without any, the page leads to connecting one', async () => {
    const { user, container } = await section('accounts', ({ world }) => (world.admin.accounts = []));
    expect(await axe(container)).toEqual([]);
    await user.click(screen.getByTestId('account-connect'));
    expect((await screen.findByTestId('connect')).dataset.step).toBe('keys');
  });

  it('the list has no faults that axe can see', async () => {
    const { container } = await section('accounts');
    expect(await axe(container)).toEqual([]);
  });
});
