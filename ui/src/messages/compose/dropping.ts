/** What a drag brings into a room. */

export interface Brought {
  files: File[];
  /** Folders, by name: they cannot be attached. */
  folders: string[];
  /** Words of another program, to be put where one writes. */
  words: string;
}

/** What a drag carries, as far as it is told before it is dropped. */
export function carriedBy(data: DataTransfer | null): 'files' | 'words' | undefined {
  const types = [...(data?.types ?? [])];
  if (types.includes('Files')) return 'files';
  return types.some((type) => type === 'text/plain' || type === 'text/uri-list') ? 'words' : undefined;
}

/** What was dropped. A browser's picture is its bytes where they come with it, else its address as words. */
export function broughtBy(data: DataTransfer): Brought {
  const folders = foldersOf(data);
  const files = [...data.files].filter(({ name }) => !folders.includes(name));
  if (files.length + folders.length > 0) return { files, folders, words: '' };
  const picture = pictureIn(data.getData('text/html')) ?? pictureOf(data.getData('text/uri-list'));
  if (picture) return { files: [picture], folders, words: '' };
  return { files, folders, words: data.getData('text/plain') || addressesIn(data.getData('text/uri-list')) };
}

function foldersOf(data: DataTransfer): string[] {
  const entries = [...((data.items as Iterable<DataTransferItem> | undefined) ?? [])].map((item) =>
    item.kind === 'file' ? item.webkitGetAsEntry() : null,
  );
  return entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : []));
}

/** A list of addresses without its comments. */
const addressesIn = (list: string) =>
  list
    .split(/\r?\n/)
    .filter((line) => line && !line.startsWith('#'))
    .join('\n');

/** The picture whose bytes stand in what a browser hands over. Nothing of it is drawn or fetched. */
function pictureIn(html: string): File | undefined {
  if (!html) return undefined;
  const picture = new DOMParser().parseFromString(html, 'text/html').querySelector('img');
  return pictureOf(picture?.getAttribute('src') ?? '');
}

const DATA = /^data:image\/(png|jpeg|gif|webp);base64,([a-z0-9+/=\s]+)$/i;

function pictureOf(address: string): File | undefined {
  const [, format, base64] = DATA.exec(address.trim()) ?? [];
  if (!format || !base64) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new File([bytes], `image.${format.toLowerCase()}`, { type: `image/${format.toLowerCase()}` });
  } catch {
    return undefined;
  }
}
