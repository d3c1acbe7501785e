import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseName,
  casesWords,
  cpuTime,
  languageFor,
  languagesOf,
  limitWords,
  memory,
  refusalOf,
  resultLine,
  standingOf,
  unsubmitted,
  verdictWords,
} from './codeModel';
import { firstDifference } from './difference';
import { codePageOf, codeProblemOf, codeStateFor, runOf } from './testCode';

const page = codePageOf();
const pairs = codeProblemOf('pairs');

describe('languages', () => {
  it('are those of the problem that are installed', () => {
    expect(languagesOf(page, pairs).map((l) => l.id)).toEqual(['python', 'javascript']);
  });

  it('begin with the one last worked in, then the one chosen elsewhere, then the first', () => {
    const worked = codeStateFor({ drafts: [{ problem: 'pairs', language: 'javascript', code: '', seq: 4, atMs: 0 }] });
    expect(languageFor(page, worked, pairs, 'python')).toBe('javascript');
    expect(languageFor(page, codeStateFor(), pairs, 'javascript')).toBe('javascript');
    expect(languageFor(page, codeStateFor(), pairs, 'cpp')).toBe('python');
  });
});

describe('a result in words', () => {
  it('says the verdict, how many cases held and which failed first', () => {
    expect(resultLine(runOf(5))).toBe('Samples: Wrong answer, 1 of 2 samples right, first wrong: Sample 2');
    expect(resultLine(runOf(5, { state: 'running' }))).toBe('Samples: running');
  });

  it('says where a submission stopped and which limit fired', () => {
    const late = runOf(5, {
      what: 'submit',
      verdict: 'timeLimit',
      words: 'time limit exceeded',
      casesInAll: 14,
      limit: 'time',
    });
    expect([verdictWords(late), casesWords(late), limitWords(late)]).toEqual([
      'Time limit exceeded',
      'stopped at case 2 of 14',
      'limit 1.5 s of CPU time',
    ]);
  });

  it('neither praises nor blames what ran on an input of one’s own', () => {
    const own = runOf(5, {
      what: 'own',
      verdict: 'accepted',
      words: 'accepted',
      cases: [],
      casesInAll: 0,
      failing: undefined,
    });
    expect(resultLine(own)).toBe('Own input: Ran to its end');
  });

  it('names cases and measures for people', () => {
    expect([caseName({ name: 'sample/1' }), caseName({ name: 'secret/07-long' })]).toEqual([
      'Sample 1',
      'Case 07-long',
    ]);
    expect([cpuTime(0.2), cpuTime(21.4), cpuTime(1_440), cpuTime(12_300)]).toEqual([
      '< 1 ms',
      '21 ms',
      '1.4 s',
      '12 s',
    ]);
    expect([memory(9_437_184), memory(268_435_456)]).toEqual(['9.0 MiB', '256 MiB']);
  });
});

describe('what counts', () => {
  it('is the last submission of each problem', () => {
    const state = codeStateFor({
      submitted: [{ problem: 'pairs', run: 9, language: 'python', verdict: 'accepted', words: 'accepted' }],
    });
    expect(standingOf(state, 'pairs')).toEqual({ words: 'accepted', tone: 'good' });
    expect(standingOf(state, 'clips')).toEqual({ words: 'not submitted', tone: 'plain' });
    expect(unsubmitted(page, state)).toEqual(['Problem clips']);
  });

  it('is refused before it is sent where it is empty or too long', () => {
    expect(refusalOf(' \n', pairs)).toBe('There is no code yet.');
    expect(refusalOf('é'.repeat(65_537), pairs)).toBe('The code has 131,074 bytes; 131,072 are allowed.');
    expect(refusalOf('print(1)', pairs)).toBeUndefined();
  });
});

describe('the first difference', () => {
  it('is the line where output leaves what was expected; blanks at ends of lines do not count', () => {
    expect(firstDifference('1\n2\n', '1 \n2')).toBeUndefined();
    expect(firstDifference('1\n2\n3\n', '1\n2\n4\n')).toBe(3);
    expect(firstDifference('1\n2\n', '1\n')).toBe(2);
  });

  it('is found wherever one line is changed', () => {
    const lines = fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lines, fc.nat(), (all, at) => {
        const index = at % all.length;
        const changed = all.map((line, i) => (i === index ? `${line}!` : line));
        expect(firstDifference(all.join('\n'), changed.join('\n'))).toBe(index + 1);
      }),
    );
  });
});
