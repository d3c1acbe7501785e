import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { dossier, drills, loops, plan, study } from '../../testing/fixtures';
import { pretendServer, Refusal, show } from '../../testing/server';
import { continueLine, offsetOfLine } from './lines';
import { daysUntil, isoDay, planTarget } from './plan';
import { StudyPage } from './StudyPage';

const answers = {
  'GET /study': study,
  'GET /drills': drills,
  'GET /loops': loops,
  'GET /plan': plan,
  'GET /dossier': dossier,
  'POST /sessions': { id: 'new1' },
};

beforeEach(() => localStorage.clear());

describe('days and lines', () => {
  it('leads every kind of planned item to a page', () => {
    expect(
      ['drill', 'drill:framing', 'interview:quest-patches', 'loop:meta-tpm', 'study', undefined].map(planTarget),
    ).toEqual([
      '/study#due',
      '/?start=drill-framing',
      '/?start=quest-patches',
      '/loops/meta-tpm',
      '/study#dossier',
      undefined,
    ]);
    expect([daysUntil('2026-12-19', '2026-11-29'), daysUntil('2026-11-30', '2026-11-29')]).toEqual([
      'in 20 days',
      'tomorrow',
    ]);
    expect(isoDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  it('finds the beginning of every line', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z ]*$/), { minLength: 1, maxLength: 20 }), fc.nat(19), (lines, n) => {
        const line = (n % lines.length) + 1;
        const text = lines.join('\n');
        expect(text.slice(offsetOfLine(text, line)).split('\n')[0]).toBe(lines[line - 1]);
      }),
    );
  });

  it('keeps the indentation on Enter, under a list entry as well', () => {
    expect(continueLine('  - id: a', 9, 9)).toEqual({ text: '  - id: a\n    ', at: 14 });
    expect(continueLine('    title: b\nx', 12, 12)?.text).toBe('    title: b\n    \nx');
    expect(continueLine('projects:', 9, 9)).toBeUndefined();
  });
});

describe('study', () => {
  it('shows what is due and where it comes from, and starts it', async () => {
    pretendServer(answers);
    show(<StudyPage />, '/study', '/study');
    expect(await screen.findByText(/Asked for by: Shard move, scoping 2/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Start the drill: Framing' }));
    await waitFor(() => expect(screen.getByLabelText('address').textContent).toBe('/rooms/new1'));
  });

  it('says when the next drill is due where none is', async () => {
    pretendServer({ ...answers, 'GET /study': { due: [], weaknesses: [] } });
    show(<StudyPage />);
    expect(await screen.findByText('Nothing is due. Estimation comes back in 3 days.')).toBeTruthy();
  });

  it('plans the days, offers them as a calendar and remembers the day', async () => {
    const asked = pretendServer(answers);
    show(<StudyPage />);
    const until = isoDay(new Date(Date.now() + 20 * 86_400_000));
    const field = await screen.findByLabelText('Day of the interview');
    await userEvent.type(field, until);
    await userEvent.click(screen.getByRole('button', { name: 'Plan the days' }));
    expect((await screen.findByRole('link', { name: 'Sit a segment: design' })).getAttribute('href')).toBe(
      '/?start=quest-patches',
    );
    const query = `?loop=meta-tpm&until=${until}&hoursPerDay=0.75`;
    expect(asked.map((a) => a.path)).toContain(`/plan${query}`);
    expect(screen.getByRole('link', { name: /calendar/ }).getAttribute('href')).toBe(`/api/v1/plan.ics${query}`);
    expect(localStorage.getItem('dryrun.plan')).toContain(until);
  });

  it('asks for a day from today on', async () => {
    const asked = pretendServer(answers);
    show(<StudyPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Plan the days' }));
    expect(screen.getByText('A day from today on.')).toBeTruthy();
    expect(asked.some((a) => a.path.startsWith('/plan'))).toBe(false);
  });

  it('leads a problem of the dossier to its line', async () => {
    pretendServer(answers);
    show(<StudyPage />);
    const text = await screen.findByLabelText<HTMLTextAreaElement>('Dossier as YAML');
    await userEvent.click(screen.getByRole('button', { name: 'line 2' }));
    expect(document.activeElement).toBe(text);
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('  - id: rollout');
  });

  it('keeps a dossier that is right and shows the lines of one that is not', async () => {
    let right = false;
    pretendServer({
      ...answers,
      'PUT /dossier': (body: unknown) =>
        right
          ? { yaml: (body as { yaml: string }).yaml, problems: [], gaps: [], uncovered: [] }
          : new Refusal(422, 'wrong', [{ line: 3, message: 'role is boss; allowed tpm or mle' }]),
    });
    show(<StudyPage />);
    const section = await screen.findByRole('region', { name: 'Your projects and stories' });
    const text = await within(section).findByLabelText('Dossier as YAML');
    await userEvent.type(text, '# more');
    await userEvent.click(within(section).getByRole('button', { name: 'Check and keep' }));
    expect(await within(section).findByText(/role is boss/)).toBeTruthy();
    right = true;
    await userEvent.click(within(section).getByRole('button', { name: 'Check and keep' }));
    expect(await within(section).findByText('Kept.')).toBeTruthy();
    expect(within(section).queryByText(/role is boss/)).toBeNull();
  });
});
