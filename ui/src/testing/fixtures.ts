import type {
  DossierPage,
  DrillSummary,
  LoopPlan,
  LoopSitting,
  PlanPage,
  ProblemSummary,
  PromptPage,
  PromptSummary,
  SessionSummary,
  StudyPage,
  TalkKind,
} from '../api/types';

/* Answers of the server as the tests of the pages see them. */

const phases = [
  { id: 'frame', name: 'Frame', minutes: 10, goal: 'What is asked, for whom, and what would make it a success.' },
  { id: 'design', name: 'Design', minutes: 20, goal: 'A rollout that can be stopped, and who owns what.' },
  { id: 'deepDive', name: 'Deep dive', minutes: 10, goal: 'What happens when it goes wrong.' },
  { id: 'summary', name: 'Summary', minutes: 5, goal: 'The decision in two minutes.' },
];

export const quest: PromptSummary = {
  id: 'quest-patches',
  title: 'Security patches to Meta Quest headsets in 100 countries',
  company: 'meta',
  role: 'tpm',
  minutes: 45,
  levels: ['L4', 'L5', 'L6'],
  defaultLevel: 'L5',
  kind: 'design',
  runs: true,
  system: { id: 'fleet-update', title: 'Software updates to a fleet of devices' },
  phases,
  brief: 'We need to get a security patch out to Quest headsets in 100 countries. Go ahead.',
};

export const shards: PromptSummary = {
  ...quest,
  id: 'shard-move',
  title: 'User-identity shards moved in 19 days, zero downtime',
  company: 'tiktok',
  levels: ['L5', 'L6', 'L7'],
  runs: false,
  system: { id: 'shard-move', title: 'Shard move' },
  brief: 'Move the identity shards to another region in 19 days without downtime.',
};

export const feed: PromptSummary = {
  ...quest,
  id: 'feed-recommendation',
  title: 'A recommendation feed for short videos',
  company: 'tiktok',
  role: 'mle',
  minutes: 60,
  kind: 'mlDesign',
  runs: false,
  system: { id: 'feed-recommendation', title: 'Feed' },
  brief: 'Design the ranking of a short-video feed.',
};

export const prompts = [feed, quest, shards];

export const questPage: PromptPage = {
  ...quest,
  sat: 0,
  designs: ['naive', 'reference'],
  rubric: [
    {
      dimension: 'scoping',
      name: 'Scoping',
      because: 'Facts are held back to see who asks for what decides the plan.',
      anchors: ['L4', 'L5', 'L6'].flatMap((level) => [
        { level, mark: 1, text: 'Designs before the first question.' },
        { level, mark: 3, text: `Asks for what decides the plan of an ${level}.` },
        { level, mark: 5, text: 'Recasts the task as the harm behind it.' },
      ]),
    },
  ],
};

export const problems: ProblemSummary[] = [
  {
    id: 'pairs',
    title: 'Pairs of clips',
    round: 'coding',
    level: 'medium',
    minutes: 25,
    topics: ['hash map'],
    languages: [{ id: 'python', name: 'Python 3' }],
    sat: 1,
  },
];

export const kinds: TalkKind[] = [
  {
    kind: 'recruiter',
    title: 'Recruiter call',
    minutes: 30,
    questions: 11,
    roles: ['tpm', 'mle'],
    companies: ['meta', 'tiktok'],
    code: false,
    byTalk: '',
  },
  {
    kind: 'coding',
    title: 'Coding',
    minutes: 45,
    questions: 10,
    roles: ['mle'],
    companies: ['tiktok'],
    code: false,
    byTalk: 'Nothing is executed; you talk the code through.',
  },
  {
    kind: 'coding',
    title: 'Coding',
    minutes: 35,
    questions: 8,
    roles: ['mle'],
    companies: ['tiktok'],
    code: true,
    byTalk: '',
  },
];

export const drills: DrillSummary[] = [
  {
    key: 'framing',
    title: 'Framing',
    minutes: 5,
    kind: 'design',
    about: 'constraints before any design: a vague prompt, five minutes, questions only',
    due: true,
    weak: 'Shard move, scoping 2',
  },
  {
    key: 'estimation',
    title: 'Estimation',
    minutes: 4,
    kind: 'estimation',
    about: 'one estimate, with ranges and a figure you would act on',
    due: false,
    dueInDays: 3,
  },
];

export const study: StudyPage = {
  due: drills.slice(0, 1),
  weaknesses: [{ drill: 'framing', seen: 2, text: 'Shard move, scoping 2' }],
};

const session = (part: Partial<SessionSummary>): SessionSummary => ({
  id: 's1',
  prompt: 'quest-patches',
  title: quest.title,
  company: 'meta',
  role: 'tpm',
  level: 'L5',
  mode: 'coached',
  startedAt: '2026-11-28T10:00:00Z',
  spentMs: 754_000,
  minutes: 45,
  ended: false,
  ...part,
});

const marks = (scoping: number, rollout: number) => [
  { id: 'scoping', name: 'Scoping', level: scoping },
  { id: 'rollout', name: 'Rollout', level: rollout },
];

