/** A piece of a text: plain, or a link that can be tapped. */
export interface Piece {
  text: string;
  link: boolean;
}

const LINK = /https?:\/\/[^\s<>"'「」『』（）、。]+/giu;
const TRAILING = /[.,!?;:)\]]+$/u;

/** Splits a text at its links. Joined again the pieces are exactly the text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = match[0].replace(TRAILING, '');
    if (match.index > from) found.push({ text: text.slice(from, match.index), link: false });
    found.push({ text: link, link: true });
    from = match.index + link.length;
  }
  if (from < text.length) found.push({ text: text.slice(from), link: false });
  return found;
}

/** The first link in a text, for a button beside a letter; null when there is none. */
export function firstLink(text: string): string | null {
  return pieces(text).find((piece) => piece.link)?.text ?? null;
}
