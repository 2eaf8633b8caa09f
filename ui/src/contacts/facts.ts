/** A contact's details, line by line. What is empty is left out. */
import type { ContactDetail, ContactFields, Labelled } from '../ipc';
import { locale, t } from '../lib/i18n';
import { listOf } from '../lib/names';
import { longDate } from '../lib/time';
import type { Fact } from './Facts.svelte';
import { goToTag } from './lists';
import { dialled } from './phone';

/** What members have written down (R12), in the order of the fields. The names stand above the details. */
export function writtenFacts(fields: ContactFields): Fact[] {
  const facts: Record<Exclude<keyof ContactFields, 'name' | 'reading'>, Fact[]> = {
    phones: rowFacts(t('contacts-phones'), fields.phones).map(withDialling),
    emails: rowFacts(t('contacts-emails'), fields.emails),
    company: [{ label: t('contacts-company'), value: fields.company }],
    department: [{ label: t('contacts-department'), value: fields.department }],
    title: [{ label: t('contacts-position'), value: fields.title }],
    address: [{ label: t('contacts-address'), value: fields.address, copyable: true }],
    website: [{ label: t('contacts-website'), value: fields.website, copyable: true }],
    birthday: [{ label: t('contacts-birthday'), value: birthdayWords(fields.birthday) }],
    tags: [
      {
        label: t('contacts-tags'),
        value: fields.tags.join(' · '),
        chips: tagChips(fields.tags),
        testid: 'contact-tag',
      },
    ],
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
  if (birthday.startsWith('--')) return dayWords(birthday);
  const [year = NaN, month = NaN, day = NaN] = birthday.split('-').map(Number);
  const date = new Date(year, month - 1, day);
  return Number.isNaN(date.getTime()) ? birthday : longDate(date.getTime(), locale.current);
}

/** A day of no year, `--MM-DD`; any leap year has them all. */
function dayWords(birthday: string): string {
  const [month = NaN, day = NaN] = birthday.slice(2).split('-').map(Number);
  const date = new Date(2000, month - 1, day);
  if (Number.isNaN(date.getTime())) return birthday;
  return new Intl.DateTimeFormat(locale.current, { month: 'long', day: 'numeric' }).format(date);
}

/** A number that nobody could dial is kept, and says so. */
function withDialling(fact: Fact): Fact {
  return dialled(fact.value) === null ? { ...fact, warning: t('contacts-phone-not-dialled') } : fact;
}

/** Each tag leads to those who have it too. */
function tagChips(tags: string[]): Fact['chips'] {
  return tags.map((tag) => ({ label: tag, title: t('contacts-tag-show', { tag }), onclick: () => goToTag(tag) }));
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
