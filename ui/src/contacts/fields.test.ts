import { describe, expect, it } from 'vitest';
import { blankFields, mergeFields, readDate, readTags, sameFields, tidyFields, writeDate } from './fields';

const mio = () => ({ ...blankFields(), name: 'Mio', company: 'Nagi Tea' });

describe('the contact form', () => {
  it('r12: dates as people in Japan write them are read', () => {
    for (const typed of ['2001-02-03', '2001/2/3', '2001.2.3', '２００１年２月３日'])
      expect(readDate(typed), typed).toBe('2001-02-03');
  });

  it('a birthday without a year is read, and typed again as it was', () => {
    for (const typed of ['4/23', '04-23', '4月23日', '--04-23']) expect(readDate(typed), typed).toBe('--04-23');
    expect(writeDate('--04-23')).toBe('04-23');
    expect(writeDate('1991-04-23')).toBe('1991-04-23');
  });

  it('a text that is no date is left for the server to refuse, an empty one is no date', () => {
    expect(readDate('in spring')).toBe('in spring');
    expect(readDate('  ')).toBeNull();
  });

  it('tags are parted by commas of any script and kept once', () => {
    expect(readTags('vip、 tea, vip，花')).toEqual(['vip', 'tea', '花']);
  });

  it('an empty row that was added and not filled is no change', () => {
    expect(sameFields(mio(), { ...mio(), name: 'Mio ', phones: [{ label: 'mobile', value: ' ' }] })).toBe(true);
    expect(sameFields(mio(), { ...mio(), phones: [{ label: '', value: '110' }] })).toBe(false);
  });

  it('empty rows are left out of what is saved, so the rows the server names are the rows on the screen', () => {
    const tidy = tidyFields({
      ...mio(),
      phones: [
        { label: '', value: '' },
        { label: 'mobile', value: ' 090 ' },
      ],
    });
    expect(tidy.phones).toEqual([{ label: 'mobile', value: '090' }]);
  });

  it('when somebody saved meanwhile, untouched fields take their value and typed ones stay', () => {
    const theirs = { ...mio(), company: 'Nagi Tea House', memo: 'likes sencha' };
    const { fields, conflicts } = mergeFields(mio(), { ...mio(), name: 'Mio Tanaka' }, theirs);
    expect(fields).toMatchObject({ name: 'Mio Tanaka', company: 'Nagi Tea House', memo: 'likes sencha' });
    expect(conflicts, 'nobody else touched the name').toEqual([]);
  });

  it('a field that both changed is named, and what was typed here is kept', () => {
    const { fields, conflicts } = mergeFields(mio(), { ...mio(), name: 'Mio T.' }, { ...mio(), name: 'Tanaka Mio' });
    expect(fields.name).toBe('Mio T.');
    expect(conflicts).toEqual(['name']);
  });
});
