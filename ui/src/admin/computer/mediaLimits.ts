/** What media may take: what is offered, and how it is said. */

import { locale } from '../../lib/i18n';
import { offered } from '../../lib/offered';
import { fileSize } from '../../lib/text';

const MEGABYTE = 1_000_000;
/** Megabytes a day that are offered. */
const MEGABYTES = [100, 250, 500, 1000, 2000, 5000, 10_000, 50_000];

/** Days that a link may live. */
const DAYS = [1, 7, 30, 90, 180, 365];

/** What is offered, and what is set. */
export const megabytesOffered = (set: number): number[] => offered(MEGABYTES, set);
export const daysOffered = (set: number): number[] => offered(DAYS, set);

/** An amount of megabytes, in the reader's language. */
export function megabytes(amount: number): string {
  return fileSize(amount * MEGABYTE, locale.current);
}
