/** Amounts that a list offers. */

/** The usual amounts and the one that is set, in order: what is set can always be seen. */
export function offered(usual: number[], set: number | null): number[] {
  return [...new Set([...usual, ...(set === null ? [] : [set])])].sort((a, b) => a - b);
}