export const sessions: SessionSummary[] = [
  session({ id: 'open1' }),
  session({
    id: 'done1',
    prompt: 'shard-move',
    title: shards.title,
    company: 'tiktok',
    mode: 'real',
    startedAt: '2026-11-27T18:00:00Z',
    ended: true,
    spentMs: 2_700_000,
    decision: 'noHire',
    marks: marks(2, 3),
  }),
  session({
    id: 'done2',
    startedAt: '2026-11-26T18:00:00Z',
    ended: true,
    spentMs: 2_500_000,
    decision: 'hire',
    dollars: { low: 210_000, mid: 260_000, high: 310_000 },
    marks: marks(3, 4),
  }),
  session({
    id: 'done3',
    startedAt: '2026-11-20T18:00:00Z',
    ended: true,
    spentMs: 1_500_000,
    decision: 'strongNoHire',
    dollars: { low: 9_100_000, mid: 1e7, high: 1.1e7 },
    marks: marks(1, 1),
  }),
  session({
    id: 'broken1',
    startedAt: '2026-11-19T18:00:00Z',
    problem: 'The session was written by a newer Dryrun. Update Dryrun to go on with it, or export it.',
  }),
];

const planRound = (id: string, name: string, kind: string, minutes: number) => ({
  id,
  name,
  day: 0,
  minutes,
  segments: [{ kind, title: name, minutes }],
  judges: ['scoping'],
});

export const loops: LoopPlan[] = [
  {
    id: 'meta-tpm',
    name: 'Meta technical program manager',
    company: 'meta',
    role: 'tpm',
    days: 20,
    weeks: 5,
    defaultLevel: 'L5',
    habits: ['Details are disclosed as you probe; no requirement is given.'],
    levels: ['L4', 'L5', 'L6'],
    rounds: [
      planRound('recruiter', "Recruiter's call", 'recruiter', 30),
      planRound('screen', 'Screen with a program manager', 'behavioural', 45),
      planRound('behavioural', 'Behavioural', 'behavioural', 45),
      planRound('estimation', 'Estimation', 'estimation', 30),
      planRound('design', 'System design', 'design', 45),
      planRound('partnership', 'Partnership across teams', 'cross-functional', 45),
      planRound('offer', 'Offer call', 'offer', 20),
    ],
  },
  {
    id: 'tiktok-tpm',
    name: 'TikTok technical program manager',
    company: 'tiktok',
    role: 'tpm',
    days: 18,
    weeks: 4,
    defaultLevel: 'L5',
    habits: [],
    levels: ['L5', 'L6', 'L7'],
    rounds: [
      planRound('recruiter', "Recruiter's call", 'recruiter', 30),
      planRound('design', 'System design', 'design', 45),
    ],
  },
];

export const sitting: LoopSitting = {
  id: 'loop1',
  loop: 'meta-tpm',
  name: 'Meta technical program manager',
  company: 'meta',
  role: 'tpm',
  level: 'L5',
  mode: 'coached',
  startedAt: '2026-11-20T10:00:00Z',
  over: false,
  moreToCome: false,
  committeeNext: false,
  rounds: [
    {
      id: 'recruiter',
      name: "Recruiter's call",
      day: 0,
      minutes: 30,
      state: 'done',
      feedback: [
        {
          title: 'Recruiter call',
          decision: 'hire',
          because: 'No decisive dimension below 3, weighted mean 3.2 of 5.',
        },
      ],
      segments: [{ kind: 'recruiter', title: 'Recruiter call', minutes: 30, session: 'l1', state: 'done' }],
    },
    {
      id: 'screen',
      name: 'Screen with a program manager',
      day: 6,
      minutes: 45,
      state: 'next',
      segments: [
        { kind: 'behavioural', title: 'Behavioural', minutes: 25, state: 'next' },
        { kind: 'technical-deep-dive', title: 'Technical deep dive', minutes: 20, state: 'toCome' },
      ],
    },
    {
      id: 'design',
      name: 'System design',
      day: 20,
      minutes: 45,
      state: 'toCome',
      segments: [{ kind: 'design', title: 'Design', minutes: 45, state: 'toCome' }],
    },
  ],
  next: { round: 'screen', text: 'Behavioural, 25 minutes, with the program manager who screens.' },
};

const item = (text: string, minutes: number, link?: string) => ({
  text,
  minutes,
  because: 'The guide asks for it.',
  link,
});

export const plan: PlanPage = {
  loop: 'meta-tpm',
  until: '2026-12-19',
  hours: 16.4,
  leftOut: [],
  days: [
    {
      date: '2026-11-29',
      minutes: 48,
      items: [item("Today's drills", 8, 'drill'), item('Enter three to five projects you owned', 40, 'study')],
    },
    { date: '2026-11-30', minutes: 45, items: [item('Sit a segment: design', 45, 'interview:quest-patches')] },
  ],
};

export const dossier: DossierPage = {
  yaml: 'projects:\n  - id: rollout\n    name: Staged rollouts\nstories: []\n',
  problems: [
    { line: 2, property: 'projects.0.scope', message: 'projects.0.scope is missing; say in a sentence what you owned' },
  ],
  gaps: [
    {
      project: 'rollout',
      field: 'tradeOff',
      text: 'No trade-off with what was rejected.',
      ask: 'What did you give up?',
    },
  ],
  uncovered: ['Tell me about a time you pushed back on engineering.'],
};
