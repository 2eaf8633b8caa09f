/** What this computer remembers of how the window is used: the web view's own storage, which may be full. */

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is forgotten when the window closes; nothing else is lost.
  }
}
