import type { CodeCase, CodePage, CodeProblem, CodeRun, CodeState, RoomState, Verdict } from '../../api/types';

/** A round with code before anything was done in it. */
export const nothingDone = (page: CodePage): CodeState => ({
  problem: page.problems[0]?.id ?? '',
  drafts: [],
  runs: [],
  running: [],
  submitted: [],
  hints: [],
  hintsLeft: {},
});

export const codeStateOf = (page: CodePage, state: Pick<RoomState, 'code'>): CodeState =>
  state.code ?? nothingDone(page);

export const problemOf = (page: CodePage, id: string): CodeProblem | undefined =>
  page.problems.find((p) => p.id === id) ?? page.problems[0];

/** Languages that a problem may be solved in and that are installed, the default first. */
export const languagesOf = (page: CodePage, problem: CodeProblem) =>
  problem.languages.map((id) => page.languages.find((l) => l.id === id)).filter((l) => l !== undefined);

export const languageName = (page: CodePage, id: string) => page.languages.find((l) => l.id === id)?.name ?? id;

/** The newest draft of a problem in a language. */
export const draftOf = (state: CodeState, problem: string, language: string) =>
  state.drafts.filter((d) => d.problem === problem && d.language === language).sort((a, b) => b.seq - a.seq)[0];

/** The language in which a problem was worked on last; before that the one chosen elsewhere where it fits, else the problem's own first. */
export function languageFor(page: CodePage, state: CodeState, problem: CodeProblem, liked: string | undefined): string {
  const last = state.drafts.filter((d) => d.problem === problem.id).sort((a, b) => b.seq - a.seq)[0];
  const offered = languagesOf(page, problem).map((l) => l.id);
  const first = offered[0] ?? problem.languages[0] ?? '';
  return [last?.language, liked].find((id) => id !== undefined && offered.includes(id)) ?? first;
}

/** Runs of a problem, the newest first. */
export const runsOf = (state: CodeState, problem: string) =>
  state.runs.filter((r) => r.problem === problem).sort((a, b) => b.id - a.id);

export type Tone = 'good' | 'harm' | 'caution';

/** What a verdict means, beside its words. */
export const toneOf = (verdict: Verdict): Tone =>
  verdict === 'accepted' ? 'good' : verdict === 'judgeError' ? 'caution' : 'harm';

const what: Record<CodeRun['what'], string> = { samples: 'Samples', own: 'Own input', submit: 'Submission' };

export const runName = (run: Pick<CodeRun, 'what'>) => what[run.what];

/** Time of a run: "21 ms", "1.4 s". */
export const cpuTime = (ms: number) =>
  ms < 1 ? '< 1 ms' : ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(ms < 9_950 ? 1 : 0)} s`;

/** Memory: "8.4 MiB", "256 MiB". */
export function memory(bytes: number): string {
  const mebibytes = bytes / 1_048_576;
  return mebibytes < 10 ? `${mebibytes.toFixed(1)} MiB` : `${Math.round(mebibytes)} MiB`;
}

/** Words with a capital: "Time limit exceeded". */
export const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The verdict of a run in words; what ran on an input of one's own is neither right nor wrong. */
export function verdictWords(run: CodeRun): string {
  if (run.state === 'running') return 'Running…';
  if (run.what === 'own' && run.verdict === 'accepted') return 'Ran to its end';
  return sentence(run.words ?? 'No verdict');
}

/** "1 of 2 samples right", "all 14 cases right", "14 of 20 cases looked at". */
export function casesWords(run: CodeRun): string {
  if (run.what === 'own' || run.cases.length === 0) return '';
  const right = run.cases.filter((c) => c.verdict === 'accepted').length;
  if (run.what === 'samples') return `${right} of ${run.casesInAll} samples right`;
  return right === run.casesInAll
    ? `all ${run.casesInAll} cases right`
    : `stopped at case ${run.cases.length} of ${run.casesInAll}`;
}

/** Which limit ended it, with its size where that is known. */
export function limitWords(run: CodeRun): string {
  if (run.limit === undefined || run.limit === 'none') return '';
  if (run.limit === 'time' && run.timeLimitMs !== undefined) return `limit ${cpuTime(run.timeLimitMs)} of CPU time`;
  return `limit: ${run.limit}`;
}

/** All of a result in a line, as a screen reader says it. */
export function resultLine(run: CodeRun): string {
  if (run.state === 'running') return `${runName(run)}: running`;
  const parts = [verdictWords(run), casesWords(run), failingWords(run)];
  return `${runName(run)}: ${parts.filter((p) => p !== '').join(', ')}`;
}

const failingWords = (run: CodeRun) => (run.failing === undefined ? '' : `first wrong: ${caseName(run.failing)}`);

/** "Sample 1", "Case 07-long" of "sample/1" and "secret/07-long". */
export function caseName({ name }: Pick<CodeCase, 'name'>): string {
  const [folder, ...rest] = name.split('/');
  if (rest.length === 0) return name;
  return `${folder === 'sample' ? 'Sample' : 'Case'} ${rest.join('/')}`;
}

/** Where a problem stands: what its counting submission came to. */
export function standingOf(state: CodeState, problem: string): { words: string; tone: Tone | 'plain' } {
  const last = state.submitted.find((s) => s.problem === problem);
  if (last === undefined) return { words: 'not submitted', tone: 'plain' };
  if (last.verdict === undefined) return { words: 'being judged', tone: 'plain' };
  return { words: last.words ?? last.verdict, tone: toneOf(last.verdict) };
}

/** Problems of which nothing counts yet, by title. */
export const unsubmitted = (page: CodePage, state: CodeState) =>
  page.problems.filter((p) => !state.submitted.some((s) => s.problem === p.id)).map((p) => p.title);

/** Why nothing can be run here, in a sentence. */
export const whyNot = (page: CodePage) => {
  const why = page.why === undefined || page.why === '' ? '' : `: ${page.why}`;
  return `Nothing can be run here${why}${/[.!]$/.test(why) ? '' : '.'}`;
};

/** What the next hint costs, in words; the server knows the prices. */
export function priceWords({ hintPoints }: CodePage, had: number, left: number): string {
  const price = hintPoints[Math.min(had, hintPoints.length - 1)];
  const words = `${left} left, each tells more than the one before.`;
  return price === undefined
    ? words
    : `${words} ${had === 0 ? 'The first' : 'The next'} costs ${price} points of the mark for coding; the rubric says what a point is.`;
}

/** What is wrong with a program before it is sent: too long, or empty. */
export function refusalOf(code: string, problem: CodeProblem): string | undefined {
  if (code.trim() === '') return 'There is no code yet.';
  const bytes = new TextEncoder().encode(code).length;
  return bytes <= problem.codeBytes
    ? undefined
    : `The code has ${bytes.toLocaleString('en-US')} bytes; ${problem.codeBytes.toLocaleString('en-US')} are allowed.`;
}
