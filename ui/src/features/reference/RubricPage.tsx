import { useRubric } from '../../api/queries';
import { ErrorNote, Waiting } from '../../components/Notes';
import { Markdown } from './Markdown';
import './Reference.css';
import { ReferenceNav } from './ReferenceNav';

/** How marks and decisions come about, as the program itself writes it down. */
export function RubricPage() {
  const rubric = useRubric();
  return (
    <>
      <ReferenceNav />
      {rubric.error !== null && <ErrorNote error={rubric.error} />}
      {rubric.isPending && <Waiting>Reading the rubric…</Waiting>}
      {rubric.data && <Markdown text={rubric.data.markdown} />}
    </>
  );
}
