// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Component } from '../../../api/types';
import {
  addExtra,
  boardItems,
  emptyDrawing,
  join,
  layout,
  putBack,
  rename,
  sidesOf,
  takeAway,
  type Drawing,
} from './drawing';

const ids = ['signing', 'controller', 'cdn', 'agent', 'telemetry'];
const components: Component[] = ids.map((id) => ({ id, name: id, meaning: '' }));

describe('the drawing', () => {
  it('joins, and parts what is joined', () => {
    const joined = join(emptyDrawing, 'signing', 'cdn');
    expect(joined.lines).toEqual([{ from: 'signing', to: 'cdn' }]);
    expect(join(joined, 'signing', 'cdn').lines).toEqual([]);
    expect(join(joined, 'cdn', 'cdn')).toBe(joined);
  });

  it('takes things away with their lines and puts components back', () => {
    const drawing = join(join(emptyDrawing, 'signing', 'cdn'), 'cdn', 'agent');
    const without = takeAway(drawing, 'cdn');
    expect([without.lines, without.away]).toEqual([[], ['cdn']]);
    expect(boardItems(components, without).map((i) => i.id)).not.toContain('cdn');
    expect(putBack(without, 'cdn').away).toEqual([]);
  });

  it('gives every note an id of its own', () => {
    const first = addExtra(emptyDrawing, 'note', 'A note');
    const second = addExtra(takeAway(addExtra(first.drawing, 'box', 'b').drawing, first.id), 'note', 'Another');
    expect(new Set(second.drawing.extras.map((e) => e.id)).size).toBe(2);
    expect(rename(second.drawing, second.id, 'Read me').extras.at(-1)?.text).toBe('Read me');
    expect(takeAway(second.drawing, second.id).away).toEqual([]);
  });

  it('arranges whatever is joined without two things in one place', () => {
    const line = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const drawing: Drawing = lines.reduce((d, l) => join(d, l.from, l.to), emptyDrawing);
        const places = layout(boardItems(components, drawing), drawing);
        expect(Object.keys(places).sort()).toEqual([...ids].sort());
        expect(new Set(Object.values(places).map((p) => `${p.x},${p.y}`)).size).toBe(ids.length);
      }),
    );
  });

  it('goes round a circle once', () => {
    const circle = [...ids, ...ids.slice(0, 1)];
    const drawing = circle.slice(1).reduce((d, to, i) => join(d, circle[i] ?? '', to), emptyDrawing);
    const rows = Object.values(layout(boardItems(components, drawing), drawing)).map((p) => p.y);
    expect(Math.max(...rows)).toBe((ids.length - 1) * 165);
  });

  it('draws lines between the sides that face each other', () => {
    expect(sidesOf({ x: 0, y: 0 }, { x: 250, y: 10 })).toEqual({ leaves: 'right', meets: 'left' });
    expect(sidesOf({ x: 0, y: 300 }, { x: 10, y: 0 })).toEqual({ leaves: 'top', meets: 'bottom' });
  });

  it('runs from top to bottom along the lines', () => {
    const drawing = join(join(emptyDrawing, 'signing', 'controller'), 'controller', 'cdn');
    const places = layout(boardItems(components, drawing), drawing);
    expect((places.signing?.y ?? 0) < (places.controller?.y ?? 0)).toBe(true);
    expect((places.controller?.y ?? 0) < (places.cdn?.y ?? 0)).toBe(true);
  });
});
