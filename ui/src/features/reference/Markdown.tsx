import { Fragment, useMemo } from 'react';
import { Link } from 'react-router';
import { Table } from '../../components/Table';
import './Markdown.css';
import { readMarkdown, type Block, type Inline } from './markdown';

/** A page of Markdown. The first heading becomes the page's title; addresses outside Dryrun stay text. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  const outline = blocks.filter((b) => b.kind === 'heading').filter((b) => b.level === 2);
  return (
    <div className="markdown">
      {blocks.map((block, i) => (
        <Fragment key={i}>
          <BlockView block={block} label={labelOf(blocks, i)} />
          {block.kind === 'heading' && block.level === 1 && outline.length > 3 && <Outline headings={outline} />}
        </Fragment>
      ))}
    </div>
  );
}

/** A table is named by its heading, and by its number there where it is not the only one. */
function labelOf(blocks: readonly Block[], index: number): string {
  let number = 1;
  for (let i = index - 1; i >= 0; i--) {
    const block = blocks[i];
    if (block?.kind === 'table') number++;
    if (block?.kind === 'heading') return number === 1 ? plain(block.text) : `${plain(block.text)}, ${number}`;
  }
  return `Table ${number}`;
}

function Outline({ headings }: { headings: readonly Extract<Block, { kind: 'heading' }>[] }) {
  return (
    <nav className="markdown-outline" aria-label="On this page">
      {headings.map((h) => (
        <a key={h.id} href={`#${h.id}`}>
          {plain(h.text)}
        </a>
      ))}
    </nav>
  );
}

function BlockView({ block, label }: { block: Block; label: string }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = (['h1', 'h2', 'h3'] as const)[Math.min(block.level, 3) - 1] ?? 'h3';
      return (
        <Tag id={block.id}>
          <Text of={block.text} />
        </Tag>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Text of={block.text} />
        </p>
      );
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return <ListView block={block} />;
    case 'table':
      return <TableView block={block} label={label} />;
  }
}

function ListView({ block }: { block: Extract<Block, { kind: 'list' }> }) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {block.items.map((item, i) => (
        <li key={i}>
          <Text of={item} />
        </li>
      ))}
    </Tag>
  );
}

function TableView({ block, label }: { block: Extract<Block, { kind: 'table' }>; label: string }) {
  const figureAt = (i: number) => (block.align[i] === 'right' ? 'figure' : undefined);
  return (
    <Table label={label}>
      <thead>
        <tr>
          {block.head.map((cell, i) => (
            <th key={i} scope="col" className={figureAt(i)}>
              <Text of={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, r) => (
          <tr key={r}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th key={i} scope="row">
                  <Text of={cell} />
                </th>
              ) : (
                <td key={i} className={figureAt(i)}>
                  <Text of={cell} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Text({ of }: { of: readonly Inline[] }) {
  return of.map((part, i) => (
    <Fragment key={i}>
      <Part part={part} />
    </Fragment>
  ));
}

function Part({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return (
        <strong>
          <Text of={part.children} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Text of={part.children} />
        </em>
      );
    case 'link':
      return part.href.startsWith('#') ? (
        <a href={part.href}>
          <Text of={part.children} />
        </a>
      ) : part.href.startsWith('/') && !part.href.startsWith('//') ? (
        <Link to={part.href}>
          <Text of={part.children} />
        </Link>
      ) : (
        <Text of={part.children} />
      );
  }
}

const plain = (parts: readonly Inline[]): string =>
  parts.map((p) => ('text' in p ? p.text : plain(p.children))).join('');
