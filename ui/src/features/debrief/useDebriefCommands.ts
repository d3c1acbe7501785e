import { Download, GitFork, Printer, RotateCcw, Shuffle, SkipBack, SkipForward } from 'lucide-react';
import { useMemo } from 'react';
import { apiPath } from '../../api/client';
import { useCommands, type Command } from '../../commands/registry';
import type { DebriefAccess } from './DebriefContext';
import { evidenceSeqs, stepEvidence } from './moments';
import type { Retry } from './useRetry';

/** Everything a debrief can do, for palette and keys. */
export function useDebriefCommands({ page, debrief, seq, goTo }: DebriefAccess, retry: Retry) {
  const session = page.session.id;
  const { again, fork } = retry;
  const commands = useMemo<Command[]>(() => {
    const evidence = evidenceSeqs(debrief);
    const step = (by: 1 | -1) => () => {
      const next = stepEvidence(evidence, seq, by);
      if (next !== null) goTo(next, true);
    };
    const file = (kind: string, name: string): Command => ({
      id: `export${name}`,
      name: `Export as ${name}`,
      icon: Download,
      group: 'Debrief',
      perform: () => download(apiPath(`/sessions/${session}/debrief.${kind}`)),
    });
    return [
      { id: 'nextEvidence', name: 'Next evidence', icon: SkipForward, key: ']', group: 'Debrief', perform: step(1) },
      { id: 'evidenceBefore', name: 'Evidence before', icon: SkipBack, key: '[', group: 'Debrief', perform: step(-1) },
      {
        id: 'forkHere',
        name: 'Go on from this moment',
        keywords: ['fork'],
        icon: GitFork,
        group: 'Debrief',
        perform: () => fork(seq),
      },
      {
        id: 'againSame',
        name: 'Again in the same world',
        keywords: ['retry'],
        icon: RotateCcw,
        group: 'Debrief',
        perform: () => again('same'),
      },
      {
        id: 'againNew',
        name: 'Again in a new world',
        keywords: ['retry'],
        icon: Shuffle,
        group: 'Debrief',
        perform: () => again('new'),
      },
      file('html', 'HTML'),
      file('md', 'Markdown'),
      file('json', 'JSON'),
      { id: 'print', name: 'Print the debrief', icon: Printer, group: 'Debrief', perform: () => window.print() },
    ];
  }, [debrief, seq, goTo, session, again, fork]);
  useCommands(commands);
}

function download(address: string) {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
