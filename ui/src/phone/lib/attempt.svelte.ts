import type { Phone } from './phone.svelte';
import { errorWords } from './words';

/** Asks something of the simulator, one thing at a time, and keeps in words why the last one failed. */
export class Attempt {
  /** Why the last one failed; empty when it did not. */
  failure = $state('');
  /** Something is being asked. */
  busy = $state(false);

  /** Runs `act` and shows what it has changed. Gives whether it went well. */
  async run(phone: Phone, act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    [this.busy, this.failure] = [true, ''];
    try {
      await act();
      await phone.refresh();
      return true;
    } catch (reason) {
      this.failure = errorWords(reason);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
