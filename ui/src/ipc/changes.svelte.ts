/** Counts changes per topic and id, so that whatever reads a count runs again when it grows. */

import { createSubscriber } from 'svelte/reactivity';

import type { Changed, Topic } from './bindings';

/** A topic, or one thing of it. */
export type Watched = Topic | { topic: Topic; id: string };

class Count {
  #value = 0;
  #update: (() => void) | undefined;
  readonly #subscribe = createSubscriber((update) => {
    this.#update = update;
    return () => (this.#update = undefined);
  });

  /** The count; whoever reads it while something is set up or drawn runs again when it grows. */
  read(): number {
    this.#subscribe();
    return this.#value;
  }

  grow(): void {
    this.#value++;
    this.#update?.();
  }
}

// Counts of their own, made when first read: in a SvelteMap, the reader of a key that is not there yet would run again
// whenever any other key comes. And no $state: an effect is not tied to state that it has made itself.
const counts = new Map<string, Count>();

const keyOf = (watched: Watched) => (typeof watched === 'string' ? watched : `${watched.topic}:${watched.id}`);

function countOf(key: string): Count {
  let count = counts.get(key);
  if (!count) counts.set(key, (count = new Count()));
  return count;
}

function grow(key: string) {
  counts.get(key)?.grow();
}

/** How often what is watched has changed. Reading it in an effect or a template makes that run again. */
export function revision(watched: Watched[]): number {
  return watched.reduce((sum, one) => sum + countOf(keyOf(one)).read(), countOf('lost').read());
}

/** Takes note of a change event. */
export function noteChange(change: Changed): void {
  if (change.lost) grow('lost');
  for (const { topic, ids } of change.topics) {
    grow(topic);
    if (ids.length > 0) ids.forEach((id) => grow(`${topic}:${id}`));
    else [...counts.keys()].filter((key) => key.startsWith(`${topic}:`)).forEach(grow);
  }
}
