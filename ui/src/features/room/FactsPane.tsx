import { Check, CircleDashed, Minimize2, X } from 'lucide-react';
import type { AssumptionView } from '../../api/types';
import { clock } from '../../components/format';
import { Empty } from '../../components/Notes';
import { useRoom } from './RoomContext';

/** What was learned by asking, and what was taken for granted with what became of it. */
export function FactsPane() {
  const { state, page } = useRoom();
  return (
    <div className="facts">
      <section aria-labelledby="facts-learned">
        <h2 id="facts-learned">Learned</h2>
        {state.facts.length === 0 && (
          <Empty>
            {page.talk
              ? 'Figures that you ask for stand here, with their time.'
              : 'The task is vague on purpose. Ask about users, scale, failure and who decides; each answer stands here.'}
          </Empty>
        )}
        <ul className="facts-list">
          {state.facts.map((fact) => (
            <li key={fact.id}>
              <time className="mono small quiet">{clock(fact.atMs)}</time>
              <div>
                {fact.name !== '' && <p className="small quiet">{fact.name}</p>}
                <p>{fact.text}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="facts-assumed">
        <h2 id="facts-assumed">Taken for granted</h2>
        {state.assumptions.length === 0 && (
          <Empty>
            {page.talk
              ? 'What you take for granted aloud stands here, with what becomes of it.'
              : 'Say what you assume ("I\'ll assume most devices are on Wi-Fi, fair?") and see what becomes of it.'}
          </Empty>
        )}
        <ul className="facts-list">
          {state.assumptions.map((assumption) => (
            <li key={assumption.id}>
              <time className="mono small quiet">{clock(assumption.atMs)}</time>
              <div>
                <p>{assumption.text}</p>
                <Fate assumption={assumption} />
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const fates = {
  unchecked: { word: 'not checked', icon: CircleDashed },
  confirmed: { word: 'confirmed', icon: Check },
  refuted: { word: 'refuted', icon: X },
} as const;

function Fate({ assumption }: { assumption: AssumptionView }) {
  const { word, icon: Icon } = fates[assumption.status];
  return (
    <p className="facts-fate">
      <span className={`fate fate-${assumption.status}`}>
        <Icon size={14} aria-hidden /> {word}
      </span>
      {assumption.overConstraining === true && (
        <span className="fate fate-strict">
          <Minimize2 size={14} aria-hidden /> stricter than needed
        </span>
      )}
    </p>
  );
}
