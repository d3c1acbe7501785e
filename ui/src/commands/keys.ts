import { allCommands, type Command } from './registry';

/** The key of an event as commands write it: "mod+enter", "mod+shift+z", "g", "?". */
export function keyOf(e: KeyboardEvent): string {
  const mod = e.ctrlKey || e.metaKey ? 'mod+' : '';
  const shift = e.shiftKey && (e.key.length > 1 || mod !== '') ? 'shift+' : '';
  return mod + shift + (e.key.length === 1 ? e.key.toLowerCase() : e.key.toLowerCase().replace('arrow', ''));
}

const typesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])'));

// In a text field these undo, mark and copy what was typed there.
const fieldKeys = /^mod\+(shift\+)?[zyaxcv]$/;

/** Listens for the keys of registered commands, sequences such as "g d" included. Returns how to stop. */
export function listenForKeys(target: Window): () => void {
  let begun = '';
  let begunAt = 0;
  const onKey = (e: KeyboardEvent) => {
    if (e.defaultPrevented || e.altKey) return;
    const key = keyOf(e);
    if ((!key.startsWith('mod+') || fieldKeys.test(key)) && typesText(e.target)) return;
    const sequence = begun !== '' && e.timeStamp - begunAt < 1500 ? `${begun} ${key}` : key;
    const known = allCommands();
    const hit = find(known, sequence) ?? find(known, key);
    begun = '';
    if (hit) {
      e.preventDefault();
      if (hit.unavailable === undefined) hit.perform();
      return;
    }
    if (known.some((c) => c.key?.startsWith(`${key} `))) [begun, begunAt] = [key, e.timeStamp];
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}

const find = (list: readonly Command[], key: string) => list.find((c) => c.key === key);

/** "Ctrl Enter", "G then D": a key for people. */
export const keyName = (key: string) =>
  key
    .split(' ')
    .map((part) =>
      part
        .split('+')
        .map((k) =>
          k === 'mod' ? (/mac/i.test(navigator.userAgent) ? 'Cmd' : 'Ctrl') : k.charAt(0).toUpperCase() + k.slice(1),
        )
        .join(' '),
    )
    .join(' then ');
