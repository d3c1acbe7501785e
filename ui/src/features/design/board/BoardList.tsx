import { StickyNote, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Board, BoardEntry } from './useBoard';

/** The board as a list: arrows move, and every edit of the canvas works from here by key. */
export function BoardList({ board }: { board: Board }) {
  const { entries, selected, select, joining } = board;
  const list = useRef<HTMLUListElement>(null);
  const at = entries.findIndex((e) => e.id === selected);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const onKey = (e: KeyboardEvent) => {
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: entries.length - 1,
    }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      select(entries[Math.min(Math.max(0, to), entries.length - 1)]?.id);
    } else if (e.key === 'Escape' && joining !== undefined) board.cancel();
  };
  return (
    <ul
      id="design-board-list"
      ref={list}
      role="listbox"
      aria-label="Components on the board. E edits, O names the owner, C draws a line, Delete takes it off."
      aria-activedescendant={at >= 0 ? optionId(entries[at]?.id ?? '') : undefined}
      tabIndex={0}
      className="board-list"
      onKeyDown={onKey}
    >
      {entries.map((entry) => (
        <li
          key={entry.id}
          id={optionId(entry.id)}
          role="option"
          aria-selected={entry.id === selected}
          aria-label={spoken(entry, joining)}
          className="board-option"
          data-kind={entry.kind}
          data-joining={entry.id === joining}
          onClick={() =>
            joining === undefined || joining === entry.id ? select(entry.id) : board.connect(joining, entry.id)
          }
        >
          <span className="board-option-name">
            {entry.kind !== 'component' && <StickyNote size={12} aria-hidden />}
            {entry.name}
          </span>
          {entry.owner && <OwnerLine entry={entry} />}
          {entry.to.length > 0 && <span className="small quiet">to {entry.to.join(', ')}</span>}
        </li>
      ))}
    </ul>
  );
}

const optionId = (id: string) => `board-option-${id}`;

function OwnerLine({ entry }: { entry: BoardEntry }) {
  return entry.owner === undefined || entry.owner.team === '' ? (
    <span className="small unowned">
      <TriangleAlert size={12} aria-hidden /> nobody owns it
    </span>
  ) : (
    <span className="small quiet">{entry.owner.team}</span>
  );
}

const spoken = (entry: BoardEntry, joining: string | undefined) =>
  [
    entry.name,
    entry.kind === 'component' ? ownedText(entry) : 'a note, no effect on the run',
    entry.of > 0 ? `${entry.open} of ${entry.of} decisions open` : '',
    entry.to.length > 0 ? `points to ${entry.to.join(', ')}` : '',
    joining === entry.id ? 'a line begins here' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');

/** Who answers for a component, in words. */
export const ownedText = ({ owner }: BoardEntry) =>
  owner === undefined || owner.team === ''
    ? 'nobody owns it'
    : `owner ${owner.team}, ${owner.onCall === '' ? 'nobody on call' : `on call ${owner.onCall}`}, ${
        owner.escalation === '' ? 'no escalation' : `escalation ${owner.escalation}`
      }`;
