import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionAnswer, JsonTree, RoomAction, RoomPage, RoomState } from '../../api/types';
import { writeSetting } from '../../app/settings';
import { listenForKeys } from '../../commands/keys';
import { RoomContext, type RoomAccess } from '../room/RoomContext';
import { DesignPane } from './DesignPane';
import { sections } from './model/fixtures';
import { merge } from './model/patch';

const components = [
  { id: 'releaseControl', name: 'Release control', meaning: 'Rings, gates, halts.' },
  { id: 'telemetry', name: 'Telemetry', meaning: 'Health reports.' },
  { id: 'client', name: 'Device agent', meaning: 'The agent on the device.' },
];

let sessions = 0;
let sent: RoomAction[] = [];
let said: string[] = [];

beforeEach(() => {
  localStorage.clear();
  [sent, said] = [[], []];
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
});

/** A room whose server takes every patch. */
function Room({ id, start }: { id: string; start: Partial<RoomState> }) {
  const [state, setState] = useState({
    seq: 1,
    design: {},
    problems: [],
    frozen: false,
    yaml: '',
    ...start,
  } as RoomState);
  const room = useMemo<RoomAccess>(() => {
    const act = (action: RoomAction): Promise<ActionAnswer> => {
      sent.push(action);
      const patch: JsonTree = action.kind === 'design' ? action.patch : {};
      const next = { ...state, seq: state.seq + sent.length, design: merge(state.design, patch) };
      setState(next);
      return Promise.resolve({ lines: [], state: next });
    };
    const page = { id, mode: 'real', components, design: sections } as unknown as RoomPage;
    const announce = (text: string) => void said.push(text);
    const rest = { lines: [], busy: false, offline: false, nowMs: 0, show: () => undefined };
    return { page, state, act, announce, canDesign: !state.frozen, pane: 'design', ...rest };
  }, [id, state]);
  return (
    <RoomContext value={room}>
      <DesignPane />
    </RoomContext>
  );
}

const open = (tab: string, start: Partial<RoomState> = {}) => {
  writeSetting('design.tab', tab);
  sessions += 1;
  render(<Room id={`room-${sessions}`} start={start} />);
  return userEvent.setup();
};

const knob = (name: string) => within(screen.getByRole('group', { name }));
const lastPatch = () => {
  const last = sent.at(-1);
  return last?.kind === 'design' ? last.patch : undefined;
};

describe('decisions', () => {
  it('takes a value when Enter is pressed, one action each', async () => {
    const user = open('decisions');
    await user.click(knob('Soak time').getByText('Decide'));
    await user.type(knob('Soak time').getByRole('textbox'), '24{Enter}');
    await waitFor(() => expect(sent).toEqual([{ kind: 'design', patch: { rollout: { soakHours: 24 } } }]));
    expect(said.at(-1)).toBe('Soak time: 24 hours');
    expect(screen.getByText('1 of 4 programme decisions made')).toBeTruthy();
  });

  it('keeps a value that does not fit in the field and tells what is allowed', async () => {
    const user = open('decisions', { design: { rollout: { soakHours: 4 } } });
    const field = knob('Soak time').getByRole('textbox');
    await user.clear(field);
    await user.type(field, '900{Enter}');
    expect(knob('Soak time').getByText('rollout.soakHours is 900; allowed 1 to 168')).toBeTruthy();
    expect(sent).toEqual([]);
    await user.type(field, '{Escape}');
    expect((field as HTMLInputElement).value).toBe('4');
  });

  it('hands an engineering decision to a team by a day, and never a programme decision', async () => {
    const user = open('decisions');
    expect(knob('Soak time').queryByText('Delegate')).toBeNull();
    await user.click(knob('Halt rule').getByText('Delegate'));
    await user.type(knob('Halt rule').getByLabelText('Halt rule: team'), 'Device analytics');
    await user.type(knob('Halt rule').getByLabelText('Halt rule: by day'), '4{Enter}');
    await waitFor(() =>
      expect(lastPatch()).toEqual({ delegated: { 'rollout.haltRule': { to: 'Device analytics', day: 4 } } }),
    );
    await user.click(knob('Halt rule').getByText('Leave'));
    await waitFor(() => expect(lastPatch()).toEqual({ delegated: { 'rollout.haltRule': null } }));
  });

  it('hands all open ones to the owners that were named', async () => {
    const owners = { telemetry: { team: 'Device analytics' }, client: { team: 'Client platform' } };
    const user = open('decisions', { design: { programme: { owners } } });
    await user.type(screen.getByLabelText(/Hand 2 open ones/), '3{Enter}');
    await waitFor(() =>
      expect(lastPatch()).toEqual({
        delegated: {
          'rollout.haltRule': { to: 'Device analytics', day: 3 },
          'delivery.jitterPercent': { to: 'Client platform', day: 3 },
        },
      }),
    );
  });

  it('tells no value where nobody decided one', () => {
    open('decisions');
    expect(knob('Soak time').getByText('Nobody leads here: a busy team then ships what it ships.')).toBeTruthy();
  });

  it('undoes by key, in a field too as long as nothing is typed there', async () => {
    const stop = listenForKeys(window);
    const user = open('decisions');
    await user.click(knob('Soak time').getByText('Decide'));
    await user.type(knob('Soak time').getByRole('textbox'), '24{Enter}');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(lastPatch()).toEqual({ rollout: { soakHours: null } }));
    await user.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    await waitFor(() => expect(lastPatch()).toEqual({ rollout: { soakHours: 24 } }));
    expect(sent).toHaveLength(3);
    stop();
  });
});

describe('rollout', () => {
  it('takes stages in the order of their shares', async () => {
    const user = open('rollout');
    for (const share of ['100', '1', '10']) await user.type(screen.getByLabelText(/New stage/), `${share}{Enter}`);
    await waitFor(() => expect(lastPatch()).toEqual({ rollout: { rings: [1, 10, 100] } }));
    await user.click(screen.getByRole('button', { name: 'Remove stage 1' }));
    await waitFor(() => expect(lastPatch()).toEqual({ rollout: { rings: [10, 100] } }));
  });

  it('refuses a share that does not rise', async () => {
    const user = open('rollout', { design: { rollout: { rings: [1, 10, 100] } } });
    const field = screen.getByLabelText('Stage 2: Rings, percent');
    await user.clear(field);
    await user.type(field, '0.5{Enter}');
    expect(screen.getByText(/each stage must hold more than the one before/)).toBeTruthy();
    expect(sent).toEqual([]);
  });
});

describe('programme', () => {
  it('adds by Enter and moves by Alt and arrow', async () => {
    const user = open('programme');
    const added = () => screen.getByRole('textbox', { name: 'New risk: risk' });
    await user.type(added(), 'Support is flooded{Enter}');
    await user.type(added(), 'A family stops booting{Enter}');
    await user.click(screen.getByRole('textbox', { name: 'risk 2: risk' }));
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(lastPatch()).toEqual({
        programme: { risks: [{ text: 'A family stops booting' }, { text: 'Support is flooded' }] },
      }),
    );
  });
});

describe('a frozen design', () => {
  it('is read and not changed', () => {
    open('decisions', { frozen: true, design: { rollout: { soakHours: 24 } } });
    expect(screen.getByText(/The design is fixed/)).toBeTruthy();
    expect(screen.getByText('24 hours')).toBeTruthy();
    expect(screen.queryByText('Decide')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});
