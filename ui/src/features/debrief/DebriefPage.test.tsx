import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DebriefPage as DebriefData, Job } from '../../api/types';
import { DebriefPage } from './DebriefPage';

const said = { kind: 'said', seq: 3, atMs: 25_000, quote: 'What breaks first?' };
const page = {
  session: {
    id: 's',
    prompt: 'behavioural',
    title: 'Behavioural',
    company: '',
    role: '',
    level: 'L5',
    mode: 'coached',
    spentMs: 60_000,
    minutes: 45,
  },
  title: 'Meta TPM behavioural',
  seed: 7,
  talk: true,
  phases: [],
  debrief: {
    prompt: 'behavioural',
    level: 'L5',
    mode: 'coached',
    feedback: {
      decision: 'noHire',
      because: 'Weighted mean 2.5 of 5; 3.0 is needed.',
      strongestMoment: said,
      quotes: [said],
    },
    outcome: null,
    dimensions: [
      {
        id: 'scoping',
        level: 2,
        evidence: [{ kind: 'absent', seq: 0, atMs: 0, quote: '', signal: 'noSuccess', strength: -5, because: '' }],
      },
    ],
    answers: [
      {
        question: 'q',
        asked: 'Tell me of a risk.',
        atMs: 20_000,
        words: 0,
        spokenMs: 0,
        best: null,
        against: null,
        held: [],
        missed: [],
        askedFor: [],
        strong: [],
        weak: [],
        anchors: {},
      },
    ],
    disclosed: [],
    missed: [],
    assumptions: [],
    claims: [],
    risks: [],
    phases: [],
    timeline: [],
    thinking: [],
    changes: [],
    drill: 'Say it again.',
  },
  transcript: [
    { seq: 1, atMs: 0, by: 'interviewer', type: 'started', text: 'Over to you.' },
    { seq: 3, atMs: 25_000, by: 'candidate', type: 'said', text: 'First: What breaks first? I would ask.' },
  ],
  runs: [],
  world: [],
  facts: [],
  designs: [],
  metrics: [],
  ledger: [],
  schema: [],
  components: [],
} as unknown as DebriefData;

let answers: Record<string, unknown>;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const found = answers[`${init?.method ?? 'GET'} ${path.replace('/api/v1', '')}`];
    return Promise.resolve(found === undefined ? json({ detail: 'no' }, 404) : json(found));
  });
});

const open = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={['/sessions/s/debrief']}>
        <Routes>
          <Route path="/sessions/:id/debrief" element={<DebriefPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );

describe('the debrief page', () => {
  it('is whole without an outcome: verdict, questions, moments, no money and no run', async () => {
    answers = { 'GET /sessions/s/debrief': page };
    open();
    expect(await screen.findByText('No hire')).toBeTruthy();
    for (const heading of ['Question by question', 'Moment by moment', 'Again, and take it along'])
      expect(screen.getByRole('heading', { name: heading })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Where the money went' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'The run' })).toBeNull();
    expect(screen.getByText('Not heard: no success')).toBeTruthy();
  });

  it('leads from a quote to its moment, the words marked', async () => {
    answers = { 'GET /sessions/s/debrief': page };
    open();
    const slider = await screen.findByRole('slider', { name: 'Moment of the session' });
    expect(slider.getAttribute('aria-valuetext')).toContain('00:00, interviewer');
    await userEvent.click(screen.getAllByRole('link', { name: /What breaks first/ })[0] as HTMLElement);
    expect(slider.getAttribute('aria-valuetext')).toContain('00:25, you');
    const now = screen.getByRole('list', { name: 'Transcript' }).querySelector('[aria-current]') as HTMLElement;
    expect(within(now).getByText('you')).toBeTruthy();
    slider.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(slider.getAttribute('aria-valuetext')).toContain('00:00');
  });

  it('weighs a session first, with its progress, and can be cancelled', async () => {
    const job: Job = { id: 'j', state: 'running', title: '', done: 0.25, text: 'Looking for the best plan' };
    answers = { 'POST /sessions/s/debrief': job, 'GET /jobs/j': job, 'DELETE /jobs/j': {} };
    open();
    expect(await screen.findByText(/Looking for the best plan/)).toBeTruthy();
    expect(screen.getByRole('progressbar')).toHaveProperty('value', 0.25);
    answers['GET /jobs/j'] = { ...job, state: 'cancelled' };
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the weighing' }));
    expect(await screen.findByRole('button', { name: 'Weigh it now' }, { timeout: 3000 })).toBeTruthy();
  });
});
