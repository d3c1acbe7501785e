import type { APIRequestContext } from '@playwright/test';
import type { Mode, RoomAction, RoomPage, RoomState } from '../../src/api/types';

interface Begin {
  prompt: string;
  mode?: Mode;
  seed?: number;
  questions?: string[];
  role?: string;
  company?: string;
}

/** Opens a session without the home page; what is not said is coached, with a fixed seed. */
export async function begin(request: APIRequestContext, asked: Begin, base = ''): Promise<string> {
  const answer = await request.post(`${base}/api/v1/sessions`, { data: { mode: 'coached', seed: 7, ...asked } });
  if (answer.status() !== 201) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}

export async function look(request: APIRequestContext, id: string, base = ''): Promise<RoomPage> {
  return (await (await request.get(`${base}/api/v1/sessions/${id}`)).json()) as RoomPage;
}

/** Does something in a session past the page, as another tab would. */
export async function does(request: APIRequestContext, id: string, action: RoomAction, base = ''): Promise<RoomState> {
  const { state } = await look(request, id, base);
  const answer = await request.post(`${base}/api/v1/sessions/${id}/actions`, {
    data: { expectedSeq: state.seq, idleMs: 0, typedMs: 0, action },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return ((await answer.json()) as { state: RoomState }).state;
}

/** Ends a session and waits until its debrief is weighed. */
export async function weigh(request: APIRequestContext, id: string, base = '') {
  await does(request, id, { kind: 'end' }, base);
  await request.post(`${base}/api/v1/sessions/${id}/debrief`, { data: {} });
  const giveUpAt = Date.now() + 200_000;
  while ((await request.get(`${base}/api/v1/sessions/${id}/debrief`)).status() !== 200) {
    if (Date.now() > giveUpAt) throw new Error('the debrief was not weighed in time');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
