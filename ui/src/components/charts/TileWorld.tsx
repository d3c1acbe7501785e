import type { CSSProperties } from 'react';
import type { RunPlaces } from '../../api/types';
import { ChartFigure } from './ChartFigure';
import { elsewhere, regionNames, worldColumns, worldTiles } from './worldTiles';
import './TileWorld.css';

interface Shown {
  code: string;
  name: string;
  devices: number;
  percent: number;
}

/** Coverage by country as tiles that fill up, each at its place in the world; in narrow places by region. */
export function TileWorld({ places, hours }: { places: RunPlaces; hours: number }) {
  const at = places.atHours.findLastIndex((h) => h <= hours);
  const shown = places.places.map((p): Shown => ({
    code: p.code,
    name: p.name,
    devices: p.devices,
    percent: p.series[at] ?? 0,
  }));
  const lowest = shown.toSorted((a, b) => a.percent - b.percent).slice(0, 3);
  const regionOf = (s: Shown) => worldTiles.get(s.code)?.region ?? elsewhere;
  const title =
    at === -1
      ? 'Coverage by country'
      : `Furthest behind: ${lowest.map((s) => `${s.name} ${Math.round(s.percent)} percent`).join(', ')}`;
  return (
    <ChartFigure
      title={title}
      note={`Active devices with the update, percent by country, day ${Math.floor(hours / 24)}; a tile fills with its coverage`}
      table={{
        caption: 'Coverage by country',
        head: ['country', 'region', 'coverage, percent', 'devices'],
        rows: shown.map((s) => [s.name, regionOf(s), s.percent.toFixed(1), s.devices.toLocaleString('en-US')]),
      }}
    >
      <div className="tile-world-place">
        <div
          className="tile-world"
          role="img"
          aria-label={`Map of ${shown.length} countries. ${title}.`}
          style={{ '--columns': worldColumns } as CSSProperties}
        >
          {regionNames.map((region) => {
            const tiles = shown.filter((s) => regionOf(s) === region);
            return tiles.length === 0 ? null : (
              <div key={region} className="tile-region">
                <span className="tile-region-name">{region}</span>
                {tiles.map((s) => (
                  <Tile key={s.code} shown={s} />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </ChartFigure>
  );
}

function Tile({ shown }: { shown: Shown }) {
  const place = worldTiles.get(shown.code);
  const style = {
    '--column': place?.column ?? 1,
    '--row': place?.row ?? 1,
    '--full': `${Math.min(100, shown.percent)}%`,
  };
  return (
    <span
      className={place === undefined ? 'tile tile-elsewhere' : 'tile'}
      style={style as CSSProperties}
      title={shown.name}
    >
      <span className="tile-code">{shown.code}</span>
      <span className="tile-percent">{Math.round(shown.percent)}</span>
    </span>
  );
}
