import { render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import Toast from '../elements/Toast.svelte';
import type { Fake } from '../ipc/fake';
import { wrongFields } from '../ipc/fake/wire';
import { go, route } from '../lib/route.svelte';
import { axe } from '../test/axe';
import { callsOf, open } from '../test/open';
import Contacts from './Contacts.svelte';

const MIO = '高橋 美緒';

/** The address book with a contact or a list on the screen. */
async function at(params: Record<string, string>, arrange?: (fake: Fake) => void) {
  await go('contacts', params);
  const opened = open(Contacts, {}, arrange);
  await waitFor(() => expect(screen.getByTestId('contacts').dataset.ready).toBe('true'));
  return opened;
}

async function menu(user: Awaited<ReturnType<typeof at>>['user'], testid: string) {
  await user.click(await screen.findByTestId('contact-menu'));
  await user.click(screen.getByTestId(testid));
}

describe('the lists', () => {
  it('r10 External shows LINE users, and a click shows the details on the right', async () => {
    const { user } = await at({ list: 'external' });
    await user.click(await screen.findByText(MIO));
    expect(await screen.findByTestId('contact-detail-nickname')).toHaveProperty('textContent', 'みお🌸');
    expect(screen.getByText('mio..t@docomo.example'), 'every detail is there').toBeTruthy();
  });

  it('the arrow keys go through the list and the detail follows', async () => {
    const { user } = await at({ list: 'external' });
    await screen.findByText(MIO);
    screen.getByRole('listbox').focus();
    await user.keyboard('{End}');
    await waitFor(() => expect(route.params.contactId).toBe('contact-ploy'));
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(screen.getByTestId('contact-name').textContent).toBe('مريم الأحمد'));
  });

  it('of 5,000 contacts only those in view are in the document', async () => {
    await at({ list: 'all' });
    await screen.findByText('Aya Tanaka', { selector: '.name bdi' });
    expect(screen.getAllByTestId('contact-row').length, 'rows are windowed').toBeLessThan(60);
    await waitFor(() => expect(screen.getByTestId('contact-count-all').textContent).toBe('5,015'));
  });

  it('a search that finds nobody says so and offers the way back', async () => {
    const { user } = await at({ list: 'external' });
    await user.type(screen.getByTestId('contact-search'), 'nobody at all');
    await user.click(await screen.findByRole('button', { name: 'Clear search' }));
    expect(await screen.findByText(MIO)).toBeTruthy();
  });

  it('Down in the search goes to the results, and Enter on a row goes on into its detail', async () => {
    const { user } = await at({ list: 'external' });
    await screen.findByText(MIO);
    screen.getByTestId('contact-search').focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(screen.getByRole('listbox'));
    await user.keyboard('{End}{Enter}');
    await waitFor(() => expect(document.activeElement?.closest('[data-testid="contact-detail"]')).not.toBeNull());
    expect(route.params.contactId).toBe('contact-ploy');
  });

  it('three people of one name differ in what their rows show and say', async () => {
    await at({ list: 'clients' });
    const rows = (await screen.findAllByTestId('contact-row')).filter((row) => row.textContent.includes('伊藤 太郎'));
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row.textContent)).size).toBe(3);
    expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
      '伊藤 太郎, いとう たろう, 花と緑の店, 075-555-0101, 常連, 京都, 卸, Whole company',
      '伊藤 太郎, いとう たろう, 03−5555−0199（代）',
      '伊藤 太郎, たろちゃん, 受付で聞く, VIP, Shared, LINE',
    ]);
  });

  it('a tag in the detail narrows the list to those who have it, and back', async () => {
    const { user } = await at({ list: 'clients', contactId: 'contact-mio' });
    const [chip] = await screen.findAllByTestId('contact-tag');
    if (!chip) throw new Error('she has tags');
    expect(chip.title).toBe('Show who has the tag “VIP”');
    await user.click(chip);
    await waitFor(() => expect(screen.getAllByTestId('contact-row')).toHaveLength(2));
    expect(screen.getByTestId('tag-filter').textContent).toContain('VIP');
    expect(screen.getByTestId('contact-name').textContent, 'who is shown stays').toBe(MIO);
    await user.click(screen.getByTestId('tag-clear'));
    await waitFor(() => expect(screen.getAllByTestId('contact-row').length).toBeGreaterThan(2));
  });

  it('no two lists have the same name', async () => {
    await at({ list: 'all' });
    const names = screen.getAllByTestId(/^contact-list-/).map((entry) => entry.textContent);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names of strangers are text, never markup', async () => {
    const { container } = await at({ list: 'external', contactId: 'contact-script' });
    await screen.findByTestId('contact-detail-nickname');
    expect(container.querySelector('img[src="x"], script')).toBeNull();
  });

  it('a colleague is shown without a menu of actions', async () => {
    await at({ list: 'all', memberId: 'member-aya' });
    await waitFor(() => expect(screen.getByTestId('member-detail').dataset.ready).toBe('true'));
    expect(screen.queryByTestId('contact-menu')).toBeNull();
  });

  it('has no faults that axe can see', async () => {
    const { container } = await at({ list: 'external', contactId: 'contact-mio' });
    await screen.findByTestId('contact-name');
    expect(await axe(container)).toEqual([]);
  });
});

