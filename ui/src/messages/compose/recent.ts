/** What a member chose last, latest first. Kept on this computer only: losing it costs nothing. */

/** One of a set: a sticker of a package, an emoji of a product. */
export interface Choice {
  set: string;
  id: string;
}

type Kind = 'stickers' | 'emoji' | 'unicode';

const MOST = 24;

const keyOf = (kind: string, memberId: string) => `recent ${kind} ${memberId}`;

/** The latest choices. */
export function recentChoices(kind: Kind, memberId: string): Choice[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(kind, memberId)) ?? '[]');
    return Array.isArray(found) ? found.filter(isChoice) : [];
  } catch {
    return [];
  }
}

/** Takes note of a choice. */
export function noteChoice(kind: Kind, memberId: string, { set, id }: Choice): void {
  const others = recentChoices(kind, memberId).filter((one) => one.set !== set || one.id !== id);
  try {
    localStorage.setItem(keyOf(kind, memberId), JSON.stringify([{ set, id }, ...others].slice(0, MOST)));
  } catch {
    // Without room for it there is no list of recent ones.
  }
}

function isChoice(found: unknown): found is Choice {
  const choice = found as Partial<Choice> | null;
  return typeof choice?.set === 'string' && typeof choice.id === 'string';
}
