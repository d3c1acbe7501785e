import { GitFork, SkipBack, SkipForward } from 'lucide-react';
import { Button } from '../../components/Button';
import { clock, money, words } from '../../components/format';
import { useDebriefAccess } from './DebriefContext';
import { designRows } from './designRows';
import { evidenceSeqs, indexOfSeq, standingAt, stepEvidence, type Standing } from './moments';
import './Moments.css';
import { Scrubber } from './Scrubber';
import { Section } from './Section';
import { TranscriptAt } from './TranscriptAt';

/** One slider over what was said, the design as it stood, and the run. */
export function MomentsSection({ fork, forking }: { fork: () => void; forking: boolean }) {
  const { page, debrief, moments, seq, goTo } = useDebriefAccess();
  const index = indexOfSeq(moments, seq);
  const standing = standingAt(page, seq);
  const evidence = evidenceSeqs(debrief);
  const step = (by: 1 | -1) => {
    const next = stepEvidence(evidence, seq, by);
    if (next !== null) goTo(next);
  };
  const at = moments[index];
  if (at === undefined) return null;
  return (
    <Section id="moments" title="Moment by moment">
      <Scrubber
        moments={moments}
        index={index}
        evidence={evidence}
        phases={debrief.phases}
        go={(i) => goTo(moments[i]?.seq ?? 0)}
      />
      <div className="moments-bar">
        <Button quiet onClick={() => step(-1)} disabled={stepEvidence(evidence, seq, -1) === null}>
          <SkipBack size={16} aria-hidden /> Evidence before
        </Button>
        <Button quiet onClick={() => step(1)} disabled={stepEvidence(evidence, seq, 1) === null}>
          Next evidence <SkipForward size={16} aria-hidden />
        </Button>
        <Button onClick={fork} disabled={forking} className="moments-fork">
          <GitFork size={16} aria-hidden /> Go on from {clock(at.atMs)} in a new session
        </Button>
      </div>
      <div className="moments-columns">
        <TranscriptAt index={index} />
        <div className="moments-state">
          <DesignAt standing={standing} schema={page.schema} />
          <RunAt standing={standing} />
        </div>
      </div>
    </Section>
  );
}

function DesignAt({ standing, schema }: { standing: Standing; schema: Parameters<typeof designRows>[2] }) {
  const { page } = useDebriefAccess();
  const groups = designRows(standing.design, standing.before, schema);
  if (page.designs.length === 0) return null;
  return (
    <div>
      <h3>The design then{standing.phase !== '' && <span className="quiet"> · {words(standing.phase)}</span>}</h3>
      {groups.length === 0 ? (
        <p className="quiet">Nothing was decided yet.</p>
      ) : (
        <div className="moments-design" tabIndex={0} role="region" aria-label="The design then">
          {groups.map((g) => (
            <div key={g.id}>
              <h4 className="moments-group">{g.name}</h4>
              <dl>
                {g.rows.map((r) => (
                  <div key={r.path} className={r.isNew ? 'moments-row moments-row-new' : 'moments-row'}>
                    <dt>
                      {r.name}
                      {r.isNew && <span className="tag tag-new">new</span>}
                    </dt>
                    <dd>{r.value}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function RunAt({ standing }: { standing: Standing }) {
  const { page } = useDebriefAccess();
  if (page.runs.length === 0) return null;
  const { run, runs } = standing;
  return (
    <div>
      <h3>The run then</h3>
      {run === null ? (
        <p className="quiet">The design had not run yet.</p>
      ) : (
        <p>
          Run {runs} of {page.runs.length}, at <span className="mono">{clock(run.atMs)}</span>:{' '}
          {money(run.totalCents / 100)} in all, {run.timeline.filter((t) => t.severity === 'harm').length} moments of
          harm. <a href="#run">See it play</a>
        </p>
      )}
    </div>
  );
}
