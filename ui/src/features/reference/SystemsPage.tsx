import { MessageSquare, Play } from 'lucide-react';
import { Link } from 'react-router';
import { usePrompts, useSystems } from '../../api/queries';
import { Badge } from '../../components/Badge';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PageHead } from '../../components/PageHead';
import './Reference.css';
import { ReferenceNav } from './ReferenceNav';

/** What designs run on. */
export function SystemsPage() {
  const [systems, prompts] = [useSystems(), usePrompts()];
  return (
    <>
      <ReferenceNav />
      <PageHead
        title="Systems"
        about="What a design runs on: what can be decided, who owns it, what is measured and what costs money."
      />
      {systems.error !== null && <ErrorNote error={systems.error} />}
      {systems.isPending && <Waiting>Reading the systems…</Waiting>}
      <ul className="system-list">
        {systems.data?.map((s) => (
          <li key={s.id}>
            <div>
              <Link to={`/systems/${s.id}`} className="system-title">
                {s.title}
              </Link>
              <p className="quiet small">
                {s.prompts.length === 0
                  ? 'No prompt runs on it yet.'
                  : s.prompts.map((id) => prompts.data?.find((p) => p.id === id)?.title ?? id).join('; ')}
              </p>
            </div>
            {s.runs ? (
              <Badge tone="accent" icon={Play}>
                Runs
              </Badge>
            ) : (
              <Badge icon={MessageSquare}>By talk</Badge>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
