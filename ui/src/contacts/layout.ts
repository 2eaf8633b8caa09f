/** The fields of a contact's form: what each is called, how much it holds, and where it stands. */

import { type ContactFields, limits } from '../ipc';
import { t } from '../lib/i18n';

/** A field that is one line of text. */
export type LineField = {
  [N in keyof ContactFields]: ContactFields[N] extends string ? N : never;
}[Exclude<keyof ContactFields, 'memo'>];

interface LineSpec {
  label: () => string;
  /** Characters at most. */
  most: number;
  hint?: () => string;
  required?: true;
}

export const LINES: Record<LineField, LineSpec> = {
  name: { label: () => t('contacts-name'), most: limits.name, required: true },
  reading: { label: () => t('contacts-reading'), most: limits.name, hint: () => t('contacts-reading-hint') },
  company: { label: () => t('contacts-company'), most: limits.organisation },
  department: { label: () => t('contacts-department'), most: limits.organisation },
  title: { label: () => t('contacts-position'), most: limits.organisation },
  address: { label: () => t('contacts-address'), most: limits.address },
  website: { label: () => t('contacts-website'), most: limits.website },
};

/** The rows of the form. Fields of one row stand beside each other where there is room. */
export const LAYOUT = [
  ['name', 'reading'],
  ['phones'],
  ['emails'],
  ['company'],
  ['department', 'title'],
  ['address'],
  ['website'],
  ['birthday', 'tags'],
  ['memo'],
] as const satisfies readonly (readonly (keyof ContactFields)[])[];

/** A field without a place would stand here, and not compile. */
const unplaced: Record<Exclude<keyof ContactFields, (typeof LAYOUT)[number][number]>, never> = {};
void unplaced;

/** Whether a field is one line of text. */
export function isLine(name: keyof ContactFields): name is LineField {
  return name in LINES;
}
