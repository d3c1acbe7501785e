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

const [columnPx, rowPx, columns] = [250, 150, 3];

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

/** Places everything by its lines, from left to right; what has no line stands on a grid below. */
export function layout(items: readonly BoardItem[], drawing: Drawing): Record<string, Place> {
  const ids = items.map((i) => i.id);
  const lines = drawing.lines.filter((l) => ids.includes(l.from) && ids.includes(l.to));
  const isJoined = (id: string) => lines.some((l) => l.from === id || l.to === id);
  const depth = depths(ids.filter(isJoined), lines);
  const rows = new Map<number, number>();
  const places: Record<string, Place> = {};
  for (const [id, column] of depth) {
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    places[id] = { x: column * columnPx, y: row * rowPx };
  }
  const below = Math.max(0, ...rows.values());
  ids
    .filter((id) => !isJoined(id))
    .forEach((id, i) => {
      const place = gridPlace(i);
      places[id] = { x: place.x, y: place.y + below * rowPx };
    });
  return places;
}

// Longest path from a source; a circle ends after as many rounds as there are things.
function depths(ids: string[], lines: readonly { from: string; to: string }[]): Map<string, number> {
  const depth = new Map(ids.map((id) => [id, 0]));
  for (let round = 1; round < ids.length; round += 1) {
    let isStill = true;
    for (const { from, to } of lines) {
      const wanted = (depth.get(from) ?? 0) + 1;
      if (wanted <= (depth.get(to) ?? 0) || wanted > round) continue;
      depth.set(to, wanted);
      isStill = false;
    }
    if (isStill) break;
  }
  return depth;
}
