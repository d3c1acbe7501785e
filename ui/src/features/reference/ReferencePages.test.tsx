import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LabRun } from '../../api/types';
import { drills, kinds, prompts, quest, questPage } from '../../testing/fixtures';
import { fleet } from '../../testing/fleetSystem';
import { pretendServer, Refusal, show } from '../../testing/server';
import { daily, finding } from './lab/RunChart';
import { cost, interval, ledgerRows, readCount, reach } from './lab/labFigures';
import { LabPage } from './LabPage';
import { PromptPage } from './PromptPage';
import { RubricPage } from './RubricPage';
import { SystemPage } from './SystemPage';

const run: LabRun = {
  system: 'fleet-update',
  modelVersion: 1,
  seed: 1,
  replicates: 16,
  grid: 'full',
  metrics: {
    t90Days: { mean: 18.32, low: 12.1, high: 24.5, unit: 'days', reached: 12 },
    t99Days: { mean: null, low: null, high: null, unit: 'days', reached: 0 },
  },
  ledger: { exposure: 8_116_500, egress: 1_000_000, fines: 0 },
  expectedCost: { mean: 91_165, low: 80_000, high: 102_000, unit: 'dollars' },
  knobs: {},
  series: {},
  timeline: [
    {
      atMinute: 1440,
      kind: 'ringOpened',
      severity: 'harm',
      text: 'Day 1 00:00: Stage 2 of 3 opens',
      component: 'releaseControl',
      affected: 2_000_000,
    },
  ],
  hash: '04bc6ef6b4da9462',
};

beforeEach(() => localStorage.clear());

describe('a prompt', () => {
  const at = (answers: object) => {
    pretendServer({ 'GET /prompts/quest-patches': questPage, ...answers });
    show(<PromptPage />, '/prompts/quest-patches', '/prompts/:id');
  };

  it('shows brief, phases and anchors of a level, and gives no fact away', async () => {
    at({});
    expect(await screen.findByText(quest.brief)).toBeTruthy();
    expect(screen.getByText('Asks for what decides the plan of an L5.')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'L6' }));
    expect(screen.getByText('Asks for what decides the plan of an L6.')).toBeTruthy();
    expect(screen.getByText(/once you have sat this prompt/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows facts with their worth where the server tells them', async () => {
    const facts = [
      {
        id: 'coverageSla',
        name: 'Coverage target',
        framing: false,
        worth: { low: 120_000, mid: 160_000, high: 200_000 },
      },
      { id: 'personas', name: 'Personas', framing: true },
    ];
    at({ 'GET /prompts/quest-patches': { ...questPage, sat: 1, facts } });
    const table = await screen.findByRole('table');
    expect(within(table).getByText('$120K to $200K')).toBeTruthy();
    expect(within(table).getByText('frames the task')).toBeTruthy();
  });
});

describe('a system', () => {
  it('shows knobs with unit, range, class and component; the world only where it is told', async () => {
    pretendServer({ 'GET /systems/fleet-update': { ...fleet, world: undefined }, 'GET /prompts': prompts });
    show(<SystemPage />, '/systems/fleet-update', '/systems/:id');
    const knobs = await screen.findByRole('region', { name: 'Knobs of Rollout' });
    const row = within(knobs).getAllByRole('row')[1]?.textContent;
    expect(row).toContain('a list of 1 to 8 numbers 0.01 to 100, increasing percent');
    expect(row).toContain('Programme');
    expect(row).toContain('Release control');
    expect(screen.getByText('It stands here once you have sat a prompt on this system.')).toBeTruthy();
  });

  it('compares itself with published events as a job', async () => {
    pretendServer({
      'GET /systems/fleet-update': fleet,
      'GET /prompts': prompts,
      'POST /validations': { id: 'job1', state: 'running', title: 'Validating', done: 0, text: '' },
      'GET /jobs/job1': { id: 'job1', state: 'done', title: 'Validating', done: 1, text: 'done' },
      'GET /validations/job1': {
        system: 'fleet-update',
        passed: 1,
        failed: 1,
        rows: [
          {
            case: 'Polls',
            source: 'closed form',
            expected: 10,
            actual: 10.02,
            criterion: 'relative',
            tolerance: 0.01,
            fitted: [],
            calibration: false,
            pass: true,
          },
          {
            case: 'Bricks',
            source: 'an event',
            expected: 100,
            actual: 140,
            criterion: 'relative',
            tolerance: 0.1,
            fitted: ['x'],
            calibration: false,
            pass: false,
          },
        ],
      },
    });
    show(<SystemPage />, '/systems/fleet-update', '/systems/:id');
    await userEvent.click(await screen.findByRole('button', { name: 'Compare now' }));
    expect(await screen.findByText(/1 of 2 comparisons hold/)).toBeTruthy();
    expect(screen.getByText('Misses')).toBeTruthy();
  });
});

