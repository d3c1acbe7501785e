import { Popover } from 'radix-ui';
import type { Clause } from '../../api/types';
import { chipsOf, isRead } from './conversationModel';
import { CorrectReading } from './CorrectReading';
import { useRoom } from './RoomContext';

/** How a turn was understood, as chips; those of the last turn open to be corrected. Real mode has none. */
export function Reading({ clauses, canCorrect }: { clauses: readonly Clause[]; canCorrect: boolean }) {
  const { page, state } = useRoom();
  const read = clauses.filter(isRead);
  if (page.mode === 'real' || read.length === 0) return null;
  const canOpen = canCorrect && state.ended === undefined && page.acts.length > 0;
  return (
    <ul className="chips" aria-label="Understood as">
      {read.map((clause) => (
        <li key={clause.index}>
          {canOpen ? (
            <Popover.Root>
              <Popover.Trigger className="chip chip-open" title={`“${clause.quote}”. Press to correct.`}>
                {chipsOf(clause, page).join(' · ')}
              </Popover.Trigger>
              <Popover.Portal>
                <Popover.Content
                  className="popover"
                  aria-label="What was understood"
                  sideOffset={6}
                  align="end"
                  collisionPadding={8}
                >
                  <CorrectReading clause={clause} />
                </Popover.Content>
              </Popover.Portal>
            </Popover.Root>
          ) : (
            <span className="chip" title={`“${clause.quote}”`}>
              {chipsOf(clause, page).join(' · ')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
