import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LoopSitting } from '../../api/types';
import { loops, sessions, sitting } from '../../testing/fixtures';
import { pretendServer, show } from '../../testing/server';
import { LoopPage } from './LoopPage';
import { daysBefore, later, nextStep } from './sitting';

const open = (sat: LoopSitting): LoopSitting => ({
  ...sat,
  rounds: sat.rounds.map((r) =>
    r.id === 'screen'
      ? {
          ...r,
          state: 'sitting',
          segments: r.segments.map((s, i) => (i === 0 ? { ...s, state: 'sitting', session: 'open1' } : s)),
        }
      : r,
  ),
  next: { round: 'screen', text: 'Behavioural', session: 'open1' },
});

const at = (id: string) => show(<LoopPage />, `/loops/${id}`, '/loops/:id');
const address = () => screen.getByLabelText('address').textContent;

beforeEach(() => localStorage.clear());

describe('the one thing to do in a loop', () => {
  it('opens the next segment, goes on with an open one, weighs one that ended, lets the committee sit', () => {
    const never = () => undefined;
    expect(nextStep(sitting, never).kind).toBe('open');
    expect(nextStep(open(sitting), () => false)).toEqual({ kind: 'goOn', session: 'open1', text: 'Behavioural' });
    expect(nextStep(open(sitting), () => true).kind).toBe('close');
    expect(nextStep({ ...sitting, next: undefined, committeeNext: true }, never).kind).toBe('committee');
    expect(nextStep({ ...sitting, over: true }, never).kind).toBe('over');
  });

  it('counts the days between rounds', () => {
    expect(sitting.rounds.map((_, i) => daysBefore(sitting.rounds, i))).toEqual([undefined, 6, 14]);
    expect([later(0), later(1), later(6)]).toEqual(['the same day', 'a day later', '6 days later']);
  });
});

describe('a loop page', () => {
  it('starts a loop where the address names a plan', async () => {
    const asked = pretendServer({ 'GET /loops': loops, 'POST /sittings': { id: 'loop2' } });
    at('meta-tpm');
    await userEvent.click(await screen.findByRole('radio', { name: /^Back to back/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Start the loop' }));
    await waitFor(() => expect(address()).toBe('/loops/loop2'));
    expect(asked.find((a) => a.method === 'POST')?.body).toEqual({
      loop: 'meta-tpm',
      level: 'L5',
      mode: 'coached',
      temperament: 'neutral',
      backToBack: true,
    });
  });

  it('goes into the next segment', async () => {
    pretendServer({
      'GET /loops': loops,
      'GET /sessions': sessions,
      'GET /sittings/loop1': sitting,
      'POST /sittings/loop1/next': { session: 'seg2' },
    });
    at('loop1');
    await userEvent.click(await screen.findByRole('button', { name: 'Go into the next segment' }));
    await waitFor(() => expect(address()).toBe('/rooms/seg2'));
  });

  it('weighs a segment that ended, with progress, and then offers the next one', async () => {
    let weighed = false;
    pretendServer({
      'GET /loops': loops,
      'GET /sessions': sessions.map((s) => (s.id === 'open1' ? { ...s, ended: true } : s)),
      'GET /sittings/loop1': () => (weighed ? sitting : open(sitting)),
      'POST /sittings/loop1/close': {
        id: 'job1',
        state: 'running',
        title: "Writing the round's ballot",
        done: 0,
        text: '',
      },
      'GET /jobs/job1': () => {
        const state = weighed ? 'done' : 'running';
        weighed = true;
        return { id: 'job1', state, title: "Writing the round's ballot", done: 0.4, text: 'weighing' };
      },
    });
    at('loop1');
    await userEvent.click(await screen.findByRole('button', { name: 'Weigh it and go on' }));
    expect(await screen.findByText("Writing the round's ballot")).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Go into the next segment' }, { timeout: 3000 })).toBeTruthy();
  });

  it('keeps debriefs of a real loop closed until the committee has sat', async () => {
    const real: LoopSitting = { ...sitting, mode: 'real' };
    pretendServer({ 'GET /loops': loops, 'GET /sessions': sessions, 'GET /sittings/loop1': real });
    const page = at('loop1');
    await screen.findByText(/before the committee has sat/);
    expect(screen.queryByRole('link', { name: /^Debrief of/ })).toBeNull();
    page.unmount();
    pretendServer({
      'GET /loops': loops,
      'GET /sessions': sessions,
      'GET /sittings/loop1': { ...real, over: true, committee: { decision: 'hire', text: 'Four of five for it.' } },
    });
    at('loop1');
    expect(await screen.findByRole('link', { name: 'Debrief of Recruiter call' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See the committee' }).getAttribute('href')).toBe('/loops/loop1/committee');
  });

  it('says so where there is no such loop', async () => {
    pretendServer({ 'GET /loops': loops });
    at('gone');
    expect((await screen.findByRole('alert')).textContent).toContain('no such loop');
  });
});
