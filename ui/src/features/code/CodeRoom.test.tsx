import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StreamEvents } from '../../api/stream';
import type { ActionAnswer, CodePage, CodeState, RoomAction, RoomState } from '../../api/types';
import { Room } from '../room/Room';
import { RoomSession, type ActionBody } from '../room/RoomSession';
import { pageOf, stateOf } from '../room/testRoom';
import { codePageOf, codeProblemOf, codeStateFor, runOf } from './testCode';

const one = (changes: Partial<CodePage> = {}) => codePageOf({ problems: [codeProblemOf('pairs')], ...changes });

function open(code: CodePage = one(), state: Partial<CodeState> = {}, room: Partial<RoomState> = {}) {
  let events: StreamEvents | undefined;
  const sent: RoomAction[] = [];
  let seq = 3;
  const page = pageOf({
    talk: true,
    runs: false,
    design: [],
    code,
    state: stateOf({ code: codeStateFor(state), ...room }),
  });
  const session = new RoomSession(page, {
    load: () => Promise.resolve(page),
    send: (_id: string, { action }: ActionBody): Promise<ActionAnswer> => {
      sent.push(action);
      return Promise.resolve({ lines: [], state: stateOf({ seq: ++seq, code: codeStateFor(state), ...room }) });
    },
    follow: (_id, _after, told) => {
      events = told;
      return { retry: () => undefined, close: () => undefined };
    },
    wallMs: () => 0,
    store: sessionStorage,
  });
  session.start();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Room session={session} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const tell = (next: Partial<CodeState>) =>
    act(() => events?.lines({ lines: [], state: stateOf({ seq: ++seq, code: codeStateFor(next), ...room }) }));
  return { sent, tell };
}

let isNarrow = false;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  localStorage.setItem('dryrun.tourSeen', 'true');
  // The plain box: Monaco needs a browser that lays out.
  localStorage.setItem('dryrun.code.keys', '"plain"');
  isNarrow = false;
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('max-width: 820px') ? isNarrow : query.includes('min-width: 1240px'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  Element.prototype.scrollIntoView = () => undefined;
});

const editor = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Code, Python 3/ });

// The rules between the panes take each press for theirs where nothing has a size.
const write = (box: HTMLTextAreaElement, code: string) => fireEvent.change(box, { target: { value: code } });

