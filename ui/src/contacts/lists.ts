/** The lists of the address book. */
import type { IconName } from '../elements/icons';
import type { ContactCounts, ContactListName } from '../ipc';
import { t } from '../lib/i18n';
import { go, route } from '../lib/route.svelte';

const NAMES: readonly ContactListName[] = ['all', 'external', 'clients', 'trash'];

/** The list a route names; All Contacts without one. */
export function listOf(name: string | undefined): ContactListName {
  return NAMES.find((list) => list === name) ?? 'all';
}

/** Shows a whole list, with nothing chosen. */
export function goToList(list: ContactListName): Promise<boolean> {
  return go('contacts', { list });
}

/** Shows who has a tag, beside the contact that is shown. */
export function goToTag(tag: string | undefined): Promise<boolean> {
  const list = listOf(route.params.list);
  return go('contacts', { ...route.params, list: list === 'external' ? list : 'clients', tag });
}

/** Shows the list as it is, with nothing chosen. */
export function goBackToList(list: ContactListName): Promise<boolean> {
  return go('contacts', { list, tag: tagOf(list) });
}

/** Shows a contact in a list. */
export function goToContact(list: ContactListName, contactId: string): Promise<boolean> {
  return go('contacts', { list, contactId, tag: tagOf(list) });
}

/** Shows a colleague in a list. */
export function goToMember(list: ContactListName, memberId: string): Promise<boolean> {
  return go('contacts', { list, memberId });
}

/** Shows the form of a contact. */
export function editContact(list: ContactListName, contactId: string): Promise<boolean> {
  return go('contacts', { list, contactId, edit: 'true', tag: tagOf(list) });
}

/** The tag that the list on the screen is narrowed to. */
function tagOf(list: ContactListName): string | undefined {
  return list === listOf(route.params.list) ? route.params.tag : undefined;
}

/** A list's name where it stands alone. */
export function listWords(list: ContactListName): string {
  switch (list) {
    case 'all':
      return t('contacts-list-all');
    case 'external':
      return t('contacts-list-external');
    case 'clients':
      return t('contacts-clients-all');
    case 'trash':
      return t('contacts-clients-trash');
  }
}

/** What an empty list says. */
export function emptyWords(list: ContactListName): { title: string; text: string; icon: IconName } {
  switch (list) {
    case 'all':
      return { title: t('contacts-empty-all'), text: t('contacts-empty-all-text'), icon: 'contacts' };
    case 'external':
      return { title: t('contacts-empty-external'), text: t('contacts-empty-external-text'), icon: 'user-plus' };
    case 'clients':
      return { title: t('contacts-empty-clients'), text: t('contacts-empty-clients-text'), icon: 'building' };
    case 'trash':
      return { title: t('contacts-empty-trash'), text: t('contacts-empty-trash-text'), icon: 'trash' };
  }
}

/** How many are in a list. */
export function countOf(counts: ContactCounts, list: ContactListName): number {
  return counts[list];
}
