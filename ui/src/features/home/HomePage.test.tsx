import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { drills, kinds, loops, problems, prompts, sessions, sitting, study } from '../../testing/fixtures';
import { pretendServer, Refusal, show, type Answers } from '../../testing/server';
import { HomePage } from './HomePage';

const answers: Answers = {
  'GET /prompts': prompts,
  'GET /kinds': kinds,
  'GET /drills': drills,
  'GET /problems': problems,
  'GET /sessions': sessions,
  'GET /loops': loops,
  'GET /sittings': [sitting],
  'GET /study': study,
  'POST /sessions': { id: 'new1' },
};

beforeEach(() => localStorage.clear());

const address = () => screen.getByLabelText('address').textContent;

describe('home', () => {
  it('shows a first visitor one sentence and one button, which opens the Quest room at once', async () => {
    const asked = pretendServer({ ...answers, 'GET /sessions': [], 'GET /sittings': [] });
    show(<HomePage />, '/', '/');
    await userEvent.click(await screen.findByRole('button', { name: 'Start with the Quest prompt' }));
    await waitFor(() => expect(address()).toBe('/rooms/new1'));
    expect(asked.find((a) => a.method === 'POST')?.body).toEqual({ prompt: 'quest-patches', mode: 'coached' });
  });

  it('puts what stands open first, then what is due, then how it goes', async () => {
    pretendServer(answers);
    show(<HomePage />, '/', '/');
    await screen.findByRole('region', { name: 'What you were doing' });
    const heads = screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent);
    expect(heads).toEqual([
      'What you were doing',
      'What to do next',
      'How you are doing',
      'Whole loops',
      'One round at a time',
    ]);
    expect(screen.getByRole('link', { name: `Go on with ${prompts[1]?.title ?? ''}` }).getAttribute('href')).toBe(
      '/rooms/open1',
    );
    expect(screen.getAllByRole('link', { name: /Go on with the loop: Meta/ })[0]?.getAttribute('href')).toBe(
      '/loops/loop1',
    );
    expect(await screen.findByText('Ten minutes: due today')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Scoping: 1, 3, 2 of 5' })).toBeTruthy();
  });

  it('starts a round with code on a problem of one’s choice, or on one that is drawn', async () => {
    const asked = pretendServer(answers);
    show(<HomePage />, '/', '/');
    await userEvent.click(await screen.findByRole('tab', { name: /^Rounds with code/ }));
    expect(await screen.findByRole('button', { name: 'Start Coding' })).toBeTruthy();
    expect(screen.queryByText(/hash map/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Start Pairs of clips' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    await waitFor(() => expect(address()).toBe('/rooms/new1'));
    expect(asked.find((a) => a.method === 'POST')?.body).toMatchObject({ prompt: 'coding', questions: ['pairs'] });
  });

  it('starts a due drill with one click', async () => {
    const asked = pretendServer(answers);
    show(<HomePage />, '/', '/');
    const next = await screen.findByRole('region', { name: 'What to do next' });
    await userEvent.click(await within(next).findByRole('button', { name: 'Start the drill: Framing' }));
    await waitFor(() => expect(address()).toBe('/rooms/new1'));
    expect(asked.find((a) => a.method === 'POST')?.body).toMatchObject({ drill: 'framing', prompt: 'design' });
  });

  it('asks how to sit a prompt, posts it and remembers it', async () => {
    const asked = pretendServer(answers);
    show(<HomePage />, '/?start=shard-move', '/');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: /^Real/ }));
    await userEvent.selectOptions(within(dialog).getByLabelText('Level'), 'L6');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start' }));
    await waitFor(() => expect(address()).toBe('/rooms/new1'));
    expect(asked.find((a) => a.method === 'POST')?.body).toEqual({
      prompt: 'shard-move',
      level: 'L6',
      mode: 'real',
      temperament: 'neutral',
    });
    expect(JSON.parse(localStorage.getItem('dryrun.start') ?? '{}')).toMatchObject({ level: 'L6', mode: 'real' });
  });

  it("says in the server's words why a session could not be started", async () => {
    pretendServer({ ...answers, 'POST /sessions': new Refusal(422, 'level is L9; allowed L5, L6, L7') });
    show(<HomePage />, '/?start=shard-move', '/');
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Start' }));
    expect((await screen.findByRole('alert')).textContent).toContain('level is L9');
  });

  it('says what to do when the server is away', async () => {
    pretendServer({
      ...answers,
      'GET /sessions': new Refusal(503, 'The data folder cannot be written; check its rights.'),
    });
    show(<HomePage />, '/', '/');
    expect((await screen.findByRole('alert')).textContent).toContain('check its rights');
  });

  it('shows every loop as a timeline of rounds with a word for each', async () => {
    pretendServer(answers);
    show(<HomePage />, '/', '/');
    const timeline = await screen.findByRole('list', { name: 'Rounds of Meta technical program manager' });
    expect(
      within(timeline)
        .getAllByRole('listitem')
        .map((li) => li.textContent),
    ).toEqual([
      "Recruiter's callDone30 min, day 0",
      'Screen with a program managerNext45 min, day 6',
      'System designTo come45 min, day 20',
    ]);
  });
});
