import { expect, it } from 'vitest';

import { clock, dayOf, duration, fullTime, longDate, longDay, shortTime } from './time';

const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const now = at(2026, 11, 23, 9, 30);

it('today is told by the hour, this week by the weekday, else by the date', () => {
  expect(shortTime(at(2026, 11, 23, 0, 5), now, 'en')).toBe('00:05');
  expect(shortTime(at(2026, 11, 22, 23, 59), now, 'en')).toBe('Sun');
  expect(shortTime(at(2026, 11, 17), now, 'en')).toBe('Tue');
  expect(shortTime(at(2026, 11, 16), now, 'en')).toBe('Nov 16');
  expect(shortTime(at(2025, 12, 31), now, 'en')).toBe('12/31/2025');
});

it('a time in the future is told by its date and not as a weekday', () => {
  expect(shortTime(at(2026, 11, 25), now, 'en')).toBe('Nov 25');
});

it('the line between days says today and yesterday in words', () => {
  expect(longDay(now, now, 'en')).toBe('Today');
  expect(longDay(at(2026, 11, 22), now, 'en')).toBe('Yesterday');
  expect(longDay(at(2026, 11, 22), now, 'ja')).toBe('昨日');
  expect(longDay(at(2026, 11, 20), now, 'en')).toBe('Friday, November 20, 2026');
});

it('days, hours and lengths have two digits where they need them', () => {
  expect(clock(at(2026, 1, 2, 7, 3), 'ja')).toBe('07:03');
  expect(duration(65_000)).toBe('1:05');
  expect(dayOf(at(2026, 11, 23, 23, 59))).toBe(dayOf(at(2026, 11, 23, 0, 0)));
});

it('a stored number that is no time throws no RangeError, and is shown as such', () => {
  const noTimes = [2 ** 63 - 1, -(2 ** 63), 8.64e15 + 1, -8.64e15 - 1, NaN, Infinity, -Infinity];
  for (const time of noTimes) {
    for (const words of [clock, fullTime, longDate]) expect(words(time, 'ja')).toBe('—');
    for (const words of [shortTime, longDay]) {
      expect(words(time, now, 'en')).toBe('—');
      expect(words(now, time, 'en'), 'a clock that is no time').not.toBe('');
    }
    expect(() => dayOf(time)).not.toThrow();
    expect(duration(time)).toBe('—');
  }
  for (const time of [0, 1_795_392_000, 8.64e15, -8.64e15]) {
    expect(shortTime(time, now, 'en')).not.toBe('—');
    expect(fullTime(time, 'ja')).not.toBe('—');
  }
});

it('times are told by 24 hours in every language, in lists and in full', () => {
  const time = at(2026, 3, 5, 15, 2);
  for (const tag of ['en', 'ja', 'ko', 'zh-TW', 'th', 'en-XA']) {
    expect(clock(time, tag)).toBe('15:02');
    expect(fullTime(time, tag)).toMatch(/15:02$/);
  }
});

it('dates are in the order, and the years of the calendar, of the language', () => {
  const time = at(2026, 3, 5);
  const longDates = ['en', 'ja', 'ko', 'zh-TW', 'th'].map((tag) => longDate(time, tag));
  expect(longDates).toEqual(['March 5, 2026', '2026年3月5日', '2026년 3월 5일', '2026年3月5日', '5 มีนาคม 2569']);
});
