import type { Json, JsonTree, SchemaSection } from '../../api/types';
import { words } from '../../components/format';
import { plain } from './story';

/** A decision of the design as it stood. */
export interface DesignRow {
  path: string;
  name: string;
  value: string;
  /** It came or changed with the last change. */
  isNew: boolean;
}

export interface DesignGroup {
  id: string;
  name: string;
  rows: DesignRow[];
}

const isTree = (value: Json | undefined): value is JsonTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasNew = (group: DesignGroup) => group.rows.some((r) => r.isNew);

/** The decisions of a design by section, those that just changed first, with the names of the schema where it is known. Undecided values are left out. */
export function designRows(design: JsonTree, before: JsonTree, schema: readonly SchemaSection[] = []): DesignGroup[] {
  const knobs = new Map(schema.flatMap((s) => s.knobs.map((k) => [k.path, k] as const)));
  return Object.entries(design)
    .filter((entry): entry is [string, JsonTree] => isTree(entry[1]))
    .map(([id, section]) => ({
      id,
      name: schema.find((s) => s.id === id)?.name ?? words(id),
      rows: Object.entries(section)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => {
          const path = id === 'delegated' ? key : `${id}.${key}`;
          const knob = knobs.get(path);
          const unit = knob !== undefined && knob.unit !== '' && id !== 'delegated' ? ` ${knob.unit}` : '';
          const old = isTree(before[id]) ? before[id][key] : undefined;
          return {
            path,
            name: knob?.name ?? words(key.slice(key.lastIndexOf('.') + 1)),
            value: plain(value) + unit,
            isNew: JSON.stringify(old) !== JSON.stringify(value),
          };
        }),
    }))
    .filter((group) => group.rows.length > 0)
    .sort((a, b) => Number(hasNew(b)) - Number(hasNew(a)));
}
