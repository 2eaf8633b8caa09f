/** Finding an entry of a list by typing how it begins. */

/** A pause of this many milliseconds begins a new word. */
const PAUSE = 600;

/** The key is a letter that could be the beginning of a name, and no shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  return alone && event.key.length === 1 && event.key !== ' ';
}

const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase();

/** Keeps what is typed in one list. */
export class Typeahead {
  #typed = '';
  #at = 0;

  /**
   * The index that is meant after one more letter; undefined when nothing begins so. The same letter again goes to the
   * next entry with it. `labelAt` may know only some of the entries.
   */
  find(event: KeyboardEvent, current: number, count: number, labelAt: (index: number) => string | undefined) {
    const goesOn = event.timeStamp - this.#at < PAUSE && this.#typed !== plain(event.key);
    this.#typed = goesOn ? this.#typed + plain(event.key) : plain(event.key);
    this.#at = event.timeStamp;
    const from = this.#typed.length > 1 ? current : current + 1;
    for (let step = 0; step < count; step++) {
      const index = (from + step) % count;
      const label = labelAt(index);
      if (label !== undefined && plain(label).startsWith(this.#typed)) return index;
    }
    return undefined;
  }
}
