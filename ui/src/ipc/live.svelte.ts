/** A command's answer that stays up to date. */

import { untrack } from 'svelte';

import { replaceEqualDeep } from '../lib/replaceEqualDeep';
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
  let turn = 0;
  let shownFor = '';
  /** What the question on its way is about, and whether that has changed since. */
  let going = '';
  let outdated = false;

  async function ask(now: Args<N>) {
    const about = JSON.stringify(now);
    // Changes that pour in make one more question when the answer is here. With one for each, no answer would be the
    // latest.
    if (about === going) {
      outdated = true;
      return;
    }
    [going, outdated] = [about, false];
    const [mine, mineInTurn] = [++latest, ++turn];
    if (about !== shownFor) {
      shownFor = about;
      result = undefined;
    }
    loading = true;
    try {
      const answer = await call(name, now);
      if (mine === latest) [result, error] = [replaceEqualDeep(result, answer), undefined];
    } catch (thrown) {
      if (mine !== latest) return;
      error = toCommandError(thrown);
      // What is gone is not shown any longer; after other faults the last answer is better than none.
      if (error.code === 'not_found') result = undefined;
    } finally {
      if (mine === latest) loading = false;
      if (mineInTurn === turn) {
        going = '';
        if (outdated) void ask(now);
      }
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
        turn++;
        [going, outdated] = ['', false];
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
      // The answer on its way may know more than this one, and is passed over: it is asked for again.
      outdated ||= going !== '';
      [result, error, loading] = [replaceEqualDeep(result, value), undefined, false];
    },
    again: () => void asked++,
  };
}
