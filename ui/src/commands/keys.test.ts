import { describe, expect, it } from 'vitest';
import { keyOf } from './keys';

const pressed = (key: string, more: KeyboardEventInit = {}) => keyOf(new KeyboardEvent('keydown', { key, ...more }));

describe('the key of an event', () => {
  it('tells undo from redo', () => {
    expect(pressed('z', { ctrlKey: true })).toBe('mod+z');
    expect(pressed('Z', { ctrlKey: true, shiftKey: true })).toBe('mod+shift+z');
    expect(pressed('Z', { metaKey: true, shiftKey: true })).toBe('mod+shift+z');
  });

  it('takes signs that need Shift as they are', () => {
    expect([pressed('?', { shiftKey: true }), pressed('E', { shiftKey: true }), pressed('ArrowUp')]).toEqual([
      '?',
      'e',
      'up',
    ]);
  });
});
