/**
 * What is typed and not sent. It goes to the store after a pause and on leaving; what is newer than the store stays
 * here.
 */

import { type RoomId, call } from '../../ipc';
import { debounce } from '../../lib/debounce';
import { onPutAway } from '../../session/putAway';
import { session } from '../../session/session.svelte';

const PAUSE = 600;

interface Newer {
  memberId: string;
  roomId: RoomId;
  text: string;
}

const newer = new Map<string, Newer>();

/** Stores everything that waits, so that nothing typed depends on this window any more. */
async function storeAll(): Promise<void> {
  await Promise.all([...newer].map(([key, one]) => store(key, one)));
}

onPutAway(storeAll);

/** What one member typed is nobody else's: it waits until they write here again. */
async function store(key: string, { memberId, roomId, text }: Newer): Promise<void> {
  if (memberId !== session.maybe?.me.id) return;
  try {
    await call('room_draft', { roomId, text });
    if (newer.get(key)?.text === text) newer.delete(key);
  } catch {
    // It stays in `newer`, and the next key stroke tries again.
  }
}

/** The draft of one room of one member. */
export class Draft {
  readonly #key: string;
  readonly #memberId: string;
  readonly #roomId: RoomId;
  readonly #later = debounce((text: string) => void store(this.#key, this.#of(text)), PAUSE);

  constructor(memberId: string, roomId: RoomId) {
    this.#key = `${memberId} ${roomId}`;
    this.#memberId = memberId;
    this.#roomId = roomId;
  }

  /** What to show first: what was typed here last, else what the store has. */
  first(stored: string): string {
    return newer.get(this.#key)?.text ?? stored;
  }

  /** Notes what is typed now. */
  keep(text: string): void {
    newer.set(this.#key, this.#of(text));
    this.#later(text);
  }

  /** Stores at once what waits. */
  flush(): void {
    this.#later.flush();
  }

  #of(text: string): Newer {
    return { memberId: this.#memberId, roomId: this.#roomId, text };
  }
}
