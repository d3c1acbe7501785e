/** A seed as typed: nothing, a whole number from 0, or a sentence about what is wrong. */
export function readSeed(text: string): { seed?: number; error?: string } {
  if (text.trim() === '') return {};
  const seed = Number(text);
  return Number.isSafeInteger(seed) && seed >= 0
    ? { seed }
    : { error: 'A whole number from 0, or nothing for a new world.' };
}
