import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, readInline, readMarkdown, type Block, type Inline } from './markdown';

const plain = (parts: readonly Inline[]): string =>
  parts.map((p) => ('text' in p ? p.text : plain(p.children))).join('');

describe('the Markdown of Dryrun itself', () => {
  it('reads headings, paragraphs over lines, lists and tables', () => {
    const blocks = readMarkdown(
      [
        '# How a round is marked',
        '',
        'One',
        'sentence.',
        '',
        '- first',
        '  goes on',
        '- second',
        '',
        '| level | points |',
        '|---|---:|',
        '| L4 | 10 |',
        '| a \\| b | 2 |',
      ].join('\n'),
    );
    expect(blocks.map((b) => b.kind)).toEqual(['heading', 'paragraph', 'list', 'table']);
    expect(blocks[0]).toMatchObject({ level: 1, id: 'how-a-round-is-marked' });
    expect(text(blocks[1])).toBe('One sentence.');
    const list = blocks[2];
    expect(list?.kind === 'list' && list.items.map(plain)).toEqual(['first goes on', 'second']);
    const table = blocks[3];
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.align).toEqual(['left', 'right']);
    expect(table.rows.map((r) => r.map(plain))).toEqual([
      ['L4', '10'],
      ['a | b', '2'],
    ]);
  });

  it('reads emphasis, code and links, one inside the other', () => {
    expect(readInline('a **bold *and* `code`** [page](/rubric) 2 * 3 * 4')).toEqual([
      { kind: 'text', text: 'a ' },
      {
        kind: 'strong',
        children: [
          { kind: 'text', text: 'bold ' },
          { kind: 'em', children: [{ kind: 'text', text: 'and' }] },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'code' },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'link', href: '/rubric', children: [{ kind: 'text', text: 'page' }] },
      { kind: 'text', text: ' 2 * 3 * 4' },
    ]);
  });

  it('drops comments and keeps HTML as text', () => {
    expect(readMarkdown('<!-- generated -->\n<b>x</b>').map(text)).toEqual(['<b>x</b>']);
  });

  it('loses no word of plain paragraphs and always comes to an end', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]+( [a-z]+)*$/), { minLength: 1, maxLength: 8 }), (paragraphs) => {
        expect(readMarkdown(paragraphs.join('\n\n')).map(text)).toEqual(paragraphs);
      }),
    );
    fc.assert(fc.property(fc.string(), (any) => readMarkdown(any).length >= 0));
    expect(idOf('  Talk: Own action! ')).toBe('talk-own-action');
  });
});

const text = (block: Block | undefined) =>
  block?.kind === 'paragraph' || block?.kind === 'heading' ? plain(block.text) : '';
