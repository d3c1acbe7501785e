import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../../components/Button';
import { useDesign, useDraft } from '../DesignContext';
import {
  addEntry,
  checkEntry,
  entries,
  moveEntry,
  removeEntry,
  setEntry,
  type Entry,
  type ListShape,
} from '../model/programme';
import './programme.css';

const short = (entry: Entry, shape: ListShape) => {
  const text = (entry[shape.fields[0]?.key ?? ''] ?? '').trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

/** A list of the programme: add, edit, take out, move by button, by Alt and arrow, or by dragging. */
export function ItemList({ shape }: { shape: ListShape }) {
  const { tree, editable, session } = useDesign();
  const list = entries(tree, shape);
  const dragged = useRef<number | null>(null);
  const root = useRef<HTMLElement>(null);
  const focusRow = (index: number) =>
    setTimeout(
      () => root.current?.querySelectorAll<HTMLElement>('[data-row] textarea')[index * shape.fields.length]?.focus(),
      0,
    );
  const move = (from: number, to: number) => {
    const entry = list[from];
    if (!entry || to < 0 || to >= list.length) return;
    session.commit(
      moveEntry(tree, shape, from, to),
      `${short(entry, shape)} is now number ${to + 1} of ${list.length}`,
    );
    focusRow(to);
  };
  const remove = (index: number, entry: Entry) => {
    session.commit(removeEntry(tree, shape, index), `${shape.name}: removed ${short(entry, shape)}`);
    if (list.length > 1) focusRow(Math.min(index, list.length - 2));
    else setTimeout(() => root.current?.querySelector<HTMLElement>('textarea')?.focus(), 0);
  };
  return (
    <section
      className="programme-list"
      aria-label={shape.name}
      data-wide={shape.fields.length > 1 || shape.id === 'successMetrics'}
      ref={root}
    >
      <h2>
        {shape.name} {list.length > 0 && <span className="quiet small">{list.length}</span>}
      </h2>
      {list.length === 0 && <p className="small quiet">{shape.empty}</p>}
      <ol className="programme-items">
        {list.map((entry, index) => (
          <li
            // A list of texts has no other identity than its place.
            key={index}
            className="programme-item"
            data-row
            onDragOver={(e) => e.preventDefault()}
            onDrop={() => dragged.current !== null && move(dragged.current, index)}
          >
            {editable && (
              <span
                className="grip"
                draggable={list.length > 1}
                data-alone={list.length === 1}
                aria-hidden
                onDragStart={() => (dragged.current = index)}
                onDragEnd={() => (dragged.current = null)}
              >
                <GripVertical size={14} />
              </span>
            )}
            <EntryFields
              shape={shape}
              entry={entry}
              field={`${shape.id}.${index}`}
              label={`${shape.one} ${index + 1}`}
              onTake={(next) =>
                session.commit(setEntry(tree, shape, index, next), `${shape.name}: changed ${short(next, shape)}`)
              }
              onMove={(by) => move(index, index + by)}
            />
            {editable && (
              <span className="item-does">
                <Button
                  quiet
                  aria-label={`Move ${short(entry, shape)} up`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <ArrowUp size={14} aria-hidden />
                </Button>
                <Button
                  quiet
                  aria-label={`Move ${short(entry, shape)} down`}
                  disabled={index === list.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <ArrowDown size={14} aria-hidden />
                </Button>
                <Button quiet aria-label={`Remove ${short(entry, shape)}`} onClick={() => remove(index, entry)}>
                  <Trash2 size={14} aria-hidden />
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {editable && <NewEntry shape={shape} />}
    </section>
  );
}

interface FieldsProps {
  shape: ListShape;
  entry: Entry;
  /** Key of the drafts. */
  field: string;
  label: string;
  onTake: (entry: Entry) => void;
  onMove?: (by: number) => void;
}

/** The fields of an entry; taken together when the row is left or Enter is pressed. */
function EntryFields({ shape, entry, field, label, onTake, onMove }: FieldsProps) {
  const { editable } = useDesign();
  const [draft, setDraft] = useDraft(field);
  const [said, setSaid] = useState<string>();
  const typed: Entry = draft === undefined ? entry : { ...entry, ...(JSON.parse(draft) as Entry) };
  const take = () => {
    if (draft === undefined) return;
    const problem = checkEntry(shape, typed);
    setSaid(problem);
    if (problem !== undefined) return;
    onTake(typed);
    setDraft(undefined);
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter') {
      e.preventDefault();
      take();
    } else if (e.key === 'Escape' && draft !== undefined) {
      e.stopPropagation();
      setDraft(undefined);
      setSaid(undefined);
    } else if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown') && onMove) {
      e.preventDefault();
      take();
      onMove(e.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    <span
      className="entry"
      data-fields={shape.fields.length}
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) take();
      }}
    >
      {shape.fields.map((f) => (
        <textarea
          key={f.key}
          rows={1}
          className={`design-input ${f.day ? 'design-day mono' : ''}`}
          aria-label={`${label}: ${f.name.toLowerCase()}`}
          placeholder={f.placeholder}
          inputMode={f.day ? 'numeric' : 'text'}
          value={typed[f.key] ?? ''}
          data-draft={draft}
          disabled={!editable}
          onChange={(e) => setDraft(JSON.stringify({ ...typed, [f.key]: e.target.value }))}
          onKeyDown={onKey}
        />
      ))}
      {said !== undefined && (
        <span className="knob-problem small" role="status">
          {said}
        </span>
      )}
    </span>
  );
}

/** The row under a list in which the next entry is typed; Enter adds it and waits for another. */
function NewEntry({ shape }: { shape: ListShape }) {
  const { tree, session } = useDesign();
  const field = `new:${shape.id}`;
  const [draft] = useDraft(field);
  const blank = Object.fromEntries(shape.fields.map((f) => [f.key, '']));
  const add = (entry: Entry) =>
    session.commit(addEntry(tree, shape, entry), `${shape.name}: added ${short(entry, shape)}`);
  const typed = draft === undefined ? undefined : (JSON.parse(draft) as Entry);
  return (
    <div className="programme-item programme-new">
      <Plus size={14} aria-hidden className="quiet" />
      <EntryFields shape={shape} entry={blank} field={field} label={`New ${shape.one}`} onTake={add} />
      {typed !== undefined && (
        <span className="item-does">
          <Button
            onClick={() => {
              if (checkEntry(shape, typed) !== undefined) return;
              add(typed);
              session.draft(field, undefined);
            }}
          >
            Add
          </Button>
        </span>
      )}
    </div>
  );
}
