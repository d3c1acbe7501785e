/* Just the Markdown that Dryrun's own pages and problems use: headings, paragraphs, lists, tables, emphasis, code and blocks of it. Anything else stays text; there is no raw HTML. */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: Inline[] };

export type Align = 'left' | 'right' | 'center';

export type Block =
  | { kind: 'heading'; level: number; id: string; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'table'; align: Align[]; head: Inline[][]; rows: Inline[][][] };

const bullet = /^\s*[-*] +/;
const numbered = /^\s*\d+\. +/;
const heading = /^(#{1,6}) +(.*)$/;
const fence = /^```/;
const rule = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** The blocks of a page of Markdown, in order. */
export function readMarkdown(markdown: string): Block[] {
  const lines = markdown
    .replace(/<!--.*?-->/gs, '')
    .split('\n')
    .map((line) => line.trimEnd());
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const title = heading.exec(line);
    if (line === '') at++;
    else if (fence.test(line)) at = readCode(lines, at, blocks);
    else if (title) {
      blocks.push({
        kind: 'heading',
        level: title[1]?.length ?? 1,
        id: idOf(title[2] ?? ''),
        text: readInline(title[2] ?? ''),
      });
      at++;
    } else if (line.includes('|') && rule.test(lines[at + 1] ?? '')) at = readTable(lines, at, blocks);
    else if (bullet.test(line) || numbered.test(line)) at = readList(lines, at, blocks);
    else at = readParagraph(lines, at, blocks);
  }
  return blocks;
}

/** "points-for-a-mark" of "Points for a mark". */
export const idOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The lines from one on while they go on with what began there. */
function take(lines: readonly string[], at: number, goesOn: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && goesOn(lines[end] ?? '')) end++;
  return end;
}

function readCode(lines: readonly string[], at: number, blocks: Block[]): number {
  const end = take(lines, at + 1, (l) => !fence.test(l));
  blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') });
  return end + 1;
}

function readParagraph(lines: readonly string[], at: number, blocks: Block[]): number {
  const end = take(
    lines,
    at + 1,
    (l) => l !== '' && !heading.test(l) && !bullet.test(l) && !numbered.test(l) && !fence.test(l),
  );
  blocks.push({ kind: 'paragraph', text: readInline(lines.slice(at, end).join(' ')) });
  return end;
}

function readList(lines: readonly string[], at: number, blocks: Block[]): number {
  const ordered = numbered.test(lines[at] ?? '');
  const mark = ordered ? numbered : bullet;
  const end = take(lines, at, (l) => mark.test(l) || /^\s+\S/.test(l));
  const items: string[] = [];
  for (const line of lines.slice(at, end))
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  blocks.push({ kind: 'list', ordered, items: items.map(readInline) });
  return end;
}

function readTable(lines: readonly string[], at: number, blocks: Block[]): number {
  const end = take(lines, at + 2, (l) => l.includes('|'));
  const align = cells(lines[at + 1] ?? '').map((c): Align =>
    c.endsWith(':') ? (c.startsWith(':') ? 'center' : 'right') : 'left',
  );
  const row = (line: string) => cells(line).map(readInline);
  blocks.push({ kind: 'table', align, head: row(lines[at] ?? ''), rows: lines.slice(at + 2, end).map(row) });
  return end;
}

// A bar in a cell is written as \|.
const cells = (line: string) =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'));

const inline = /`([^`]+)`|\*\*(.+?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|\[([^\]]+)\]\(([^)\s]+)\)/;

/** Emphasis, code and links of a line. */
export function readInline(text: string): Inline[] {
  const hit = inline.exec(text);
  if (!hit) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, code, strong, em, label, href] = hit;
  const before: Inline[] = hit.index === 0 ? [] : [{ kind: 'text', text: text.slice(0, hit.index) }];
  return [...before, made(), ...readInline(text.slice(hit.index + whole.length))];

  function made(): Inline {
    if (code !== undefined) return { kind: 'code', text: code };
    if (strong !== undefined) return { kind: 'strong', children: readInline(strong) };
    if (em !== undefined) return { kind: 'em', children: readInline(em) };
    return { kind: 'link', href: href ?? '', children: readInline(label ?? '') };
  }
}
