import { Code, FlaskConical, Lightbulb, Play, Save, SendHorizontal } from 'lucide-react';
import { useMemo } from 'react';
import { useCommands, type Command } from '../../commands/registry';
import { useRoom } from '../room/RoomContext';
import { useCode } from './CodeContext';
import { useRunView } from './runView';

/** Moves the focus into the editor, whichever it is. */
const toEditor = () => document.querySelector<HTMLElement>('.editor textarea')?.focus();

/** What can be done in a coding room, for keys and palette. */
export function useCodeCommands() {
  const { run, barred, problem, hint, state, code, desk, keys, setKeys, editable } = useCode();
  const { show } = useRoom();
  const hintsLeft = state.hintsLeft[problem.id] ?? 0;
  const commands = useMemo<Command[]>(() => {
    const bring = useRunView.getState().show;
    const list: Command[] = [
      {
        id: 'code.editor',
        name: 'Go to the editor',
        key: 'g e',
        icon: Code,
        group: 'Code',
        perform: () => {
          show('code');
          setTimeout(toEditor, 0);
        },
      },
      {
        id: 'code.samples',
        name: 'Run the samples',
        keywords: ['test', 'execute'],
        key: 'mod+enter',
        icon: Play,
        group: 'Code',
        unavailable: barred,
        perform: () => {
          bring('result');
          run('samples');
        },
      },
      {
        id: 'code.submit',
        name: 'Submit',
        keywords: ['hand in', 'judge'],
        key: 'mod+shift+enter',
        icon: SendHorizontal,
        group: 'Code',
        unavailable: barred,
        perform: () => {
          bring('result');
          run('submit');
        },
      },
      {
        id: 'code.keep',
        name: 'Keep the code now',
        key: 'mod+s',
        icon: Save,
        group: 'Code',
        perform: () => void desk.flush(),
      },
      {
        id: 'code.vim',
        name: keys === 'vim' ? 'Standard keys in the editor' : 'Vim keys in the editor',
        group: 'Code',
        perform: () => setKeys(keys === 'vim' ? 'standard' : 'vim'),
      },
    ];
    if (problem.ownInput)
      list.push({
        id: 'code.own',
        name: 'Run on an input of my own',
        icon: FlaskConical,
        group: 'Code',
        perform: () => {
          show('code');
          bring('own');
          setTimeout(() => document.querySelector<HTMLElement>('.own-input-box')?.focus(), 0);
        },
      });
    if (code.talks)
      list.push({
        id: 'code.hint',
        name: 'Ask for a hint',
        icon: Lightbulb,
        group: 'Code',
        unavailable: !editable ? 'The round is over.' : hintsLeft === 0 ? 'There is none left.' : undefined,
        perform: hint,
      });
    for (const [i, p] of code.problems.entries())
      if (code.problems.length > 1)
        list.push({
          id: `code.problem.${p.id}`,
          name: `Problem ${i + 1}: ${p.title}`,
          group: 'Code',
          perform: () => desk.select(p.id),
        });
    return list;
  }, [run, barred, problem, hint, hintsLeft, code, desk, keys, setKeys, editable, show]);
  useCommands(commands);
}
