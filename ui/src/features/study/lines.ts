/** Where a line begins in a text; lines count from 1, one past the end gives the end. */
export function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}

/** The text after Enter, which keeps the indentation of the line; undefined where it has none. */
export function continueLine(text: string, from: number, to: number): { text: string; at: number } | undefined {
  const begin = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(begin, from);
  const indent = /^ *(- )?/.exec(line)?.[0].replace('-', ' ') ?? '';
  if (indent === '') return undefined;
  const at = from + 1 + indent.length;
  return { text: `${text.slice(0, from)}\n${indent}${text.slice(to)}`, at };
}
