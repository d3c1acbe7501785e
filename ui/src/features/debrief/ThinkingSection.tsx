import { useDebriefAccess } from './DebriefContext';
import { TimeLink } from './Quote';
import { Section } from './Section';
import { thought } from './story';

/** What the interviewer was thinking, from its own state at the time. */
export function ThinkingSection() {
  const { debrief, page } = useDebriefAccess();
  return (
    <Section
      id="thinking"
      title="What the interviewer was thinking"
      lead={debrief.thinking.length === 0 ? 'Nothing you said called for a word.' : undefined}
    >
      <ol className="debrief-thoughts">
        {debrief.thinking.map((t) => {
          const because = thought(t, page.transcript);
          return (
            <li key={t.seq}>
              <TimeLink atMs={t.atMs} seq={t.seq} />
              <div>
                <p>{because.after ? <>After you said “{because.text}”</> : because.text}</p>
                <p className="quiet">They said: “{t.said}”</p>
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
