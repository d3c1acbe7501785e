import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { sessions } from '../../testing/fixtures';
import { pretendServer, show } from '../../testing/server';
import { HistoryPage } from './HistoryPage';

const rows = () => screen.getAllByRole('row').slice(1);

describe('history', () => {
  it('lists every session with what it came to; one that cannot be read says what to do', async () => {
    pretendServer({ 'GET /sessions': sessions });
    show(<HistoryPage />);
    await screen.findByRole('table');
    expect(rows()).toHaveLength(5);
    expect(rows()[1]?.textContent).toContain('No hire');
    expect(rows()[2]?.textContent).toContain('$210K to $310K');
    expect(rows()[4]?.textContent).toContain('Update Dryrun to go on with it');
    expect(within(rows()[4] ?? document.body).queryByRole('link')).toBeNull();
  });

  it('narrows by kind through the address and by words', async () => {
    pretendServer({ 'GET /sessions': sessions });
    show(<HistoryPage />, '/history?show=open');
    await screen.findByRole('table');
    expect(rows()).toHaveLength(1);
    await userEvent.selectOptions(screen.getByLabelText('Show'), 'Finished');
    await userEvent.type(screen.getByLabelText('Find'), 'tiktok');
    expect(rows()).toHaveLength(1);
  });

  it('deletes only after a confirmation', async () => {
    const asked = pretendServer({ 'GET /sessions': sessions, 'DELETE /sessions/open1': {} });
    show(<HistoryPage />, '/history?show=open');
    await userEvent.click(await screen.findByRole('button', { name: /^More for/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this session?' });
    expect(asked.some((a) => a.method === 'DELETE')).toBe(false);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete for good' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.filter((a) => a.method === 'DELETE').map((a) => a.path)).toEqual(['/sessions/open1']);
  });

  it('tries a session again in a new world', async () => {
    const asked = pretendServer({ 'GET /sessions': sessions, 'POST /sessions/done2/again': { id: 'again1' } });
    show(<HistoryPage />, '/history', '/history');
    await screen.findByRole('table');
    await userEvent.click(within(rows()[2] ?? document.body).getByRole('button', { name: /^More for/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Try again, new world' }));
    await waitFor(() => expect(screen.getByLabelText('address').textContent).toBe('/rooms/again1'));
    expect(asked.find((a) => a.method === 'POST')?.body).toEqual({ world: 'new' });
  });

  it('teaches in a sentence where nothing was sat', async () => {
    pretendServer({ 'GET /sessions': [] });
    show(<HistoryPage />);
    expect(await screen.findByText(/^Nothing yet\./)).toBeTruthy();
  });
});
