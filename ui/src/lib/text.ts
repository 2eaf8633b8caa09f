/** Texts from strangers: measured, shortened, found. */

/** What turns round what stands beside it, and control characters other than breaks and tabs. */
const CONTROLS = /[\p{Bidi_Control}\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/gu;
/** What is drawn as nothing; the last two are none of Unicode's ignorable ones. */
const INVISIBLE = /^[\s\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\u2800\uFFFC]*$/u;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802-\uD83B][\uDC00-\uDFFF]/;

/** `text` without what turns round its neighbours (R29). */
export function plain(text: string): string {
  return text.replace(CONTROLS, '');
}

/** Whether `search` means `text`: case and full width make no difference, and nothing typed means all. */
export function matches(text: string, search: string): boolean {
  const folded = (one: string) => one.normalize('NFKC').toLocaleLowerCase();
  return folded(text).includes(folded(search.trim()));
}

/** Whether nothing of `text` can be seen: then it is no name (R29). */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/** `text` such that it cannot turn the sentence around it. */
export function isolate(text: string): string {
  return embed(plain(text));
}

/** Words that were made safe already, such that their direction stays with them. */
export function embed(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter as a reader sees it, for a face without a photo. */
export function initial(name: string): string {
  const first = segmenter
    .segment((isBlank(name) ? '' : plain(name)).trim())
    [Symbol.iterator]()
    .next();
  return first.done ? '' : first.value.segment.toLocaleUpperCase();
}

/** The first letters of a name that may be very long, for places that cannot cut it themselves. */
export function shortened(name: string, most: number): string {
  const letters = [...segmenter.segment(name.slice(0, most * 8))];
  if (letters.length <= most && name.length <= most * 8) return name;
  return `${letters
    .slice(0, most)
    .map((letter) => letter.segment)
    .join('')}…`;
}

/** A number between 0 and `count` - 1 that is always the same for the same text. */
export function bucket(text: string, count: number): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) >>> 0;
  return sum % count;
}

/** Bytes in words, such as `1.4 MB`. */
export function fileSize(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000))));
  const amount = bytes / 1000 ** step;
  const format = {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(locale, format).format(amount);
}

/** A piece of a text: words, or a web address in it. */
export interface TextPart {
  text: string;
  /** The address, if this piece is one. */
  url?: string;
}

/** What is written after an address without a blank: full-width and half-width CJK punctuation is no part of it. */
const NO_PART = [
  '\\s<>"\'`',
  '\\u3000-\\u303F\\uFF00-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65\\u2018-\\u201F\\u2026',
  '\\u2066-\\u2069\\u202A-\\u202E\\u200E\\u200F\\u061C',
].join('');
const WEB_ADDRESS = new RegExp(`\\bhttps?:\\/\\/[^${NO_PART}]+`, 'gi');
const CLOSING = /[.,;:!?)\]}]+$/;

/** Cuts a text into words and web addresses. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(WEB_ADDRESS)) {
    const url = withoutClosing(match[0]);
    if (!URL.canParse(url)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: url, url });
    from = match.index + url.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** A full stop or bracket after an address belongs to the sentence, unless the bracket was opened in the address. */
function withoutClosing(address: string): string {
  let url = address;
  for (let end = CLOSING.exec(url); end; end = CLOSING.exec(url)) {
    if (end[0].startsWith(')') && url.slice(0, end.index).includes('(')) return url.slice(0, end.index + 1);
    url = url.slice(0, end.index);
  }
  return url;
}

/** The host that a link leads to, in ASCII: letters that only look like others show as `xn--…`. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
