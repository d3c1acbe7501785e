import { useDebriefAccess } from './DebriefContext';
import type { Dimension } from './debriefJson';
import { Quote } from './Quote';
import { Section } from './Section';
import { dimensionName, leading, levelWord } from './story';

/** Every mark with the words it rests on. */
export function DimensionsSection() {
  const { debrief } = useDebriefAccess();
  return (
    <Section id="dimensions" title={`Dimensions, against the anchors of ${debrief.level}`}>
      <div className="dimension-list">
        {debrief.dimensions.map((mark) => (
          <DimensionRow key={mark.id} mark={mark} />
        ))}
      </div>
    </Section>
  );
}

function DimensionRow({ mark }: { mark: Dimension }) {
  const lead = leading(mark);
  const rest = mark.evidence.filter((f) => f !== lead);
  return (
    <div className="dimension">
      <h3>{dimensionName(mark.id)}</h3>
      <LevelBar level={mark.level} />
      <div className="dimension-evidence">
        {lead === undefined ? (
          <p className="quiet">Nothing in the record.</p>
        ) : (
          <p>
            <Quote evidence={lead} />
            {lead.because !== '' && <span className="quiet small dimension-because">{lead.because}</span>}
          </p>
        )}
        {rest.length > 0 && (
          <details>
            <summary className="small quiet">
              {rest.length} more {rest.length === 1 ? 'piece' : 'pieces'} of evidence
            </summary>
            <ul className="debrief-list">
              {rest.map((f, i) => (
                <li key={`${f.seq}${f.signal}${i}`}>
                  <span className={f.strength < 0 ? 'evidence-against' : 'evidence-for'}>
                    {f.strength < 0 || f.kind === 'absent' ? 'against' : 'for'}
                  </span>{' '}
                  <Quote evidence={f} />
                  {f.because !== '' && <span className="quiet small dimension-because">{f.because}</span>}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}

/** A mark as number, word and five boxes. */
export function LevelBar({ level }: { level: number }) {
  return (
    <p className={`level level-${level}`}>
      <span className="level-number mono">{level}</span>
      <span className="level-boxes" aria-hidden>
        {[1, 2, 3, 4, 5].map((n) => (
          <span key={n} className={n <= level ? 'level-box level-box-full' : 'level-box'} />
        ))}
      </span>
      <span className="small">{levelWord(level)}</span>
    </p>
  );
}
