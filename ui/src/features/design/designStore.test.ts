import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ApiError } from '../../api/client';
import type { ActionAnswer, JsonTree, RoomAction, RoomState } from '../../api/types';
import { DesignSession, type Act } from './designStore';
import { emptyDrawing, join } from './model/drawing';
import { merge, patchOf } from './model/patch';

beforeEach(() => localStorage.clear());

/** A server that keeps a design and can be told to fail the next times. */
class Server {
  design: JsonTree;
  seq = 1;
  sent: RoomAction[] = [];
  failures: ApiError[] = [];

  constructor(design: JsonTree = {}) {
    this.design = design;
  }

  act: Act = (action) => {
    const failure = this.failures.shift();
    if (failure) return Promise.reject(failure);
    this.sent.push(action);
    if (action.kind === 'design') this.design = merge(this.design, action.patch);
    if (action.kind === 'designText') this.design = JSON.parse(action.yaml) as JsonTree;
    this.seq += 1;
    return Promise.resolve({
      lines: [],
      state: { design: this.design, seq: this.seq } as RoomState,
    } satisfies ActionAnswer);
  };
}

const said: string[] = [];
const open = (server: Server, id = 'session', act: Act | null = server.act) => {
  const session = new DesignSession(id, server.design);
  session.follow(server.design, server.seq, act, (text) => said.push(text));
  return session;
};

describe('the design in the browser', () => {
  it('shows a change at once and sends it as one action', async () => {
    const server = new Server();
    const session = open(server);
    session.commit(patchOf('rollout.soakHours', 4), 'Soak time: 4 hours');
    expect(session.tree()).toEqual({ rollout: { soakHours: 4 } });
    await session.drain();
    expect(server.sent).toEqual([{ kind: 'design', patch: { rollout: { soakHours: 4 } } }]);
    expect(session.store.getState().pending).toEqual([]);
    expect(said.at(-1)).toBe('Soak time: 4 hours');
  });

  it('sends nothing for a change that changes nothing', async () => {
    const server = new Server({ rollout: { soakHours: 4 } });
    const session = open(server);
    session.commit(patchOf('rollout.soakHours', 4), 'same');
    await session.drain();
    expect([server.sent, session.store.getState().past]).toEqual([[], []]);
  });

  it('undoes and redoes by new actions until everything is as it was', async () => {
    const value = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(null));
    const change = fc.tuple(fc.constantFrom('a.x', 'a.y', 'b'), value);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        localStorage.clear();
        const server = new Server({ a: { x: 0 } });
        const [before, session] = [server.design, open(server)];
        for (const [path, v] of changes) session.commit(patchOf(path, v), path);
        await session.drain();
        const [after, steps] = [server.design, session.store.getState().past.length];
        for (let i = 0; i < steps; i += 1) session.undo();
        await session.drain();
        expect(server.design).toEqual(before);
        for (let i = 0; i < steps; i += 1) session.redo();
        await session.drain();
        expect(server.design).toEqual(after);
        expect(server.sent).toHaveLength(3 * steps);
      }),
      { numRuns: 60 },
    );
  });

  it('puts a change on top of a state that went on elsewhere', async () => {
    const server = new Server();
    const session = open(server);
    server.failures = [new ApiError(409, 'The session went on elsewhere.')];
    session.commit(patchOf('rollout.soakHours', 4), 'Soak time');
    server.design = { delivery: { deadlineDays: 7 } };
    await session.drain();
    expect(server.design).toEqual({ delivery: { deadlineDays: 7 }, rollout: { soakHours: 4 } });
    expect(session.tree()).toEqual(server.design);
  });

  it('keeps changes while the server is away, over a reload too', async () => {
    const server = new Server();
    const session = open(server);
    server.failures = [new ApiError(0, 'Dryrun does not answer.')];
    session.commit(patchOf('rollout.soakHours', 4), 'Soak time');
    session.draft('delivery.deadlineDays', '7');
    await session.drain();
    expect(session.tree()).toEqual({ rollout: { soakHours: 4 } });
    const again = open(server);
    expect(again.store.getState().drafts).toEqual({ 'delivery.deadlineDays': '7' });
    await again.drain();
    expect(server.design).toEqual({ rollout: { soakHours: 4 } });
  });

  it('drops a change that the server refuses, and says why', async () => {
    const server = new Server();
    const session = open(server);
    server.failures = [new ApiError(422, 'rollout.soakHours is 900; allowed 1 to 168')];
    session.commit(patchOf('rollout.soakHours', 900), 'Soak time');
    session.commit(patchOf('rollout.autoHalt', true), 'Automatic halt');
    await session.drain();
    expect(session.tree()).toEqual({ rollout: { autoHalt: true } });
    expect(session.store.getState().refusal?.name).toBe('Soak time');
    expect(session.store.getState().past.map((c) => c.name)).toEqual(['Automatic halt']);
  });

  it('never goes back to an older state', async () => {
    const server = new Server();
    const session = open(server);
    const [old, oldSeq] = [server.design, server.seq];
    session.commit(patchOf('rollout.soakHours', 4), 'Soak time');
    await session.drain();
    session.follow(old, oldSeq, server.act, () => undefined);
    expect(session.tree()).toEqual({ rollout: { soakHours: 4 } });
  });

  it('takes a whole text as one step', async () => {
    const server = new Server({ rollout: { soakHours: 4 } });
    const session = open(server);
    await session.replace('{"rollout": {"rings": [1, 100]}}');
    expect(session.tree()).toEqual({ rollout: { rings: [1, 100] } });
    session.undo();
    await session.drain();
    expect(server.design).toEqual({ rollout: { soakHours: 4 } });
  });

  it('undoes a drawing without telling the server', async () => {
    const server = new Server();
    const session = open(server);
    session.draw(join(emptyDrawing, 'a', 'b'), 'Line from a to b');
    session.undo();
    expect(session.store.getState().drawing.lines).toEqual([]);
    session.redo();
    expect(session.store.getState().drawing.lines).toEqual([{ from: 'a', to: 'b' }]);
    await session.drain();
    expect(server.sent).toEqual([]);
    expect(open(server).store.getState().drawing.lines).toHaveLength(1);
  });

  it('gives up what never arrived when the design is fixed', async () => {
    const server = new Server();
    const session = open(server, 'closed', null);
    session.commit(patchOf('rollout.soakHours', 4), 'Soak time');
    session.close();
    session.follow(server.design, server.seq, server.act, () => undefined);
    await session.drain();
    expect([session.tree(), server.sent]).toEqual([{}, []]);
    expect(session.store.getState().refusal?.name).toBe('Soak time');
  });

  it('waits while nothing can be sent', async () => {
    const server = new Server();
    const session = open(server, 'fixed', null);
    session.commit(patchOf('rollout.soakHours', 4), 'Soak time');
    await session.drain();
    expect(server.sent).toEqual([]);
    session.follow(server.design, server.seq, server.act, () => undefined);
    await session.drain();
    expect(server.sent).toHaveLength(1);
  });
});