describe('a coding room', () => {
  it('shows the problem, its samples and the code it begins with, beside the conversation', async () => {
    open();
    expect((await editor()).value).toBe('def pairs(): pass\n');
    expect(screen.getByRole('heading', { name: 'Problem pairs' })).toBeTruthy();
    expect(screen.getByText('medium, planned for 25 min; Python 3: 1.5 s of CPU time, 256 MiB')).toBeTruthy();
    expect(screen.getByText(/in 1/).textContent).toBe('in 1\n\n  out 2');
    const sample = screen.getByRole('region', { name: 'Sample 1' });
    expect(within(sample).getByRole('group', { name: 'Sample 1: answer' }).textContent).toBe('3\n');
    expect(screen.getByRole('region', { name: 'What was said' })).toBeTruthy();
  });

  it('runs the samples with the code of the editor and bars a second run until the result is there', async () => {
    const { sent, tell } = open();
    write(await editor(), 'x = 1');
    await userEvent.click(screen.getByRole('button', { name: 'Run samples' }));
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({
        kind: 'code',
        problem: 'pairs',
        language: 'python',
        code: 'x = 1',
        what: 'samples',
      }),
    );
    tell({ runs: [runOf(9, { state: 'running', cases: [] })], running: [9] });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Submit' }).disabled).toBe(true);
    tell({ runs: [runOf(9)] });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Submit' }).disabled).toBe(false);
    expect(screen.getAllByRole('status').map((s) => s.textContent)).toContain(
      'Samples: Wrong answer, 1 of 2 samples right, first wrong: Sample 2',
    );
    const failing = screen.getByRole('region', { name: 'First sample that fails' });
    const text = (label: string) => within(failing).getByRole('group', { name: `Sample 2: ${label}` }).textContent;
    expect([text('input'), text('expected'), text('got')]).toEqual(['[[]]\n', '0\n', '1\n']);
  });

  it('refuses to send nothing, in words', async () => {
    const { sent } = open();
    write(await editor(), ' ');
    await userEvent.click(screen.getByRole('button', { name: 'Submit' }));
    expect(screen.getByRole('alert').textContent).toBe('There is no code yet.');
    expect(sent.filter((a) => a.kind === 'code')).toEqual([]);
  });

  it('runs on an input of one’s own, begun from a sample', async () => {
    const { sent } = open();
    await editor();
    await userEvent.click(screen.getByRole('button', { name: 'Own input' }));
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Your input/ });
    expect(box.value).toBe('[[1, 2]]\n');
    await userEvent.click(screen.getByRole('button', { name: 'Take sample 2' }));
    await userEvent.click(screen.getByRole('button', { name: 'Run on this input' }));
    expect(sent.at(-1)).toMatchObject({ kind: 'code', what: 'own', input: '[[]]\n' });
  });

  it('names the price of a hint before it is asked for', async () => {
    const { sent } = open();
    await editor();
    const hints = screen.getByRole('region', { name: 'Hints' });
    expect(hints.textContent).toContain('3 left, each tells more than the one before. The first costs 6 points');
    await userEvent.click(within(hints).getByRole('button', { name: 'Ask for a hint' }));
    expect(sent.at(-1)).toEqual({ kind: 'hint', problem: 'pairs' });
  });

  it('sends what was typed before the round ends', async () => {
    const { sent } = open();
    write(await editor(), '# last');
    await userEvent.click(screen.getByRole('button', { name: 'End' }));
    const dialog = screen.getByRole('alertdialog');
    expect(dialog.textContent).toContain('Not submitted: Problem pairs.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'End the round' }));
    await waitFor(() => expect(sent.map((a) => a.kind).slice(-2)).toEqual(['draft', 'end']));
  });

  it('says why nothing runs, and leaves the rest', async () => {
    open(one({ canRun: false, why: 'bubblewrap is missing; install bubblewrap' }));
    expect((await editor()).readOnly).toBe(false);
    // Beside the statement, and beside the buttons that it bars.
    expect(screen.getAllByText(/install bubblewrap/)).toHaveLength(2);
    for (const name of ['Run samples', 'Submit'])
      expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
    expect(screen.getByRole('textbox', { name: 'Your words' })).toBeTruthy();
  });

  it('shows one part at a time where there is no room for more', async () => {
    isNarrow = true;
    open();
    const parts = await screen.findByRole('navigation', { name: 'Parts of the room' });
    expect(
      within(parts)
        .getAllByRole('button')
        .map((b) => b.textContent),
    ).toEqual(['Talk', 'Problem', 'Code', 'Notes']);
    expect(screen.getByRole('heading', { name: 'Problem pairs' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /^Code/ })).toBeNull();
    await userEvent.click(within(parts).getByRole('button', { name: 'Code' }));
    expect(await editor()).toBeTruthy();
  });
});

describe('an assessment', () => {
  const assessment = codePageOf({ kind: 'assessment', talks: false });

  it('has two problems with what counts of each, nobody to talk to and no hints', async () => {
    open(assessment, {
      submitted: [{ problem: 'pairs', run: 5, language: 'python', verdict: 'timeLimit', words: 'time limit exceeded' }],
      hintsLeft: {},
    });
    const tabs = await screen.findByRole('navigation', { name: 'Problems' });
    expect(
      within(tabs)
        .getAllByRole('button')
        .map((b) => b.textContent),
    ).toEqual(['1. Problem pairs time limit exceeded', '2. Problem clips not submitted']);
    expect(screen.queryByRole('textbox', { name: 'Your words' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Hints' })).toBeNull();
    await userEvent.click(within(tabs).getByRole('button', { name: /clips/ }));
    expect((await editor()).value).toBe('def clips(): pass\n');
    expect(screen.getByRole('heading', { name: 'Problem clips' })).toBeTruthy();
  });

  it('offers the debrief when it is over, and nothing to run', async () => {
    open(assessment, {}, { ended: { atMs: 60_000, why: 'time', text: '' } });
    expect(await screen.findByRole('button', { name: 'Read the debrief' })).toBeTruthy();
    expect((await editor()).readOnly).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Submit' }).disabled).toBe(true);
  });
});
