import type { Component } from '../../../api/types';

export interface Place {
  x: number;
  y: number;
}

/** What the candidate drew. It has no effect on the run and stays in this browser. */
export interface Drawing {
  places: Record<string, Place>;
  /** Components that were taken off the board. */
  away: string[];
  lines: { from: string; to: string }[];
  /** Notes and extra boxes, with an id of their own. */
  extras: { id: string; kind: 'note' | 'box'; text: string }[];
}

export const emptyDrawing: Drawing = { places: {}, away: [], lines: [], extras: [] };

/** Something that stands on the board. */
export interface BoardItem {
  id: string;
  kind: 'component' | 'note' | 'box';
  name: string;
  place: Place;
}

const [columnPx, rowPx, columns] = [250, 165, 3];

/** Everything on the board in reading order: components, then notes and boxes. What was never moved stands on a grid. */
export function boardItems(components: readonly Component[], drawing: Drawing): BoardItem[] {
  const standing = components.filter((c) => !drawing.away.includes(c.id));
  const all = [
    ...standing.map((c) => ({ id: c.id, kind: 'component' as const, name: c.name })),
    ...drawing.extras.map((e) => ({ id: e.id, kind: e.kind, name: e.text })),
  ];
  return all.map((item, i) => ({ ...item, place: drawing.places[item.id] ?? gridPlace(i) }));
}

const gridPlace = (index: number): Place => ({
  x: (index % columns) * columnPx,
  y: Math.floor(index / columns) * rowPx,
});

/** Joins two things, or parts them where they are joined. */
export function join(drawing: Drawing, from: string, to: string): Drawing {
  if (from === to) return drawing;
  const isJoined = drawing.lines.some((l) => l.from === from && l.to === to);
  return {
    ...drawing,
    lines: isJoined ? drawing.lines.filter((l) => l.from !== from || l.to !== to) : [...drawing.lines, { from, to }],
  };
}

/** Takes something off the board with its lines; a component can be put back, a note is gone. */
export function takeAway(drawing: Drawing, id: string): Drawing {
  const isExtra = drawing.extras.some((e) => e.id === id);
  return {
    ...drawing,
    lines: drawing.lines.filter((l) => l.from !== id && l.to !== id),
    extras: drawing.extras.filter((e) => e.id !== id),
    away: isExtra || drawing.away.includes(id) ? drawing.away : [...drawing.away, id],
  };
}

export const putBack = (drawing: Drawing, id: string): Drawing => ({
  ...drawing,
  away: drawing.away.filter((a) => a !== id),
});

/** Adds a note or a box under everything else; answers its id. */
export function addExtra(drawing: Drawing, kind: 'note' | 'box', text: string): { drawing: Drawing; id: string } {
  const used = drawing.extras.map((e) => Number(e.id.split('-')[1] ?? 0));
  const id = `${kind}-${Math.max(0, ...used) + 1}`;
  return { drawing: { ...drawing, extras: [...drawing.extras, { id, kind, text }] }, id };
}

export const rename = (drawing: Drawing, id: string, text: string): Drawing => ({
  ...drawing,
  extras: drawing.extras.map((e) => (e.id === id ? { ...e, text } : e)),
});

/** Places everything by its lines, from top to bottom; what has no line stands on a grid below. */
export function layout(items: readonly BoardItem[], drawing: Drawing): Record<string, Place> {
  const ids = items.map((i) => i.id);
  const lines = drawing.lines.filter((l) => ids.includes(l.from) && ids.includes(l.to));
  const joined = ids.filter((id) => lines.some((l) => l.from === id || l.to === id));
  const ranks = ranksOf(joined, lines);
  const widest = Math.max(1, ...ranks.map((rank) => rank.length));
  const placed = ranks.flatMap((rank, row) =>
    rank.map((id, i): [string, Place] => [
      id,
      { x: Math.round((i + (widest - rank.length) / 2) * columnPx), y: row * rowPx },
    ]),
  );
  const loose = ids
    .filter((id) => !joined.includes(id))
    .map((id, i): [string, Place] => [id, { x: gridPlace(i).x, y: gridPlace(i).y + ranks.length * rowPx }]);
  return Object.fromEntries([...placed, ...loose]);
}

type Line = Drawing['lines'][number];

// Everything one row below the lowest thing that points to it; a line that closes a circle is not counted.
function ranksOf(ids: readonly string[], lines: readonly Line[]): string[][] {
  const forward = withoutCircles(ids, lines);
  const known = new Map<string, number>();
  const rankOf = (id: string): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const rank = Math.max(-1, ...forward.filter((l) => l.to === id).map((l) => rankOf(l.from))) + 1;
    known.set(id, rank);
    return rank;
  };
  const ranks: string[][] = [];
  for (const id of ids) (ranks[rankOf(id)] ??= []).push(id);
  return ranks;
}

function withoutCircles(ids: readonly string[], lines: readonly Line[]): Line[] {
  const [open, done] = [new Set<string>(), new Set<string>()];
  const kept: Line[] = [];
  const visit = (id: string) => {
    open.add(id);
    for (const line of lines.filter((l) => l.from === id)) {
      if (open.has(line.to)) continue;
      kept.push(line);
      if (!done.has(line.to)) visit(line.to);
    }
    open.delete(id);
    done.add(id);
  };
  // What nothing points to comes first, so that a circle is opened where it is entered.
  const sources = ids.filter((id) => !lines.some((l) => l.to === id));
  for (const id of [...sources, ...ids]) if (!done.has(id)) visit(id);
  return kept;
}

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** The sides at which a line leaves one thing and meets another. */
export function sidesOf(from: Place, to: Place): { leaves: Side; meets: Side } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dx) > Math.abs(dy))
    return dx > 0 ? { leaves: 'right', meets: 'left' } : { leaves: 'left', meets: 'right' };
  return dy > 0 ? { leaves: 'bottom', meets: 'top' } : { leaves: 'top', meets: 'bottom' };
}
