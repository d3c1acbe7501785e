import { AlertDialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { Button } from '../../components/Button';
import { clock } from '../../components/format';
import { ErrorNote } from '../../components/Notes';
import { unsubmitted } from '../code/codeModel';
import { leftMs } from './clock';
import { useRoom } from './RoomContext';

/** Whether the question is open; a command may ask it too. */
export const useEndAsked = create<{ isAsked: boolean; ask: (isAsked: boolean) => void }>()((set) => ({
  isAsked: false,
  ask: (isAsked) => set({ isAsked }),
}));

/** Ends the round after asking once. */
export function EndDialog() {
  const { page, state, nowMs, act, busy } = useRoom();
  const { isAsked, ask } = useEndAsked();
  const [error, setError] = useState<unknown>(null);
  useEffect(() => () => ask(false), [ask]);
  const open = page.code?.canRun && state.code ? unsubmitted(page.code, state.code) : [];
  const end = () => {
    act({ kind: 'end' }).then(
      () => ask(false),
      (thrown: unknown) => setError(thrown),
    );
  };
  return (
    <AlertDialog.Root
      open={isAsked}
      onOpenChange={(open) => {
        setError(null);
        ask(open);
      }}
    >
      <AlertDialog.Trigger asChild>
        <Button>End</Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="palette-veil" />
        <AlertDialog.Content className="end-dialog">
          <AlertDialog.Title asChild>
            <h2>End the round?</h2>
          </AlertDialog.Title>
          <AlertDialog.Description>
            <span className="mono figures">{clock(leftMs(page.totalMs, nowMs))}</span> are left. The interviewer closes,
            and the debrief can be read. It cannot be taken back, but you can try again from any moment.
            {open.length > 0 && ` Not submitted: ${open.join(', ')}.`}
          </AlertDialog.Description>
          {error !== null && <ErrorNote error={error} />}
          <div className="end-buttons">
            <AlertDialog.Cancel asChild>
              <Button>{page.code === undefined ? 'Go on talking' : 'Go on working'}</Button>
            </AlertDialog.Cancel>
            <Button primary disabled={busy} onClick={end}>
              End the round
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
