import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDot, CircleX } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { ApiError, get } from '../../api/client';
import { keys } from '../../api/queries';
import { clock, words } from '../../components/format';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { decisionTone, dimensionName } from '../debrief/story';
import { CommitteeBallots } from './CommitteeBallots';
import './Committee.css';
import { debriefLink, turnedBy, type Committee, type RoundQuote } from './committeeJson';

/** What the committee decided, who voted how and why, and what would have turned it. */
export function CommitteePage() {
  const { id = '' } = useParams();
  const committee = useQuery({
    queryKey: keys.committee(id),
    queryFn: () => get<Committee>(`/sittings/${id}/committee`),
  });
  if (committee.isPending) return <Waiting>Opening the committee’s report…</Waiting>;
  if (committee.error instanceof ApiError && committee.error.status === 404)
    return (
      <section>
        <h1>The committee has not sat</h1>
        <Empty>
          It sits when every round of the loop has ended. <Link to={`/loops/${id}`}>Go to the loop</Link>.
        </Empty>
      </section>
    );
  if (committee.error !== null) return <ErrorNote error={committee.error} />;
  return <Report id={id} committee={committee.data} />;
}

const icons = { good: CircleCheck, caution: CircleDot, harm: CircleX };

function Report({ id, committee }: { id: string; committee: Committee }) {
  const tone = decisionTone(committee.decision);
  const Icon = icons[tone];
  const turned = turnedBy(committee);
  return (
    <article className="committee">
      <header>
        <p className="quiet">
          <Link to={`/loops/${id}`}>The loop</Link>
        </p>
        <h1>The committee’s decision</h1>
        <p className={`committee-verdict committee-${tone}`}>
          <Icon size={28} aria-hidden /> {words(committee.decision)}
        </p>
        {committee.missingSignal !== undefined && (
          <p className="committee-lead">Waiting for {lower(committee.missingSignal)}</p>
        )}
        <p className="committee-lead">{committee.because}</p>
      </header>
      <section aria-labelledby="ballots">
        <h2 id="ballots">Ballots, each on their own round and before anybody spoke</h2>
        <CommitteeBallots committee={committee} />
      </section>
      {committee.dissent !== undefined && committee.dissent.length > 0 && (
        <section aria-labelledby="dissent">
          <h2 id="dissent">Dissent</h2>
          <ul>
            {committee.dissent.map((member) => (
              <li key={member}>
                {member} stands by {words(committee.ballots.find((b) => b.member === member)?.vote ?? '').toLowerCase()}
                . It is recorded and does not change the count.
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="turned">
        <h2 id="turned">What would have turned the decision</h2>
        {turned !== '' && <p>{turned}</p>}
        <ul>
          {committee.flips.map((f) => (
            <li key={f.member}>
              <strong>{f.member}</strong>, {dimensionName(f.evidence.dimension).toLowerCase()}: {f.evidence.text} That
              makes the vote {words(f.vote).toLowerCase()} and the decision {words(f.decision).toLowerCase()}.
            </li>
          ))}
        </ul>
      </section>
      <Contradictions committee={committee} />
      <Rounds committee={committee} />
    </article>
  );
}

/** Two rounds that cannot both be right, side by side. */
function Contradictions({ committee }: { committee: Committee }) {
  if (committee.contradictions.length === 0) return null;
  return (
    <section aria-labelledby="contradictions">
      <h2 id="contradictions">Rounds that cannot both be right</h2>
      {committee.contradictions.map((c) => (
        <div key={c.what} className="contradiction">
          <h3>{c.what}</h3>
          <div className="contradiction-sides">
            <Side committee={committee} said={c.first} />
            <Side committee={committee} said={c.second} />
          </div>
        </div>
      ))}
    </section>
  );
}

function Side({ committee, said }: { committee: Committee; said: RoundQuote }) {
  const link = debriefLink(committee, said.round, said.atMs);
  const at = `${said.round}, ${clock(said.atMs)}`;
  return (
    <blockquote>
      <p>“{said.quote}”</p>
      <footer className="small">{link === null ? at : <Link to={link}>{at}</Link>}</footer>
    </blockquote>
  );
}

function Rounds({ committee }: { committee: Committee }) {
  if (committee.rounds === undefined || committee.rounds.length === 0) return null;
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">Every round’s debrief</h2>
      <ul className="committee-rounds">
        {committee.rounds.map((r) => (
          <li key={r.session}>
            <Link to={`/sessions/${r.session}/debrief`}>{partName(r)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

// A round of several segments has a debrief for each; the segment then tells which.
const partName = ({ name, title }: { name: string; title?: string }) =>
  title === undefined || title === name ? name : `${name}: ${lower(title)}`;

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