describe('a contact', () => {
  it('r15 has Edit, Share and Delete in its menu and nothing else', async () => {
    const { user } = await at({ list: 'external', contactId: 'contact-mio' });
    await user.click(await screen.findByTestId('contact-menu'));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent.trim())).toEqual(['Edit', 'Share', 'Delete']);
  });

  it('leads to its room', async () => {
    const { user } = await at({ list: 'external', contactId: 'contact-mio' });
    await user.click(await screen.findByTestId('contact-message'));
    await waitFor(() => expect([route.area, route.params.roomId]).toEqual(['messages', 'room-mio']));
  });

  it('of a colleague cannot be edited, and the menu says whose it is', async () => {
    const { user } = await at({ list: 'clients', contactId: 'contact-theirs' });
    await user.click(await screen.findByTestId('contact-menu'));
    expect(screen.getByTestId('contact-edit').getAttribute('aria-disabled')).toBe('true');
    for (const testid of ['contact-edit', 'contact-share', 'contact-delete'])
      expect(screen.getByTestId(testid).textContent, `${testid} is grey for a reason`).toContain('Ken Mori');
  });

  it('without a room cannot be written to, and the button says why', async () => {
    await at({ list: 'clients', contactId: 'contact-theirs' }, (fake) => {
      const known = fake.call('contact_get', { contactId: 'contact-theirs' });
      fake.on({
        contact_get: async () => {
          const contact = await known;
          return { ...contact, line: contact.line && { ...contact.line, roomId: null } };
        },
      });
    });
    const button = await screen.findByTestId('contact-message');
    expect(button).toHaveProperty('disabled', true);
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/no room/);
  });

  it('keeps a phone that cannot be dialled, and marks it; one with an extension is dialled without', async () => {
    await at({ list: 'clients', contactId: 'contact-ito-3' });
    expect((await screen.findByTestId('fact-warning')).textContent).toContain('No phone can dial this');
    expect(screen.getByText('受付で聞く', { selector: '.value bdi' })).toBeTruthy();
  });

  it('has a birthday without a year', async () => {
    await at({ list: 'clients', contactId: 'contact-ito-2' });
    expect(await screen.findByText('November 3')).toBeTruthy();
    expect(screen.queryByTestId('fact-warning'), 'a full-width dash and who answers are no matter').toBeNull();
  });

  it('that is gone says so instead of staying empty', async () => {
    const { user } = await at({ list: 'external', contactId: 'contact-of-yesterday' });
    await user.click(await screen.findByRole('button', { name: 'Back to the list' }));
    await waitFor(() => expect(route.params.contactId).toBeUndefined());
  });
});

