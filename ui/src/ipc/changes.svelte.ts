/** Counts changes per topic and id, so that whatever reads a count runs again when it grows. */

import { SvelteMap } from 'svelte/reactivity';

import type { Changed, Topic } from './backend';

/** A topic, or one thing of it. */
export type Watched = Topic | { topic: Topic; id: string };

const counts = new SvelteMap<string, number>();

const keyOf = (watched: Watched) => (typeof watched === 'string' ? watched : `${watched.topic}:${watched.id}`);

function grow(key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** How often what is watched has changed. Reading it in an effect or a template makes that run again. */
export function revision(watched: Watched[]): number {
  return watched.reduce((sum, one) => sum + (counts.get(keyOf(one)) ?? 0), counts.get('lost') ?? 0);
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
