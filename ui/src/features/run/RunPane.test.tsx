import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/client';
import type { RoomAction } from '../../api/types';
import { RoomContext, type RoomAccess } from '../room/RoomContext';
import { RunPane, whyNot } from './RunPane';

const stop = {
  key: 'breach',
  atMinute: 5940,
  observed: 'Boot failures rise.',
  options: [
    { id: 'halt', text: 'Halt every ring' },
    { id: 'resume', text: 'Go on' },
  ],
};
const state = { seq: 1, runs: [], problems: [], phases: [] };

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

function open(
  over: Record<string, unknown>,
  act: (action: RoomAction) => Promise<unknown> = () => Promise.resolve({ lines: [], state }),
  mode = 'coached',
) {
  const room = {
    page: { id: 's', runs: true, mode, metrics: [], ledger: [], byTalk: '' },
    state: { ...state, ...over },
    busy: false,
    offline: false,
    act,
    show: () => undefined,
    announce: () => undefined,
  } as unknown as RoomAccess;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RoomContext value={room}>
        <RunPane />
      </RoomContext>
    </QueryClientProvider>,
  );
}

describe('the run pane', () => {
  it('teaches while nothing has run, and runs the design', async () => {
    const act = vi.fn(() => Promise.resolve({ lines: [], state }));
    open({}, act);
    expect(screen.getByText(/Run the design to see/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Run the design' }));
    expect(act).toHaveBeenCalledWith({ kind: 'run' });
  });

  it('asks for a decision where the run waits, and sends it', async () => {
    const act = vi.fn(() => Promise.resolve({ lines: [], state }));
    open({ stop }, act);
    expect(screen.getByText('Boot failures rise.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Run the design' })).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('button', { name: /Halt every ring/ }));
    expect(act).toHaveBeenCalledWith({ kind: 'decide', key: 'breach', option: 'halt' });
  });

  it('says what went wrong', async () => {
    open({}, () => Promise.reject(new ApiError(422, 'rollout.rings ends at 50: it must end at 100.')));
    await userEvent.click(screen.getByRole('button', { name: 'Run the design' }));
    expect((await screen.findByRole('alert')).textContent).toContain('must end at 100');
  });

  it('keeps figures closed in real mode until the end', () => {
    open({}, undefined, 'real');
    expect(screen.getByText(/stay closed until the round has ended/)).toBeTruthy();
  });

  it('says why the design cannot run', () => {
    const room = (over: object, busy = false, offline = false) =>
      whyNot({ state: { ...state, ...over }, busy, offline } as never);
    expect(room({})).toBeUndefined();
    expect(room({ ended: { atMs: 1 } })).toContain('ended');
    expect(room({ problems: [{ message: '' }] })).toContain('design pane');
    expect(room({}, true)).toBeDefined();
    expect(room({}, false, true)).toContain('tries again');
  });
});
