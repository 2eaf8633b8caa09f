/** What `build/licences.ts` makes. */
declare module 'virtual:licences' {
  export interface Library {
    name: string;
    version: string;
    /** As SPDX writes it. */
    licence: string;
  }
  const libraries: readonly Library[];
  export default libraries;
}
