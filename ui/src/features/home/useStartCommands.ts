import { ArrowRight, ListChecks, Play, Route } from 'lucide-react';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useSessions, useSittings, useStudy } from '../../api/queries';
import { useCommands, type Command } from '../../commands/registry';
import { firstPrompt, lastChoice, sessionFor, useStart } from './start';
import { openSittings, unfinished } from './summaries';

/** What can be begun or gone on with from every page. */
export function useStartCommands() {
  const navigate = useNavigate();
  const sessions = useSessions().data;
  const sittings = useSittings().data;
  const due = useStudy().data?.due;
  const { start } = useStart();
  const newest = sessions && unfinished(sessions)[0];
  const loop = sittings && openSittings(sittings)[0];
  const drill = due?.[0];
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'startQuest',
        name: 'Start the Quest prompt, coached',
        keywords: ['begin', 'interview', 'design'],
        icon: Play,
        group: 'Sit',
        perform: () => start({ prompt: firstPrompt, mode: 'coached' }),
      },
      {
        id: 'goOn',
        name: newest === undefined ? 'Go on with the newest session' : `Go on with ${newest.title}`,
        keywords: ['resume', 'continue'],
        icon: ArrowRight,
        key: 'g o',
        group: 'Sit',
        unavailable: newest === undefined ? 'Nothing stands open' : undefined,
        perform: () => void (newest && navigate(`/rooms/${newest.id}`)),
      },
      {
        id: 'todaysDrill',
        name: drill === undefined ? "Start today's drill" : `Start today's drill: ${drill.title}`,
        icon: ListChecks,
        group: 'Sit',
        unavailable: drill === undefined ? 'No drill is due' : undefined,
        perform: () => drill && start(sessionFor({ kind: 'drill', drill }, lastChoice())),
      },
      {
        id: 'nextRound',
        name: loop === undefined ? 'Next round of the loop' : `Next round: ${loop.name}`,
        icon: Route,
        group: 'Sit',
        unavailable: loop === undefined ? 'No loop is under way' : undefined,
        perform: () => void (loop && navigate(`/loops/${loop.id}`)),
      },
    ],
    [navigate, start, newest, drill, loop],
  );
  useCommands(commands);
}
