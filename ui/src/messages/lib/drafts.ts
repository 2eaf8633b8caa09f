/**
 * What is typed and not sent. It goes to the store after a pause and on leaving; what is newer than the store stays
 * here.
 */

import { type RoomId, call } from '../../ipc';
import { debounce } from '../../lib/debounce';

const PAUSE = 600;

const newer = new Map<string, string>();

/** The draft of one room of one member. */
export class Draft {
  readonly #key: string;
  readonly #roomId: RoomId;
  readonly #later = debounce((text: string) => void this.#store(text), PAUSE);

  constructor(memberId: string, roomId: RoomId) {
    this.#key = `${memberId} ${roomId}`;
    this.#roomId = roomId;
  }

  /** What to show first: what was typed here last, else what the store has. */
  first(stored: string): string {
    return newer.get(this.#key) ?? stored;
  }

  /** Notes what is typed now. */
  keep(text: string): void {
    newer.set(this.#key, text);
    this.#later(text);
  }

  /** Stores at once what waits. */
  flush(): void {
    this.#later.flush();
  }

  async #store(text: string): Promise<void> {
    try {
      await call('room_draft', { roomId: this.#roomId, text });
      if (newer.get(this.#key) === text) newer.delete(this.#key);
    } catch {
      // It stays in `newer`, and the next key stroke tries again.
    }
  }
}
