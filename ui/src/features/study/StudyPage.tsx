import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useDrills, useStudy } from '../../api/queries';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PageHead } from '../../components/PageHead';
import { DossierSection } from './DossierSection';
import { DueSection } from './DueSection';
import { PlanSection } from './PlanSection';
import './StudyPage.css';
import { WeakSection } from './WeakSection';

/** What to train, why, until when, and what one's own stories answer. */
export function StudyPage() {
  const study = useStudy();
  const drills = useDrills();
  useHash(study.data !== undefined);
  const streak = study.data?.streakDays ?? 0;
  return (
    <>
      <PageHead
        title="Study"
        about={
          streak > 1
            ? `Something done on each of the last ${streak} days.`
            : 'A few minutes a day between the rounds: what was weak comes back until it is not.'
        }
      />
      {study.isPending && <Waiting>Looking up what is due…</Waiting>}
      {study.error !== null && <ErrorNote error={study.error} />}
      {study.data && (
        <>
          <DueSection due={study.data.due} drills={drills.data ?? []} />
          <WeakSection weaknesses={study.data.weaknesses} drills={drills.data ?? []} />
        </>
      )}
      <PlanSection />
      <DossierSection />
    </>
  );
}

/** Goes to the part that the address names, once it is there. */
function useHash(ready: boolean) {
  const { hash } = useLocation();
  useEffect(() => {
    if (ready && hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash, ready]);
}
