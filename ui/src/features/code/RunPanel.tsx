import { Tabs } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Empty } from '../../components/Notes';
import { useCode } from './CodeContext';
import { runsOf } from './codeModel';
import { OwnInput } from './OwnInput';
import { RunResult } from './RunResult';
import { useRunView } from './runView';

/** Results under the editor, and the box for an input of one's own. */
export function RunPanel() {
  const { state, problem, code } = useCode();
  const { tab, show } = useRunView();
  const runs = runsOf(state, problem.id);
  const shown = problem.ownInput ? tab : 'result';
  useEffect(() => show('result'), [show, problem.id]);
  return (
    <Tabs.Root
      className="run-panel"
      value={shown}
      onValueChange={(to) => show(to === 'own' ? 'own' : 'result')}
      activationMode="manual"
    >
      <Tabs.List className="side-tabs" aria-label="Under the code">
        <Tabs.Trigger value="result" className="side-tab">
          Results
        </Tabs.Trigger>
        {problem.ownInput && (
          <Tabs.Trigger value="own" className="side-tab">
            Own input
          </Tabs.Trigger>
        )}
      </Tabs.List>
      <Tabs.Content value="result" className="run-content" data-pane="result">
        {runs.length === 0 ? (
          <Empty>
            {code.canRun
              ? 'Run the samples to see here what each of them comes to. The first one that fails is shown whole.'
              : 'Nothing runs in this round: talk the problem through and write the code as on a whiteboard.'}
          </Empty>
        ) : (
          <Newest key={problem.id} />
        )}
      </Tabs.Content>
      {problem.ownInput && (
        <Tabs.Content value="own" className="run-content" data-pane="own" forceMount hidden={shown !== 'own'}>
          <OwnInput key={problem.id} />
        </Tabs.Content>
      )}
    </Tabs.Root>
  );
}

/** The newest run, or an older one until the next is made. */
function Newest() {
  const { state, problem } = useCode();
  const runs = runsOf(state, problem.id);
  const [picked, setPicked] = useState<{ id: number; amongst: number }>();
  const isPicked = picked !== undefined && picked.amongst === runs.length;
  const run = (isPicked ? runs.find((r) => r.id === picked.id) : undefined) ?? runs[0];
  if (run === undefined) return null;
  return <RunResult run={run} runs={runs} onPick={(id) => setPicked({ id, amongst: runs.length })} />;
}
