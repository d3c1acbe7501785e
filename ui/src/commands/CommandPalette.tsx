import { Command as Palette } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useState } from 'react';
import { Button } from '../components/Button';
import './CommandPalette.css';
import { keyName } from './keys';
import { useAllCommands, useCommands, type Command } from './registry';

/** Ctrl-K: everything that can be done here, by name. "?" opens it with the keys. */
export function CommandPalette() {
  const [open, setOpen] = useState(false);
  const own = useMemo<Command[]>(
    () => [
      {
        id: 'palette',
        name: 'Show all commands',
        key: 'mod+k',
        group: 'Help',
        icon: Search,
        perform: () => setOpen((o) => !o),
      },
      { id: 'keys', name: 'Show the keys', key: '?', group: 'Help', perform: () => setOpen(true) },
    ],
    [],
  );
  useCommands(own);
  const commands = useAllCommands();
  const groups = [...new Set(commands.map((c) => c.group))];
  const perform = (command: Command) => {
    setOpen(false);
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(() => command.perform(), 0);
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button quiet title="All commands (Ctrl K)">
          <Search size={16} aria-hidden /> <span className="palette-word">Commands</span>
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="palette-veil" />
        <Dialog.Content className="palette" aria-describedby={undefined}>
          <Dialog.Title className="unseen">All commands</Dialog.Title>
          <Palette label="All commands" loop>
            <Palette.Input placeholder="What do you want to do?" className="palette-input" />
            <Palette.List className="palette-list">
              <Palette.Empty className="palette-empty">Nothing here goes by that name.</Palette.Empty>
              {groups.map((group) => (
                <Palette.Group key={group} heading={group}>
                  {commands
                    .filter((c) => c.group === group && c.id !== 'palette')
                    .map((c) => (
                      <Palette.Item
                        key={c.id}
                        value={`${c.name} ${c.id}`}
                        keywords={c.keywords ?? []}
                        disabled={c.unavailable !== undefined}
                        onSelect={() => perform(c)}
                        className="palette-item"
                      >
                        {c.icon ? <c.icon size={16} aria-hidden /> : <span className="palette-gap" />}
                        <span>{c.name}</span>
                        {c.unavailable !== undefined && <span className="quiet small">{c.unavailable}</span>}
                        {c.key !== undefined && <kbd>{keyName(c.key)}</kbd>}
                      </Palette.Item>
                    ))}
                </Palette.Group>
              ))}
            </Palette.List>
          </Palette>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
