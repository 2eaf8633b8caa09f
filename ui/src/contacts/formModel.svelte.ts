/** What is being typed into a contact's form, and how it is saved. */
import { call, type CommandError, type ContactDetail, type ContactFields, type Labelled, toCommandError } from '../ipc';
import { fieldWords } from '../session/errors';
import { t } from '../lib/i18n';
import {
  blankFields,
  type FieldName,
  fieldText,
  mergeFields,
  readDate,
  readTags,
  sameFields,
  tidyFields,
  writeDate,
  writeTags,
} from './fields';

/** The form of one contact, or of a new one. */
export class ContactFormModel {
  fields = $state<ContactFields>(blankFields());
  /** The birthday as it is typed. */
  birthday = $state('');
  /** The tags as they are typed, in one line. */
  tags = $state('');
  /** Why saving failed last. */
  failure = $state.raw<CommandError>();
  /** What somebody else has saved in fields that were changed here too. */
  conflicts = $state.raw<Partial<Record<FieldName, string>>>({});

  readonly #contactId: string | null;
  #base = $state.raw<ContactFields>(blankFields());
  #version = 0;

  constructor(contact: ContactDetail | null) {
    this.#contactId = contact?.id ?? null;
    if (contact) this.#start(contact.fields, contact);
    else this.#show(blankFields());
  }

  /** There is something typed that is not saved. */
  get dirty(): boolean {
    return !sameFields(this.#typed(), this.#base);
  }

  /** Somebody else has saved meanwhile. */
  get stale(): boolean {
    return this.failure?.code === 'changed';
  }

  /** Saves. Gives the contact, or nothing when it failed: then `failure` says why. */
  async save(): Promise<ContactDetail | undefined> {
    const fields = tidyFields(this.#typed());
    this.#show(fields);
    this.failure = undefined;
    try {
      const contactId = this.#contactId;
      const saved =
        contactId === null
          ? await call('contact_create', { fields })
          : await call('contact_edit', { contactId, version: this.#version, fields });
      this.#start(saved.fields, saved);
      return saved;
    } catch (thrown) {
      this.failure = toCommandError(thrown);
      return undefined;
    }
  }

  /** Takes over what somebody else has saved, and keeps what is typed here. */
  async loadLatest(): Promise<boolean> {
    if (this.#contactId === null) return false;
    try {
      const theirs = await call('contact_get', { contactId: this.#contactId });
      const merged = mergeFields(this.#base, this.#typed(), theirs.fields);
      this.#start(merged.fields, theirs);
      this.conflicts = Object.fromEntries(
        merged.conflicts.map((name) => [name, conflictWords(fieldText(theirs.fields, name))]),
      );
      this.failure = undefined;
      return true;
    } catch (thrown) {
      this.failure = toCommandError(thrown);
      return false;
    }
  }

  /** What is wrong with a field, or with a row of it. */
  errorOf(name: FieldName, row?: number): string | null {
    const field = row === undefined ? name : `${name}.${row}`;
    const wrong = this.failure?.fields.find((one) => one.field === field);
    return wrong ? fieldWords(wrong.code) : null;
  }

  #start(fields: ContactFields, saved: ContactDetail): void {
    this.#base = saved.fields;
    this.#version = saved.version;
    this.conflicts = {};
    this.#show(fields);
  }

  #show(fields: ContactFields): void {
    this.fields = { ...structuredClone(fields), phones: atLeastOne(fields.phones), emails: atLeastOne(fields.emails) };
    this.birthday = writeDate(fields.birthday);
    this.tags = writeTags(fields.tags);
  }

  #typed(): ContactFields {
    return { ...$state.snapshot(this.fields), birthday: readDate(this.birthday), tags: readTags(this.tags) };
  }
}

/** A form shows a row to type into. */
function atLeastOne(rows: Labelled[]): Labelled[] {
  return rows.length > 0 ? structuredClone(rows) : [{ label: '', value: '' }];
}

function conflictWords(value: string): string {
  return value === '' ? t('contacts-conflict-empty') : t('contacts-conflict', { value });
}
