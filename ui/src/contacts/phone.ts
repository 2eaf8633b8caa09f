/** Phone numbers as people write them: kept as they are, and marked where nobody could dial them. */

/** `tel:` before a number, and what is drawn as nothing in it. */
const AROUND = /^tel:|[\p{Default_Ignorable_Code_Point}]/giu;
/** An extension, or who answers: `内線 12`, `ext. 12`, `#12`, `（代）`, `(代表)`. */
const EXTENSION = /(?:内線|內線|분기|내선|ต่อ|ext(?:ension|n)?\.?|x|#|;ext=)\s*\d+\s*$|[(（]?代表?[)）]?\s*$/iu;
/** What stands between digits. */
const BETWEEN = /[\s().,/·・‧•\p{Dash_Punctuation}\u2212\u30FC\uFF70]/gu;
/** The fewest digits of a number that reaches somebody: 110. */
const FEWEST = 3;

/**
 * The digits that a phone would dial, with a `+` where there is one; null for what cannot be dialled. Digits of any
 * script and width count.
 */
export function dialled(written: string): string | null {
  const plain = written
    .trim()
    .replace(AROUND, '')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit);
  const digits = plain.replace(EXTENSION, '').replace(BETWEEN, '');
  return new RegExp(`^\\+?\\d{${FEWEST},}$`).test(digits) ? digits : null;
}

/** Each script has its ten digits in a row, and Unicode begins each row at the digit nought. */
function asciiDigit(digit: string): string {
  let nought = digit.codePointAt(0) ?? 0;
  const at = nought;
  while (/\p{Nd}/u.test(String.fromCodePoint(nought - 1)) && at - nought < 9) nought -= 1;
  return String((at - nought) % 10);
}
