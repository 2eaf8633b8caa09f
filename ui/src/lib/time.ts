/** Times as people read them. All arguments are UTC milliseconds; a number that is no time is shown as `—`. */

const DAY = 86_400_000;
/** What stands for a number that is no time: what is stored need not be one. */
const NO_TIME = '—';
/** The longest length that is shown, in milliseconds: 100 hours. */
const LONGEST = 360_000_000;

/** The calendar day, to tell days apart. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

function daysAgo(at: number, now: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, options)));
  return Number.isNaN(new Date(at).getTime()) ? NO_TIME : made.format(at);
}

/** `13:05`. */
export function clock(at: number, locale: string): string {
  return format(at, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** For lists: today `13:05`, the last six days the weekday, else the date; the year only when it is another. */
export function shortTime(at: number, now: number, locale: string): string {
  const days = daysAgo(at, now);
  if (days === 0) return clock(at, locale);
  if (days > 0 && days < 7) return format(at, locale, { weekday: 'short' });
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(
    at,
    locale,
    sameYear ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'numeric', day: 'numeric' },
  );
}

/** For the line between two days of a conversation. */
export function longDay(at: number, now: number, locale: string): string {
  const days = daysAgo(at, now);
  if (days === 0 || days === 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  }
  return format(at, locale, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
}

/** The date, such as `23 November 2026`. */
export function longDate(at: number, locale: string): string {
  return format(at, locale, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** Date and time, for titles and details. */
export function fullTime(at: number, locale: string): string {
  return format(at, locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
}

/** `1:05` for a length in milliseconds. */
export function duration(ms: number): string {
  if (!(ms >= 0 && ms < LONGEST)) return NO_TIME;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
