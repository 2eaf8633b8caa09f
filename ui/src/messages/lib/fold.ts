/** Long texts are folded: a page that somebody pasted does not push the conversation away. */

import { textParts } from '../../lib/text';

/** More lines than this are folded, to so many as are shown then. */
const MOST_LINES = 20;
const SHOWN_LINES = 12;
/** Narrow letters in a line of a usual bubble; a wide one takes the room of two. */
const LINE = 64;

/** From here on letters are wide: Hangul, kana, Han. */
const WIDE = '\u1100';

const width = (line: string) => [...line].reduce((sum, letter) => sum + (letter >= WIDE ? 2 : 1), 0);
const linesOf = (line: string) => Math.max(1, Math.ceil(width(line) / LINE));

/** Where a long text is cut when it is folded; none for one that is short. Never inside a web address. */
export function foldAt(text: string): number | undefined {
  let [lines, at, cut] = [0, 0, 0];
  for (const line of text.split('\n')) {
    lines += linesOf(line);
    if (lines <= SHOWN_LINES) cut = at + line.length;
    else if (cut === 0) cut = at + SHOWN_LINES * (LINE / 2);
    at += line.length + 1;
  }
  return lines > MOST_LINES ? outsideOfAddress(text, atLetter(text, cut)) : undefined;
}

/** Never between the two halves of a letter. */
function atLetter(text: string, cut: number): number {
  const code = text.charCodeAt(cut);
  return code >= 0xdc00 && code <= 0xdfff ? cut - 1 : cut;
}

function outsideOfAddress(text: string, cut: number): number {
  let start = 0;
  for (const part of textParts(text)) {
    const end = start + part.text.length;
    if (part.url && start < cut && cut < end) return start > 0 ? start : end;
    start = end;
  }
  return cut;
}
