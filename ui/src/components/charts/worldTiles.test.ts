import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { worldTiles } from './worldTiles';

it('has a place of its own for every country of the table', () => {
  const codes = readFileSync('../data/countries.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, 2));
  expect(codes.filter((c) => !worldTiles.has(c))).toEqual([]);
  const places = [...worldTiles.values()].map((t) => `${t.column},${t.row}`);
  expect(new Set(places).size).toBe(places.length);
});
