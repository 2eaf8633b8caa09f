/** What a paste is, as far as the web view tells. */

export type Paste =
  /** Words: the field takes them as plain text by itself. */
  | { kind: 'words' }
  /** Files or pictures that the web view hands over. */
  | { kind: 'files'; files: File[] }
  /** Only the clipboard of this computer says what it is; `words` is what there is if it holds nothing to attach. */
  | { kind: 'ask'; picture: boolean; words: string };

/**
 * File managers copy files with their paths as words beside them, and not every web view tells of the files. Words are
 * never a file by what they look like: they only lead to a look at the clipboard, which says whether it has files.
 */
export function pasteOf(data: DataTransfer | null): Paste {
  const [files, types] = [[...(data?.files ?? [])], [...(data?.types ?? [])]];
  const words = data?.getData('text/plain') ?? '';
  if (words.trim()) {
    const ask = files.length > 0 || types.includes('text/uri-list') || looksLikePaths(words);
    return ask ? { kind: 'ask', picture: false, words } : { kind: 'words' };
  }
  if (files.length > 0) return { kind: 'files', files };
  // A field takes words with formatting as plain ones, also where no plain ones come with them.
  return types.includes('text/html') ? { kind: 'words' } : { kind: 'ask', picture: true, words };
}

/** The first line of what file managers put beside a list of files, in their several forms. */
const PATH = /^(?:(?:copy|cut)\r?\n|x-special\/|file:\/\/|\/[^/]|\\\\|[a-z]:[\\/])/i;

const looksLikePaths = (words: string) => PATH.test(words);
