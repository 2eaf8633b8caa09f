/** The present, for what is shown relative to it. */

let minute = $state(Date.now());
setInterval(() => (minute = Date.now()), 30_000);

export const clockNow = {
  /** UTC ms, a little old at most; reading it in a template keeps "today" true after midnight. */
  get minute(): number {
    return minute;
  },
};