describe('the rubric', () => {
  it('is shown with its headings and tables, and never as HTML', async () => {
    pretendServer({
      'GET /rubric': { markdown: '# Marks\n\n| level | 2 |\n|---|---:|\n| L4 | 10 |\n\n<script>alert(1)</script>' },
    });
    show(<RubricPage />);
    expect(await screen.findByRole('heading', { level: 1, name: 'Marks' })).toBeTruthy();
    expect(screen.getByRole('rowheader', { name: 'L4' })).toBeTruthy();
    expect(screen.getByText('<script>alert(1)</script>')).toBeTruthy();
  });
});

describe('the lab', () => {
  const answers = {
    'GET /prompts': prompts,
    'GET /drills': drills,
    'GET /kinds': kinds,
    'GET /systems/fleet-update': fleet,
    'GET /doctor': { rows: [{ name: 'content', state: 'ok', text: '20 prompts' }] },
    'GET /jobs/job1': { id: 'job1', state: 'done', title: 'Running', done: 1, text: 'done' },
    'GET /runs/job1': run,
  };

  it('runs a design with fixed luck and shows dollars, metrics, ledger and what happened', async () => {
    const asked = pretendServer({
      ...answers,
      'POST /runs': { id: 'job1', state: 'running', title: 'Running', done: 0, text: '' },
    });
    show(<LabPage />, '/lab');
    await userEvent.click(await screen.findByRole('radio', { name: /^Reference/ }));
    await userEvent.click(await screen.findByText('Fix luck'));
    await userEvent.selectOptions(screen.getByLabelText('Defect of the build'), 'Fleet wide');
    await userEvent.click(screen.getByRole('button', { name: 'Run 16 times' }));
    expect((await screen.findByText(/^The reference design costs/)).textContent).toContain('$91K ($80K to $100K)');
    expect(asked.find((a) => a.method === 'POST')?.body).toEqual({
      prompt: 'quest-patches',
      design: 'reference',
      seed: 1,
      replicates: 16,
      given: { defect: 'fleetWide' },
    });
    const metrics = screen.getByRole('region', { name: 'Metrics of the run' });
    expect(within(metrics).getByText('days, reached in 12 of 16')).toBeTruthy();
    expect(within(metrics).getByText('not reached')).toBeTruthy();
    expect(screen.getByText('Stage 2 of 3 opens')).toBeTruthy();
  });

  it('shows problems of an own design at their lines and refuses counts out of range', async () => {
    pretendServer({
      ...answers,
      'POST /runs': new Refusal(422, 'wrong', [{ line: 1, message: 'rollout.soakHours is 0; allowed 1 to 168' }]),
    });
    show(<LabPage />, '/lab');
    await userEvent.click(await screen.findByRole('radio', { name: /^Your own/ }));
    const button = () => screen.getByRole('button', { name: /^Run/ });
    expect(button().hasAttribute('disabled')).toBe(true);
    await userEvent.type(screen.getByLabelText('Design as YAML'), 'rollout:');
    await userEvent.click(button());
    expect(await screen.findByText(/rollout.soakHours is 0/)).toBeTruthy();
    const replicates = screen.getByLabelText('Replicates');
    await userEvent.clear(replicates);
    await userEvent.type(replicates, '5000');
    await waitFor(() => expect(screen.getByText('A whole number, 1 to 4096.')).toBeTruthy());
    expect(button().hasAttribute('disabled')).toBe(true);
  });

  it('writes figures for people', () => {
    expect(cost(run.expectedCost)).toBe('$91K ($80K to $100K)');
    expect(interval({ mean: null, low: null, high: null, unit: 'days' })).toBe('');
    expect(reach({ mean: 1, low: 0, high: 2, unit: '', reached: 16 }, 16)).toBe('');
    expect(ledgerRows(run, fleet).map((r) => [r.name, r.dollars])).toEqual([
      ['Exposure', 81_165],
      ['Egress', 10_000],
    ]);
    expect([readCount('7', 1, 9), readCount('', 1, 9), readCount('0.5', 0, 9)].map((c) => c.value)).toEqual([
      7,
      undefined,
      undefined,
    ]);
    const series = { name: 'Egress', unit: 'tbps', atHours: [12, 24, 36, 48], values: [1, 4, 2, 1] };
    expect(finding(series).title).toBe('Egress peaks at 4 tbps on day 1 and ends at 1.');
    expect(daily(series)).toEqual([
      [1, 4],
      [2, 1],
    ]);
  });
});
