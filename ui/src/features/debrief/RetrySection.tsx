import { Download, Printer, RotateCcw, Shuffle } from 'lucide-react';
import { apiPath } from '../../api/client';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { useDebriefAccess } from './DebriefContext';
import { Section } from './Section';
import type { Retry } from './useRetry';

/** Again in the same world or a new one, and what can be taken along. */
export function RetrySection({ retry }: { retry: Retry }) {
  const { page } = useDebriefAccess();
  const file = (kind: string) => apiPath(`/sessions/${page.session.id}/debrief.${kind}`);
  return (
    <Section id="again" title="Again, and take it along">
      <div className="debrief-screen debrief-actions">
        <Button onClick={() => retry.again('same')} disabled={retry.busy}>
          <RotateCcw size={16} aria-hidden /> Again in the same world
        </Button>
        <Button onClick={() => retry.again('new')} disabled={retry.busy}>
          <Shuffle size={16} aria-hidden /> Again in a new world
        </Button>
        <a className="button" href="#moments">
          From any moment
        </a>
      </div>
      {retry.error !== null && <ErrorNote error={retry.error} />}
      <div className="debrief-screen debrief-actions">
        {(['html', 'md', 'json'] as const).map((kind) => (
          <a key={kind} className="button button-quiet" href={file(kind)} download>
            <Download size={16} aria-hidden /> {{ html: 'HTML', md: 'Markdown', json: 'JSON' }[kind]}
          </a>
        ))}
        <Button quiet onClick={() => window.print()}>
          <Printer size={16} aria-hidden /> Print
        </Button>
      </div>
    </Section>
  );
}
