/** Small things remembered in this browser. A browser that keeps nothing is no error. */
export function readSetting<T>(key: string, otherwise: T): T {
  try {
    const stored = localStorage.getItem(`dryrun.${key}`);
    return stored === null ? otherwise : (JSON.parse(stored) as T);
  } catch {
    return otherwise;
  }
}

export function writeSetting(key: string, value: unknown) {
  try {
    localStorage.setItem(`dryrun.${key}`, JSON.stringify(value));
  } catch {
    // Private windows may refuse; the setting then lasts until the page is closed.
  }
}
