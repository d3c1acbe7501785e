/** The first line, from 1, in which what was expected and what came differ; blanks at the ends of lines do not count. Undefined where nothing differs. */
export function firstDifference(expected: string, got: string): number | undefined {
  const [left, right] = [expected, got].map((text) => text.trimEnd().split('\n'));
  if (left === undefined || right === undefined) return undefined;
  const length = Math.max(left.length, right.length);
  for (let i = 0; i < length; i++) if (left[i]?.trimEnd() !== right[i]?.trimEnd()) return i + 1;
  return undefined;
}
