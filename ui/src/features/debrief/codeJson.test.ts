import { describe, expect, it } from 'vitest';
import { complexityWords, effortWords, evidenceOf, type CodeProblemReport } from './codeJson';

const none = { expected: null, claimed: null, measured: null, agrees: null };

const report = (changes: Partial<CodeProblemReport> = {}): CodeProblemReport => ({
  id: 'pairs',
  title: 'Pairs',
  language: 'python',
  solved: true,
  verdict: 'accepted',
  words: 'accepted',
  minutesToAccepted: 18,
  submissions: 2,
  sampleRuns: 4,
  ownRuns: 1,
  hints: 0,
  code: '',
  complexity: { expected: 'n', claimed: 'n log n', measured: 'n', agrees: true },
  edges: { named: [], afterAsked: [], missed: [] },
  followUps: [],
  ...changes,
});

describe('the report on a problem', () => {
  it('says how it went in one line', () => {
    expect(effortWords(report())).toBe(
      'Accepted after 18 min; 2 submissions, 4 runs of the samples, 1 input of your own, no hints.',
    );
    const never = report({ words: null, minutesToAccepted: null, submissions: 0, ownRuns: 0, hints: 1 });
    expect(effortWords(never)).toBe(
      'Not submitted; no submissions, 4 runs of the samples, no inputs of your own, 1 hint.',
    );
  });

  it('holds what was claimed against what was measured', () => {
    expect(complexityWords(report())).toBe(
      'You said n log n; it grows like n, and measuring cannot rule n log n out. n was looked for.',
    );
    const claimed = (claimed: string, measured: string, agrees: boolean) =>
      complexityWords(report({ complexity: { ...none, claimed, measured, agrees } }));
    expect(claimed('n', 'n log n', true)).toBe('You said n; it grows like n log n, and measuring cannot rule n out.');
    expect(claimed('n', 'n', true)).toBe('You said n; it grows like n, as you said.');
    expect(claimed('n', '1', true)).toBe(
      'You said n; measured, it shows no growth beyond noise, and measuring cannot rule n out.',
    );
    expect(complexityWords(report({ complexity: { ...none, claimed: 'n', measured: 'n^2', agrees: false } }))).toBe(
      'You said n; it grows like n^2, not as you said.',
    );
    expect(complexityWords(report({ complexity: none }))).toBe('You named no cost; it was not measured.');
  });

  it('quotes only where there are words', () => {
    const part = { id: 'tests', name: 'Tests', level: 2, because: 'No input of your own was run.' };
    expect(evidenceOf(part)).toBeNull();
    expect(evidenceOf({ ...part, quote: 'empty list', seq: 9, atMs: 1_000 })?.seq).toBe(9);
  });
});
