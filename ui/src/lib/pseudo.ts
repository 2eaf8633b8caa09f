/** The pseudo-language: English that shows what is hard-coded, and what has no room for a longer language. */

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const MARKED = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';
/** By how much a translation is longer than English, at the long end of what is usual. */
const LONGER = 1.4;

const marks = new Map([...PLAIN].map((letter, at) => [letter, [...MARKED][at] ?? letter]));

/** `text` with a mark on every letter, and its vowels drawn out until it is 40 % longer; what has no letters stays. */
export function accented(text: string): string {
  const letters = [...text];
  const vowels = letters.filter((letter) => /[aeiou]/i.test(letter)).length;
  const more = Math.ceil(letters.filter((letter) => marks.has(letter)).length * (LONGER - 1));
  let [seen, added] = [0, 0];
  return letters
    .map((letter) => {
      const marked = marks.get(letter) ?? letter;
      if (!/[aeiou]/i.test(letter)) return marked;
      // Spread evenly: the n-th vowel takes what brings the sum to its share.
      const share = Math.round((more * ++seen) / vowels) - added;
      added += share;
      return marked + (marks.get(letter.toLowerCase()) ?? letter).repeat(share);
    })
    .join('');
}

/** A whole message between brackets: one that is cut, or put together from pieces, is seen at once. */
export function bracketed(message: string): string {
  return `⟦${message}⟧`;
}