describe('editing', () => {
  const edit = { list: 'external', contactId: 'contact-mio', edit: 'true' };

  it('r12 photo and nickname are shown and cannot be typed into; everything else goes out with its version', async () => {
    const { fake, user } = await at(edit);
    const form = await screen.findByTestId('contact-form');
    expect(within(form).getByTestId('from-line').querySelector('input')).toBeNull();
    await user.click(screen.getByTestId('phone-add'));
    await user.keyboard('03-0000-0000');
    await user.clear(screen.getByTestId('field-birthday'));
    await user.type(screen.getByTestId('field-birthday'), '1990/4/3');
    await user.click(screen.getByTestId('contact-save'));
    await waitFor(() => expect(callsOf(fake, 'contact_edit')).toHaveLength(1));
    expect(callsOf(fake, 'contact_edit')[0]).toMatchObject({
      contactId: 'contact-mio',
      version: 1,
      fields: { birthday: '1990-04-03' },
    });
    const { fields } = callsOf(fake, 'contact_edit')[0] as { fields: { phones: unknown[] } };
    expect(fields.phones).toHaveLength(3);
    await waitFor(() => expect(route.params.edit, 'the details are shown again').toBeUndefined());
    await waitFor(() => expect(document.activeElement?.closest('[data-testid="contact-detail"]')).not.toBeNull());
  });

  it('a website is written down, and shown among the details', async () => {
    const { fake, user } = await at(edit);
    await user.clear(await screen.findByTestId('field-website'));
    await user.type(screen.getByTestId('field-website'), 'https://nagi.example');
    await user.click(screen.getByTestId('contact-save'));
    expect(await screen.findByText('https://nagi.example')).toBeTruthy();
    expect(callsOf(fake, 'contact_edit')[0]).toMatchObject({ fields: { website: 'https://nagi.example' } });
  });

  it('wrong fields are named beside the fields and the first one gets the focus', async () => {
    const { fake, user } = await at(edit);
    await user.clear(await screen.findByTestId('field-name'));
    const [mail] = screen.getAllByTestId('email-value');
    if (!mail) throw new Error('the form shows the e-mail');
    await user.clear(mail);
    await user.type(mail, 'mio at example');
    fake.failNext('contact_edit', wrongFields({ name: 'required', 'emails.0': 'not_an_email' }));
    await user.click(screen.getByTestId('contact-save'));
    expect(await screen.findByText('Please fill this in.')).toBeTruthy();
    expect(screen.getByText('This is not an e-mail address.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByTestId('field-name'));
  });

  it('when somebody saved meanwhile, nothing typed is lost and both changes end up saved', async () => {
    const { fake, user } = await at(edit);
    await user.type(await screen.findByTestId('field-name'), ' 様');
    const before = await fake.call('contact_get', { contactId: 'contact-mio' });
    await fake.call('contact_edit', {
      contactId: 'contact-mio',
      version: 1,
      fields: { ...before.fields, title: 'オーナー' },
    });
    fake.failNext('contact_edit', { code: 'changed' });
    await user.click(screen.getByTestId('contact-save'));
    await user.click(await screen.findByTestId('contact-load-latest'));
    await waitFor(() => expect(screen.getByTestId('field-title')).toHaveProperty('value', 'オーナー'));
    expect(screen.getByTestId('field-name')).toHaveProperty('value', `${MIO} 様`);
    await user.click(screen.getByTestId('contact-save'));
    await waitFor(async () =>
      expect((await fake.call('contact_get', { contactId: 'contact-mio' })).fields).toMatchObject({
        name: `${MIO} 様`,
        title: 'オーナー',
      }),
    );
  });

  it('a double click on Save saves once', async () => {
    const { fake, user } = await at(edit, (fake) =>
      fake.stall('contact_edit', new Promise((resolve) => setTimeout(resolve, 30))),
    );
    await user.type(await screen.findByTestId('field-memo'), ' and tea');
    await user.dblClick(screen.getByTestId('contact-save'));
    await waitFor(() => expect(route.params.edit).toBeUndefined());
    expect(callsOf(fake, 'contact_edit')).toHaveLength(1);
  });

  it('leaving with something typed asks first; without, it does not', async () => {
    const { user } = await at(edit);
    await user.type(await screen.findByTestId('field-memo'), 'x');
    await user.click(screen.getByTestId('contact-list-trash'));
    await user.click(await screen.findByTestId('confirm-cancel'));
    expect(route.params.edit, 'still in the form').toBe('true');
    await user.click(screen.getByTestId('contact-cancel'));
    await user.click(await screen.findByTestId('confirm-yes'));
    await waitFor(() => expect(route.params.edit).toBeUndefined());
  });

  it('a person who is not on LINE can be written down', async () => {
    const { fake, user } = await at({ list: 'all', adding: 'true' });
    await user.type(await screen.findByTestId('field-name'), 'Nok');
    await user.click(screen.getByTestId('contact-save'));
    await waitFor(() => expect(route.params.list).toBe('clients'));
    expect(callsOf(fake, 'contact_create')[0]).toMatchObject({ fields: { name: 'Nok', phones: [], emails: [] } });
  });
});

describe('sharing', () => {
  it('r14 with chosen members, of whom there must be one', async () => {
    const { fake, user } = await at({ list: 'external', contactId: 'contact-mio' });
    await menu(user, 'contact-share');
    await user.click(await screen.findByTestId('check-member-ken'));
    await user.click(screen.getByTestId('check-member-hana'));
    await user.click(screen.getByTestId('share-save'));
    expect(await screen.findByText('Choose at least one member.')).toBeTruthy();
    await user.click(screen.getByTestId('check-member-hana'));
    await user.click(screen.getByTestId('share-save'));
    await waitFor(() =>
      expect(callsOf(fake, 'contact_share')).toEqual([
        { contactId: 'contact-mio', sharing: 'chosen', memberIds: ['member-hana'] },
      ]),
    );
  });

  it('r14 with the whole company', async () => {
    const { fake, user } = await at({ list: 'external', contactId: 'contact-mio' });
    await menu(user, 'contact-share');
    await user.click(await screen.findByTestId('radio-everyone'));
    await user.click(screen.getByTestId('share-save'));
    await waitFor(() =>
      expect(callsOf(fake, 'contact_share')).toEqual([
        { contactId: 'contact-mio', sharing: 'everyone', memberIds: [] },
      ]),
    );
    await waitFor(() => expect(screen.getByTestId('contact-sharing').textContent).toBe('The whole company'));
  });
});

describe('deleting', () => {
  beforeEach(() => void render(Toast));

  /** Ken and somebody else chat with the LINE user. */
  const chatting = (fake: Fake) =>
    fake.failNext('contact_delete', {
      code: 'contact_in_conversation',
      params: { member: 'Ken Mori', memberId: 'member-ken', others: '1' },
    });

  it('r16 says that messages go on and where the contact goes, and r22 can be undone', async () => {
    const { fake, user } = await at({ list: 'external', contactId: 'contact-mio' });
    await menu(user, 'contact-delete');
    expect((await screen.findByTestId('confirm')).textContent).toMatch(
      /Trash of Clients\/Partners.*still exchange messages/,
    );
    await user.click(screen.getByTestId('confirm-yes'));
    await waitFor(() =>
      expect(document.activeElement, 'the keyboard is in the list').toBe(screen.getByRole('listbox')),
    );
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(callsOf(fake, 'contact_restore')).toEqual([{ contactId: 'contact-mio' }]));
    await waitFor(() => expect(route.params).toMatchObject({ list: 'external', contactId: 'contact-mio' }));
    await waitFor(() => expect(document.activeElement?.closest('[data-testid="contact-detail"]')).not.toBeNull());
  });

  it('r17 is refused while a colleague is chatting; the message names the colleague', async () => {
    const { user } = await at({ list: 'external', contactId: 'contact-ploy' }, chatting);
    await menu(user, 'contact-delete');
    await user.click(await screen.findByTestId('confirm-yes'));
    expect((await screen.findByTestId('delete-refused-why')).textContent).toContain('Ken Mori and 1 more colleague');
    await user.click(screen.getByTestId('refused-cancel'));
    await waitFor(() => expect(screen.queryByTestId('delete-refused')).toBeNull());
  });

  it.each([
    ['refused-ask', 'contact_ask_colleague', { contactId: 'contact-ploy' }],
    ['refused-hand-over', 'contact_hand_over', { contactId: 'contact-ploy', memberId: 'member-ken' }],
    ['refused-remove', 'contact_remove_from_my_list', { contactId: 'contact-ploy' }],
  ])('r17 offers %s as a way out', async (testid, command, args) => {
    const { fake, user } = await at({ list: 'external', contactId: 'contact-ploy' }, chatting);
    await menu(user, 'contact-delete');
    await user.click(await screen.findByTestId('confirm-yes'));
    await user.click(await screen.findByTestId(testid));
    await waitFor(() => expect(callsOf(fake, command)).toEqual([args]));
    await waitFor(() => expect(screen.queryByTestId('delete-refused')).toBeNull());
  });
});

describe('the Trash', () => {
  it('r18 says when and by whom, and restores', async () => {
    const { fake, user } = await at({ list: 'trash', contactId: 'contact-trash' });
    expect((await screen.findByTestId('contact-trashed')).textContent).toContain('Put there by Aya Tanaka');
    await user.click(screen.getByTestId('trash-restore'));
    await waitFor(() => expect(callsOf(fake, 'contact_restore')).toHaveLength(1));
    await waitFor(() => expect(route.params.list).toBe('clients'));
  });

  it('deletes for good only after a question', async () => {
    const { fake, user } = await at({ list: 'trash', contactId: 'contact-trash' });
    await user.click(await screen.findByTestId('trash-purge'));
    expect(callsOf(fake, 'contact_purge')).toEqual([]);
    await user.click(await screen.findByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(fake, 'contact_purge')).toHaveLength(1));
  });

  it('is emptied after a question that says how many', async () => {
    const { fake, user } = await at({ list: 'trash' });
    await user.click(await screen.findByTestId('trash-empty'));
    const question = await screen.findByText(/2 contacts are deleted for good/);
    expect(question).toBeTruthy();
    await user.click(screen.getByTestId('confirm-yes'));
    await waitFor(() => expect(callsOf(fake, 'trash_empty')).toHaveLength(1));
    expect(await screen.findByText('The Trash is empty')).toBeTruthy();
  });
});
