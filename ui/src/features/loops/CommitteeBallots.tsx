import { Link } from 'react-router';
import { words } from '../../components/format';
import { decisionTone } from '../debrief/story';
import { debriefLink, type Ballot, type Committee } from './committeeJson';

/** Who voted how, with what weight, why, and what would have flipped the vote. */
export function CommitteeBallots({ committee }: { committee: Committee }) {
  return (
    <div className="committee-ballots" tabIndex={0} role="region" aria-labelledby="ballots">
      <table>
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col">Vote</th>
            <th scope="col">Because</th>
            <th scope="col">What would flip it</th>
          </tr>
        </thead>
        <tbody>
          {committee.ballots.map((b) => (
            <Row
              key={b.member}
              ballot={b}
              link={debriefLink(committee, b.round)}
              dissents={committee.dissent?.includes(b.member) === true}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ ballot, link, dissents }: { ballot: Ballot; link: string | null; dissents: boolean }) {
  const { flip } = ballot;
  return (
    <tr>
      <th scope="row">
        {ballot.member}
        <span className="committee-sub">
          {link === null ? ballot.round : <Link to={link}>{ballot.round}</Link>}
          {ballot.weight !== undefined && `, weight ${ballot.weight}`}
        </span>
      </th>
      <td>
        <span className={`committee-vote committee-${decisionTone(ballot.vote)}`}>{words(ballot.vote)}</span>
        {dissents && <span className="committee-sub">in dissent</span>}
      </td>
      <td>{ballot.because}</td>
      <td>
        {flip === undefined || flip === null ? (
          <span className="quiet">Nothing single</span>
        ) : (
          <>
            {flip.text} Then {words(flip.to).toLowerCase()}.
            {flip.quote !== '' && <span className="committee-sub">“{flip.quote}”</span>}
          </>
        )}
      </td>
    </tr>
  );
}
