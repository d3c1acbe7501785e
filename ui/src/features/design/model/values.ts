import type { Json, Knob } from '../../../api/types';
import { words } from '../../../components/format';

/** A value as the candidate sees it: "0.1, 1, 10", "yes", "wifiOrDeadline". */
export function show(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(show).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value of a knob for people: choices in words, numbers as they are. */
export function named(knob: Knob, value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((v) => named(knob, v)).join(', ');
  const text = show(value);
  return typeof value === 'string' && knob.choices !== undefined ? words(text).toLowerCase() : text;
}

/** A value as an error line shows it, in the server's words. */
const told = (value: Json): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value).replace(/,/g, ', ').replace(/"/g, '');
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
};

/** Reads what was typed for a knob; text that is no number stays text, which the check then refuses. */
export function parse(knob: Knob, typed: string): Json {
  const text = typed.trim();
  switch (knob.kind) {
    case 'integer':
    case 'number':
      return numberOf(text);
    case 'numberList':
      return text === ''
        ? []
        : text
            .split(/[,;\s]+/)
            .filter((t) => t !== '')
            .map(numberOf);
    default:
      return text;
  }
}

const numberOf = (text: string): Json => {
  const plain = text.replace(/%$/, '').trim();
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
};

/** What is wrong with a value of a knob, in the server's words, or undefined. */
export function check(knob: Knob, value: Json): string | undefined {
  if (fits(knob, value)) return undefined;
  return Array.isArray(value) && knob.kind === 'choiceSet' && new Set(value).size < value.length
    ? `${knob.path} names a choice twice`
    : `${knob.path} is ${told(value)}; allowed ${knob.allowed}`;
}

function fits(knob: Knob, value: Json): boolean {
  switch (knob.kind) {
    case 'integer':
      return inRange(knob, value) && Number.isInteger(value);
    case 'number':
      return inRange(knob, value);
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && (knob.choices ?? []).includes(value);
    case 'numberList':
      return Array.isArray(value) && counted(knob, value) && value.every((v) => inRange(knob, v)) && rises(knob, value);
    case 'choiceSet':
      return Array.isArray(value) && counted(knob, value) && chosen(knob, value);
    default:
      return typeof value === 'string';
  }
}

const inRange = (knob: Knob, value: Json) =>
  typeof value === 'number' &&
  Number.isFinite(value) &&
  value >= (knob.min ?? -Infinity) &&
  value <= (knob.max ?? Infinity);

const counted = (knob: Knob, list: Json[]) =>
  list.length >= (knob.minCount ?? 0) && list.length <= (knob.maxCount ?? Infinity);

const rises = (knob: Knob, list: Json[]) =>
  knob.increasing !== true || list.every((v, i) => i === 0 || Number(v) > Number(list[i - 1]));

const chosen = (knob: Knob, list: Json[]) =>
  new Set(list).size === list.length && list.every((v) => typeof v === 'string' && (knob.choices ?? []).includes(v));
