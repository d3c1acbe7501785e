import type { Line, RoomPage, RoomState } from '../../api/types';

/** A small room for tests. */
export const stateOf = (changes: Partial<RoomState> = {}): RoomState => ({
  seq: 3,
  clockMs: 10_000,
  chargedMs: 4_000,
  phase: 'frame',
  phases: [{ id: 'frame', atMs: 0 }],
  frozen: false,
  design: {},
  yaml: '',
  problems: [],
  undecided: [],
  offers: [],
  facts: [],
  assumptions: [],
  runs: [],
  ...changes,
});

export const lineOf = (seq: number, changes: Partial<Line> = {}): Line => ({
  seq,
  atMs: seq * 1_000,
  by: 'interviewer',
  type: 'said',
  text: `line ${seq}`,
  ...changes,
});

export const pageOf = (changes: Partial<RoomPage> = {}): RoomPage => ({
  id: 's1',
  title: 'Security patches',
  brief: 'Design a system to push security patches.',
  company: 'meta',
  role: 'tpm',
  level: 'L5',
  mode: 'coached',
  minutes: 45,
  totalMs: 45 * 60_000,
  phases: [
    { id: 'frame', name: 'Frame', minutes: 10, goal: '' },
    { id: 'design', name: 'Design', minutes: 35, goal: '' },
  ],
  byTalk: '',
  talk: false,
  runs: true,
  components: [],
  design: [
    {
      id: 'rollout',
      name: 'Rollout',
      knobs: [
        {
          path: 'rollout.soakHours',
          name: 'Soak time',
          meaning: '',
          unit: 'hours',
          kind: 'number',
          allowed: '1 to 168',
          class: 'programme',
          component: 'otaService',
        },
      ],
    },
  ],
  metrics: [],
  ledger: [],
  acts: [
    { id: 'question', name: 'Question' },
    { id: 'assumption', name: 'Assumption' },
    { id: 'owner', name: 'Owner' },
  ],
  facts: [
    { id: 'bricking', name: 'Bricking' },
    { id: 'scale', name: 'Fleet size' },
  ],
  contentChanged: false,
  state: stateOf(),
  transcript: [lineOf(1, { type: 'started', text: 'Over to you.' })],
  ...changes,
});
