import { X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Button } from '../../../components/Button';
import { KnobRow } from '../decisions/KnobRow';
import { useDesign, useDraft } from '../DesignContext';
import { setOwner, teamsNamed, type Owner } from '../model/programme';
import type { BoardEntry } from './useBoard';

interface Props {
  entry: BoardEntry;
  onWrite: (text: string) => void;
  onClose: () => void;
}

/** What can be changed about one thing on the board: a component's owner and decisions, or the words of a note. */
export function ComponentPanel({ entry, onWrite, onClose }: Props) {
  const { page } = useDesign();
  const knobs = page.design.flatMap((s) => s.knobs).filter((k) => k.component === entry.id);
  const mine = [...knobs].sort((a, b) => b.class.localeCompare(a.class));
  return (
    <section className="component-panel" aria-label={entry.name} id="design-component">
      <header>
        <div>
          <h2>{entry.name}</h2>
          <p className="small quiet">{entry.meaning ?? 'A note: no effect on the run.'}</p>
        </div>
        <Button quiet aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      {entry.owner ? <OwnerFields id={entry.id} owner={entry.owner} /> : <NoteText entry={entry} onWrite={onWrite} />}
      {mine.length > 0 && (
        <div className="decisions-flat">
          {mine.map((k) => (
            <KnobRow key={k.path} knob={k} />
          ))}
        </div>
      )}
    </section>
  );
}

const parts = [
  { key: 'team', name: 'Owner', placeholder: 'team' },
  { key: 'onCall', name: 'On call', placeholder: 'who is paged' },
  { key: 'escalation', name: 'Escalation', placeholder: 'who is next if nobody answers' },
] as const;

/** Owner, on-call and escalation; real, and part of the design. Taken when the row is left or Enter is pressed. */
function OwnerFields({ id, owner }: { id: string; owner: Owner }) {
  const { editable, session, tree, page } = useDesign();
  const [draft, setDraft] = useDraft(`owner:${id}`);
  const [said, setSaid] = useState<string>();
  const typed: Owner = draft === undefined ? owner : { ...owner, ...(JSON.parse(draft) as Partial<Owner>) };
  const name = page.components.find((c) => c.id === id)?.name ?? id;
  const take = () => {
    if (draft === undefined) return;
    const isOrphan = typed.team.trim() === '' && (typed.onCall + typed.escalation).trim() !== '';
    setSaid(isOrphan ? 'Name the team first: on-call and escalation belong to it.' : undefined);
    if (isOrphan) return;
    session.commit(
      setOwner(id, typed),
      typed.team.trim() === '' ? `${name}: nobody owns it` : `${name}: owner ${typed.team.trim()}`,
    );
    setDraft(undefined);
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter') take();
    if (e.key === 'Escape' && draft !== undefined) {
      e.stopPropagation();
      setDraft(undefined);
    }
  };
  return (
    <div
      className="owner-fields"
      role="group"
      aria-label={`Who answers for ${name}`}
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) take();
      }}
    >
      {parts.map((part) => (
        <label key={part.key} className="owner-field">
          <span className="small quiet">{part.name}</span>
          <input
            className="design-input"
            id={`design-owner-${part.key}`}
            placeholder={part.placeholder}
            list={part.key === 'team' ? 'design-owner-teams' : undefined}
            value={typed[part.key]}
            disabled={!editable}
            data-draft={draft}
            onChange={(e) => setDraft(JSON.stringify({ ...typed, [part.key]: e.target.value }))}
            onKeyDown={onKey}
          />
        </label>
      ))}
      <datalist id="design-owner-teams">
        {teamsNamed(tree).map((t) => (
          <option key={t} value={t} />
        ))}
      </datalist>
      {said !== undefined && (
        <p className="knob-problem small" role="status">
          {said}
        </p>
      )}
    </div>
  );
}

function NoteText({ entry, onWrite }: { entry: BoardEntry; onWrite: (text: string) => void }) {
  const { editable } = useDesign();
  const [draft, setDraft] = useDraft(`note:${entry.id}`);
  const take = () => {
    if (draft !== undefined && draft.trim() !== '' && draft !== entry.name) onWrite(draft.trim());
    setDraft(undefined);
  };
  return (
    <label className="owner-field">
      <span className="small quiet">Text</span>
      <input
        className="design-input"
        id="design-note-text"
        value={draft ?? entry.name}
        disabled={!editable}
        data-draft={draft}
        onChange={(e) => setDraft(e.target.value)}
        onBlur={take}
        onKeyDown={(e) => {
          if (e.key === 'Enter') take();
        }}
      />
    </label>
  );
}
