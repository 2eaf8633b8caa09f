/** What is put away before another member writes or the window is locked. Whoever holds something typed says how. */

const ways: (() => Promise<void>)[] = [];

/** From now on this is carried out before each switch and lock. */
export function onPutAway(way: () => Promise<void>): void {
  ways.push(way);
}

/** Puts everything away. */
export async function putAway(): Promise<void> {
  await Promise.all(ways.map((way) => way()));
}
