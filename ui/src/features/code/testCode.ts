import type { CodePage, CodeProblem, CodeRun, CodeState } from '../../api/types';

/** A small round with code for tests. */
export const codeProblemOf = (id: string, changes: Partial<CodeProblem> = {}): CodeProblem => ({
  id,
  title: `Problem ${id}`,
  statement: `Count the **${id}**.\n\n\`\`\`\nin 1\n\n  out 2\n\`\`\``,
  level: 'medium',
  minutes: 25,
  mode: 'function',
  languages: ['python', 'javascript', 'cpp'],
  starts: { python: `def ${id}(): pass\n`, javascript: `// ${id}\n`, cpp: '' },
  shipped: false,
  samples: [
    { name: 'sample/1', input: '[[1, 2]]\n', answer: '3\n', description: 'One and two.' },
    { name: 'sample/2', input: '[[]]\n', answer: '0\n', description: null },
  ],
  ownInput: true,
  timeLimitMs: { python: 1_500, javascript: 1_000 },
  memoryBytes: 268_435_456,
  codeBytes: 131_072,
  ...changes,
});

export const codePageOf = (changes: Partial<CodePage> = {}): CodePage => ({
  kind: 'coding',
  talks: true,
  canRun: true,
  languages: [
    { id: 'python', name: 'Python 3', monaco: 'python' },
    { id: 'javascript', name: 'JavaScript', monaco: 'javascript' },
  ],
  problems: [codeProblemOf('pairs'), codeProblemOf('clips')],
  hintPoints: [6, 9, 12],
  ...changes,
});

export const codeStateFor = (changes: Partial<CodeState> = {}): CodeState => ({
  problem: 'pairs',
  drafts: [],
  runs: [],
  running: [],
  submitted: [],
  hints: [],
  hintsLeft: { pairs: 3, clips: 3 },
  ...changes,
});

export const runOf = (id: number, changes: Partial<CodeRun> = {}): CodeRun => ({
  id,
  atMs: id * 1_000,
  problem: 'pairs',
  language: 'python',
  what: 'samples',
  state: 'done',
  verdict: 'wrongAnswer',
  words: 'wrong answer',
  cases: [
    { name: 'sample/1', isSample: true, verdict: 'accepted', words: 'accepted', cpuMs: 20, peakBytes: 9_000_000 },
    {
      name: 'sample/2',
      isSample: true,
      verdict: 'wrongAnswer',
      words: 'wrong answer',
      cpuMs: 21,
      peakBytes: 9_000_000,
      message: 'line 1: 0 expected, 1 found',
    },
  ],
  casesInAll: 2,
  failing: {
    name: 'sample/2',
    input: '[[]]\n',
    expected: '0\n',
    output: '1\n',
    errors: '',
    message: 'line 1: 0 expected, 1 found',
  },
  cpuMs: 21,
  peakBytes: 9_000_000,
  timeLimitMs: 1_500,
  limit: 'none',
  ...changes,
});
