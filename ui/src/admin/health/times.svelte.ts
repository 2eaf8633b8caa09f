/** When something was checked: the clock today, date and time before. */

import { clockNow } from '../../lib/clock.svelte';
import { locale } from '../../lib/i18n';
import { clock, dayOf, fullTime } from '../../lib/time';

/** `at` is in UTC ms. */
export function timeOfCheck(at: number): string {
  return dayOf(at) === dayOf(clockNow.minute) ? clock(at, locale.current) : fullTime(at, locale.current);
}
