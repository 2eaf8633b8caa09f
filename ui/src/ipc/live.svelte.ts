/** A command's answer that stays up to date. */

import { untrack } from 'svelte';

import { type Args, type CommandError, type CommandName, type Output, toCommandError } from './backend';
import { type Watched, revision } from './changes.svelte';
import { call } from './call';

export interface Live<T> {
  /** The latest answer; it stays while a newer one is on its way. */
  readonly result: T | undefined;
  /** Why the latest question failed. */
  readonly error: CommandError | undefined;
  /** A question is on its way. */
  readonly loading: boolean;
  /** Puts in an answer that a command has given, so nobody waits for the event. */
  set(value: T): void;
  /** Asks again. */
  again(): void;
}

/**
 * Calls `name` with `args` now and whenever the args or one of the watched topics change.
 * `args` may be a function that reads state; while it gives null, nothing is asked and there is no result.
 * To be called while a component is set up.
 */
export function live<N extends CommandName>(
  name: N,
  args: Args<N> | (() => Args<N> | null),
  watched: Watched[] | (() => Watched[]),
): Live<Output<N>> {
  let result = $state.raw<Output<N>>();
  let error = $state.raw<CommandError>();
  let loading = $state(false);
  let asked = $state(0);
  let latest = 0;
  let shownFor = '';

  async function ask(now: Args<N>) {
    const mine = ++latest;
    const about = JSON.stringify(now);
    if (about !== shownFor) {
      shownFor = about;
      result = undefined;
    }
    loading = true;
    try {
      const answer = await call(name, now);
      if (mine === latest) [result, error] = [answer, undefined];
    } catch (thrown) {
      if (mine !== latest) return;
      error = toCommandError(thrown);
      // What is gone is not shown any longer; after other faults the last answer is better than none.
      if (error.code === 'not_found') result = undefined;
    } finally {
      if (mine === latest) loading = false;
    }
  }

  $effect(() => {
    void asked;
    revision(typeof watched === 'function' ? watched() : watched);
    const now = typeof args === 'function' ? args() : args;
    untrack(() => {
      if (now !== null) void ask(now);
      else {
        latest++;
        [result, error, loading, shownFor] = [undefined, undefined, false, ''];
      }
    });
  });

  return {
    get result() {
      return result;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    set(value) {
      latest++;
      [result, error, loading] = [value, undefined, false];
    },
    again: () => void asked++,
  };
}
