import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/client';
import type { ActionAnswer, Line, RoomPage } from '../../api/types';
import { Room } from './Room';
import { RoomSession, type ActionBody } from './RoomSession';
import { lineOf, pageOf, stateOf } from './testRoom';

vi.mock('../design/DesignPane', () => ({ DesignPane: () => <p>The board</p> }));
vi.mock('../run/RunPane', () => ({ RunPane: () => <p>The run</p> }));

const own = (seq: number, text: string) => lineOf(seq, { by: 'candidate', text });
const heard = (seq: number, turn: number): Line =>
  lineOf(seq, {
    by: 'system',
    type: 'heard',
    text: '',
    turn,
    clauses: [{ index: 0, quote: 'Can it be bricked?', start: 0, acts: ['question'], facts: ['bricking'], owners: [] }],
  });

function sit(changes: Partial<RoomPage> = {}) {
  const send = vi.fn<(id: string, body: ActionBody) => Promise<ActionAnswer>>();
  const page = pageOf(changes);
  const session = new RoomSession(page, {
    send,
    load: () => Promise.resolve(page),
    follow: () => ({ retry: () => undefined, close: () => undefined }),
    wallMs: () => Date.now(),
    store: sessionStorage,
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Room session={session} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return {
    send,
    user: userEvent.setup({ pointerEventsCheck: 0 }),
    box: () => screen.getByLabelText<HTMLTextAreaElement>('Your words'),
  };
}

const actions = (send: ReturnType<typeof sit>['send']) => send.mock.calls.map(([, body]) => body.action);

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  localStorage.setItem('dryrun.tourSeen', 'true');
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
});

// A room is much to draw without a browser.
vi.setConfig({ testTimeout: 30_000 });

describe('the box', () => {
  it('sends on Enter, breaks on Shift Enter, and gives the focus back', async () => {
    const { send, box } = sit();
    send.mockResolvedValue({ lines: [own(4, 'a\nb'), lineOf(5, { text: 'Go on.' })], state: stateOf({ seq: 5 }) });
    await screen.findByText('The board');
    fireEvent.change(box(), { target: { value: 'a' } });
    expect(fireEvent.keyDown(box(), { key: 'Enter', shiftKey: true })).toBe(true);
    fireEvent.change(box(), { target: { value: 'a\nb' } });
    fireEvent.keyDown(box(), { key: 'Enter' });
    await waitFor(() => expect(send).toHaveBeenCalled());
    expect(actions(send)).toEqual([{ kind: 'say', text: 'a\nb' }]);
    await waitFor(() => expect(document.activeElement).toBe(box()));
    expect(box().value).toBe('');
    expect(screen.getByTestId('announcer').textContent).toContain('Interviewer: Go on.');
  });

  it('brings the last words back with the up arrow', async () => {
    const { box } = sit({ transcript: [own(2, 'How many?'), lineOf(3)] });
    await screen.findByText('The board');
    fireEvent.keyDown(box(), { key: 'ArrowUp' });
    expect(box().value).toBe('How many?');
  });

  it('keeps the draft where it cannot be sent, and sends it again', async () => {
    const { send, user, box } = sit();
    send.mockRejectedValueOnce(new ApiError(0, 'no answer'));
    await screen.findByText('The board');
    fireEvent.change(box(), { target: { value: 'How many?' } });
    fireEvent.keyDown(box(), { key: 'Enter' });
    await user.click(await screen.findByText('Send again'));
    expect(box().value).toBe('How many?');
    expect(sessionStorage.getItem('dryrun.draft.s1')).toBe('How many?');
    expect(actions(send)).toHaveLength(2);
  });

  it('begins with the draft of this tab', () => {
    sessionStorage.setItem('dryrun.draft.s1', 'half a thou');
    expect(sit().box().value).toBe('half a thou');
  });

  it('is not there when the round is over', () => {
    sit({ state: stateOf({ ended: { atMs: 1, why: 'time', text: 'Thanks.' } }) });
    expect(screen.queryByLabelText('Your words')).toBeNull();
    expect(document.activeElement).toBe(screen.getByText('Read the debrief'));
  });
});

describe('how a turn was understood', () => {
  const transcript = [own(2, 'Can it be bricked?'), heard(3, 2), own(4, 'And now?'), heard(5, 4)];

  it('stands under each turn and opens under the last', async () => {
    const { send, user } = sit({ transcript });
    send.mockResolvedValue({ lines: [], state: stateOf({ seq: 6 }) });
    expect(screen.getAllByText('question: Bricking')).toHaveLength(2);
    await user.click(screen.getByTitle(/Press to correct/));
    const form = within(await screen.findByRole('dialog'));
    await user.click(form.getByLabelText('Question'));
    await user.click(form.getByLabelText('Assumption'));
    await user.click(form.getByText('Correct'));
    expect(actions(send)).toEqual([{ kind: 'correct', clause: 0, acts: ['assumption'], facts: ['bricking'] }]);
  });

  it('is not told in real mode', () => {
    sit({ transcript, mode: 'real' });
    expect(screen.queryByText(/Bricking/)).toBeNull();
    expect(screen.queryByText('Run')).toBeNull();
  });
});

describe('what waits for an answer', () => {
  it('takes the newest offer over', async () => {
    const offer = { seq: 4, patch: {}, quote: 'soak four hours', text: 'So: soak time 4 hours. Yes?' };
    const { send, user } = sit({
      transcript: [lineOf(4, { type: 'offered', text: offer.text })],
      state: stateOf({ seq: 4, offers: [offer] }),
    });
    send.mockResolvedValue({ lines: [], state: stateOf({ seq: 5 }) });
    await user.click(screen.getByText('Take it over'));
    expect(actions(send)).toEqual([{ kind: 'offer', accept: true }]);
    await waitFor(() => expect(screen.queryByText('Take it over')).toBeNull());
  });

  it('decides at a stop', async () => {
    const stop = {
      key: 'halt',
      atMinute: 1_500,
      observed: 'Crash reports doubled.',
      options: [
        { id: 'halt', text: 'Halt the rollout' },
        { id: 'goOn', text: 'Go on' },
      ],
    };
    const { send, user } = sit({
      transcript: [lineOf(4, { type: 'stopped', text: stop.observed, stop })],
      state: stateOf({ seq: 4, stop }),
    });
    send.mockResolvedValue({ lines: [], state: stateOf({ seq: 5 }) });
    expect(screen.getByText(/Day 1 01:00/)).toBeTruthy();
    await user.click(screen.getByText(/Halt the rollout/));
    expect(actions(send)).toEqual([{ kind: 'decide', key: 'halt', option: 'halt' }]);
  });

  it('asks before it ends the round', async () => {
    const { send, user } = sit();
    send.mockResolvedValue({ lines: [], state: stateOf({ seq: 5, ended: { atMs: 1, why: 'candidate', text: '' } }) });
    await user.click(screen.getByText('End'));
    expect(send).not.toHaveBeenCalled();
    await user.click(await screen.findByText('End the round'));
    expect(actions(send)).toEqual([{ kind: 'end' }]);
  });
});

describe('the tour', () => {
  it('is skipped by Escape and never comes back', async () => {
    localStorage.clear();
    const { user } = sit();
    expect(screen.getByLabelText('A short tour')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByLabelText('A short tour')).toBeNull();
    expect(localStorage.getItem('dryrun.tourSeen')).toBe('true');
  });
});
