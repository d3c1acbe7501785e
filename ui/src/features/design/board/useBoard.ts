import { useMemo, useState } from 'react';
import type { JsonTree, RoomPage } from '../../../api/types';
import { useDesign, useDesignState } from '../DesignContext';
import { stanceOf } from '../model/knobs';
import {
  addExtra,
  boardItems,
  join,
  layout,
  putBack,
  rename,
  takeAway,
  type BoardItem,
  type Drawing,
  type Place,
} from '../model/drawing';
import { ownerOf, type Owner } from '../model/programme';

/** A board item with what the design says of it. */
export interface BoardEntry extends BoardItem {
  owner?: Owner;
  meaning?: string;
  /** Decisions of the component that are still open. */
  open: number;
  of: number;
  /** Names of what it points to. */
  to: string[];
}

const entriesOf = (page: RoomPage, tree: JsonTree, drawing: Drawing): BoardEntry[] => {
  const items = boardItems(page.components, drawing);
  const knobs = page.design.flatMap((s) => s.knobs);
  return items.map((item) => {
    const own = knobs.filter((k) => k.component === item.id);
    const component = page.components.find((c) => c.id === item.id);
    return {
      ...item,
      ...(component && { owner: ownerOf(tree, item.id), meaning: component.meaning }),
      open: own.filter((k) => stanceOf(tree, k.path).kind === 'left').length,
      of: own.length,
      to: drawing.lines.filter((l) => l.from === item.id).map((l) => items.find((i) => i.id === l.to)?.name ?? l.to),
    };
  });
};

/** What stands on the board, what is marked, and every edit of it, announced. */
export function useBoard() {
  const { page, tree, session, announce, editable } = useDesign();
  const drawing = useDesignState((s) => s.drawing);
  const [selected, setSelected] = useState<string | undefined>(page.components[0]?.id);
  const [joining, setJoining] = useState<string>();
  const entries = useMemo(() => entriesOf(page, tree, drawing), [page, tree, drawing]);
  const nameOf = (id: string) => entries.find((i) => i.id === id)?.name ?? id;
  const away = page.components.filter((c) => drawing.away.includes(c.id));

  const connect = (from: string, to: string) => {
    setJoining(undefined);
    const next = join(drawing, from, to);
    if (next === drawing) return announce('A thing cannot point to itself.');
    const isNew = next.lines.length > drawing.lines.length;
    session.draw(next, `${isNew ? 'Line' : 'Line removed'} from ${nameOf(from)} to ${nameOf(to)}`);
  };
  const beginOrJoin = (id: string | undefined = selected) => {
    if (!editable || id === undefined) return;
    if (joining !== undefined) return connect(joining, id);
    setJoining(id);
    announce(`Line from ${nameOf(id)}: choose where it ends and press C, or Escape.`);
  };
  const cancel = () => {
    if (joining !== undefined) announce('No line drawn.');
    setJoining(undefined);
  };
  const remove = (id: string | undefined = selected) => {
    if (!editable || id === undefined) return;
    const index = entries.findIndex((i) => i.id === id);
    if (index < 0) return;
    const isComponent = entries[index]?.kind === 'component';
    session.draw(
      takeAway(drawing, id),
      `${nameOf(id)} taken off the board${isComponent ? '; its owner and decisions stay' : ''}`,
    );
    setSelected(entries[index + 1]?.id ?? entries[index - 1]?.id);
  };
  const add = (kind: 'note' | 'box') => {
    const made = addExtra(drawing, kind, kind === 'note' ? 'A note' : 'Another part');
    session.draw(made.drawing, `${kind === 'note' ? 'Note' : 'Box'} added; it has no effect on the run`);
    setSelected(made.id);
    return made.id;
  };
  const restore = (id: string) => {
    session.draw(putBack(drawing, id), `${page.components.find((c) => c.id === id)?.name ?? id} put on the board`);
    setSelected(id);
  };
  const move = (places: Record<string, Place>, name: string) =>
    session.draw({ ...drawing, places: { ...drawing.places, ...places } }, name);
  const arrange = () => move(layout(entries, drawing), 'Everything arranged by its lines');
  const write = (id: string, text: string) => session.draw(rename(drawing, id, text), `Now reads: ${text}`);

  return {
    entries,
    lines: drawing.lines,
    away,
    selected,
    select: setSelected,
    joining,
    connect,
    beginOrJoin,
    cancel,
    remove,
    add,
    restore,
    move,
    arrange,
    write,
    nameOf,
  };
}

export type Board = ReturnType<typeof useBoard>;
