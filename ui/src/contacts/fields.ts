/**
 * The edit form's rules: what counts as changed, how typed dates and tags are read, and how a form survives somebody
 * else's change.
 */
import { type ContactFields, type Labelled, blankContactFields } from '../ipc';

/** A field of the form, by the name the server uses for it. */
export type FieldName = keyof ContactFields;

/** A form nobody has typed into. */
export function blankFields(): ContactFields {
  return structuredClone(blankContactFields);
}

/** Whether two forms would be stored alike: spaces around texts and empty rows do not count. */
export function sameFields(a: ContactFields, b: ContactFields): boolean {
  return FIELD_NAMES.every((name) => sameField(a, b, name));
}

/**
 * The fields as they go to the server: rows without a value left out, the birthday as `YYYY-MM-DD` where it can be
 * read.
 */
export function tidyFields(fields: ContactFields): ContactFields {
  return {
    ...fields,
    phones: tidyRows(fields.phones),
    emails: tidyRows(fields.emails),
    birthday: fields.birthday === null ? null : readDate(fields.birthday),
  };
}

/**
 * Joins what was typed here with what somebody else has saved meanwhile.
 * A field that was not touched here takes their value; a touched one keeps what was typed, and is
 * named in `conflicts` when they changed it too.
 */
export function mergeFields(
  base: ContactFields,
  mine: ContactFields,
  theirs: ContactFields,
): { fields: ContactFields; conflicts: FieldName[] } {
  const fields = structuredClone(theirs);
  const conflicts: FieldName[] = [];
  for (const name of FIELD_NAMES) {
    if (sameField(base, mine, name)) continue;
    take(fields, mine, name);
    if (!sameField(base, theirs, name) && !sameField(mine, theirs, name)) conflicts.push(name);
  }
  return { fields, conflicts };
}

/**
 * A date as people write it (`2001/2/3`, `2001.2.3`, `2001年2月3日`) as `YYYY-MM-DD`, without a year (`2/3`, `2月3日`) as
 * `--MM-DD`; anything else is given back for the server to refuse. Empty is none.
 */
export function readDate(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const parts = /^(?:(\d{4})[-/.年]|--)?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (parts === null) return text;
  const [, year = '-', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A birthday as it is typed again: the form shows no sign for a year that is not known. */
export function writeDate(birthday: string | null): string {
  return birthday?.replace(/^--/, '') ?? '';
}

/** Tags from one line of text, parted by commas of any script. */
export function readTags(typed: string): string[] {
  const tags = typed
    .split(/[,，、\n]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return [...new Set(tags)];
}

/** Tags as one line of text. */
export function writeTags(tags: string[]): string {
  return tags.join(', ');
}

/** The value of a field in one line, to show what somebody else has saved. */
export function fieldText(fields: ContactFields, name: FieldName): string {
  const value = fields[name];
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return value.map((entry) => (typeof entry === 'string' ? entry : entry.value)).join(', ');
}

/** Every field: the form of nobody has them all. */
const FIELD_NAMES = Object.keys(blankFields()) as FieldName[];

function tidyRows(rows: Labelled[]): Labelled[] {
  const trimmed = rows.map((row) => ({ label: row.label.trim(), value: row.value.trim() }));
  return trimmed.filter((row) => row.value !== '');
}

function sameField(a: ContactFields, b: ContactFields, name: FieldName): boolean {
  return canonical(a[name]) === canonical(b[name]);
}

function canonical(value: ContactFields[FieldName]): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.trim();
  const entries = value.map((entry) =>
    typeof entry === 'string' ? ['', entry.trim()] : [entry.label.trim(), entry.value.trim()],
  );
  const filled = entries.filter(([, text]) => text !== '');
  return filled.length === 0 ? '' : JSON.stringify(filled);
}

function take<K extends FieldName>(into: ContactFields, from: ContactFields, name: K): void {
  into[name] = structuredClone(from[name]);
}
