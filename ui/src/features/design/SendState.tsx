import { CircleAlert } from 'lucide-react';
import { Button } from '../../components/Button';
import { useDesign, useDesignState } from './DesignContext';
import { tally } from './model/knobs';

/** How many programme decisions are made, and whether the server has every change. */
export function SendState() {
  const { page, tree, session } = useDesign();
  const pending = useDesignState((s) => s.pending.length);
  const refusal = useDesignState((s) => s.refusal);
  const { programme } = tally(page.design, tree);
  if (refusal)
    return (
      <span className="send-state small send-refused" role="status">
        <CircleAlert size={14} aria-hidden /> {refusal.name} was refused.{' '}
        {refusal.error instanceof Error ? refusal.error.message : ''}
        <Button quiet onClick={() => void session.retry()}>
          Understood
        </Button>
      </span>
    );
  return (
    <span className="send-state small quiet">
      {programme.made} of {programme.of} programme decisions made
      {pending > 0 && ` · ${pending} ${pending === 1 ? 'change waits' : 'changes wait'} for the server`}
    </span>
  );
}
