/** A contact's details, line by line. What is empty is left out. */
import type { ContactDetail, ContactFields, Labelled } from '../ipc';
import { locale, t } from '../lib/i18n';
import { listOf } from '../lib/names';
import { longDate } from '../lib/time';
import type { Fact } from './Facts.svelte';

/** What members have written down (R12), in the order of the fields. The names stand above the details. */
export function writtenFacts(fields: ContactFields): Fact[] {
  const facts: Record<Exclude<keyof ContactFields, 'name' | 'reading'>, Fact[]> = {
    phones: rowFacts(t('contacts-phones'), fields.phones),
    emails: rowFacts(t('contacts-emails'), fields.emails),
    company: [{ label: t('contacts-company'), value: fields.company }],
    department: [{ label: t('contacts-department'), value: fields.department }],
    title: [{ label: t('contacts-position'), value: fields.title }],
    address: [{ label: t('contacts-address'), value: fields.address, copyable: true }],
    website: [{ label: t('contacts-website'), value: fields.website, copyable: true }],
    birthday: [{ label: t('contacts-birthday'), value: birthdayWords(fields.birthday) }],
    tags: [{ label: t('contacts-tags'), value: fields.tags.join(' · ') }],
    memo: [{ label: t('contacts-memo'), value: fields.memo }],
  };
  return Object.values(facts)
    .flat()
    .filter((fact) => fact.value !== '');
}

/** Whose it is, who sees it, and since when (R14). */
export function aboutFacts(contact: ContactDetail): Fact[] {
  return [
    { label: t('contacts-owner'), value: contact.owner.name, testid: 'contact-owner' },
    {
      label: t('contacts-sharing'),
      value: sharingWords(contact),
      note: sharedNames(contact),
      testid: 'contact-sharing',
    },
    { label: t('contacts-added'), value: longDate(contact.createdAt, locale.current) },
    { label: t('contacts-changed'), value: longDate(contact.updatedAt, locale.current) },
  ];
}

/** The day of birth; the date alone, whatever the time zone. */
function birthdayWords(birthday: string | null): string {
  if (birthday === null) return '';
  const [year = NaN, month = NaN, day = NaN] = birthday.split('-').map(Number);
  const date = new Date(year, month - 1, day);
  return Number.isNaN(date.getTime()) ? birthday : longDate(date.getTime(), locale.current);
}

function rowFacts(label: string, rows: Labelled[]): Fact[] {
  return rows.map((row, index) => ({
    label: index === 0 ? label : '',
    value: row.value,
    note: row.label || undefined,
    copyable: true,
  }));
}

function sharingWords(contact: ContactDetail): string {
  switch (contact.sharing) {
    case 'private':
      return t('contacts-sharing-private');
    case 'chosen':
      return t('contacts-sharing-chosen');
    case 'everyone':
      return t('contacts-sharing-everyone');
  }
}

function sharedNames(contact: ContactDetail): string | undefined {
  if (contact.sharing !== 'chosen') return undefined;
  const names = contact.sharedWith.map((member) => member.name);
  return listOf(names, 'unit').text;
}
