import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get, post } from './client';
import type {
  DoctorRow,
  DossierPage,
  DrillSummary,
  Job,
  LabRun,
  LoopPlan,
  LoopSitting,
  NewRun,
  NewSession,
  NewSitting,
  PlanPage,
  ProblemSummary,
  PromptPage,
  PromptSummary,
  SessionSummary,
  StudyPage,
  SystemPage,
  SystemSummary,
  TalkKind,
  ValidationReport,
} from './types';

/** Names of what the cache holds; invalidate by the shortest prefix that is stale. */
export const keys = {
  prompts: ['prompts'] as const,
  prompt: (id: string) => ['prompts', id] as const,
  kinds: ['kinds'] as const,
  drills: ['drills'] as const,
  problems: ['problems'] as const,
  systems: ['systems'] as const,
  system: (id: string) => ['systems', id] as const,
  rubric: ['rubric'] as const,
  doctor: ['doctor'] as const,
  sessions: ['sessions'] as const,
  debrief: (id: string) => ['sessions', id, 'debrief'] as const,
  loops: ['loops'] as const,
  sittings: ['sittings'] as const,
  sitting: (id: string) => ['sittings', id] as const,
  committee: (id: string) => ['sittings', id, 'committee'] as const,
  study: ['study'] as const,
  plan: (plan: PlanQuery) => ['study', 'plan', plan] as const,
  dossier: ['study', 'dossier'] as const,
  job: (id: string) => ['jobs', id] as const,
  run: (job: string) => ['runs', job] as const,
  validation: (job: string) => ['validations', job] as const,
};

/** What cannot change while the server runs is asked for once. */
const lasting = { staleTime: Infinity };

const path = (...parts: string[]) => `/${parts.map(encodeURIComponent).join('/')}`;

export const usePrompts = () =>
  useQuery({ queryKey: keys.prompts, queryFn: () => get<PromptSummary[]>('/prompts'), ...lasting });

export const usePrompt = (id: string) =>
  useQuery({ queryKey: keys.prompt(id), queryFn: () => get<PromptPage>(path('prompts', id)) });

export const useKinds = () => useQuery({ queryKey: keys.kinds, queryFn: () => get<TalkKind[]>('/kinds'), ...lasting });

export const useDrills = () => useQuery({ queryKey: keys.drills, queryFn: () => get<DrillSummary[]>('/drills') });

export const useProblems = () =>
  useQuery({ queryKey: keys.problems, queryFn: () => get<ProblemSummary[]>('/problems') });

export const useSystems = () =>
  useQuery({ queryKey: keys.systems, queryFn: () => get<SystemSummary[]>('/systems'), ...lasting });

export const useSystem = (id: string, enabled = true) =>
  useQuery({ queryKey: keys.system(id), queryFn: () => get<SystemPage>(path('systems', id)), enabled });

export const useRubric = () =>
  useQuery({ queryKey: keys.rubric, queryFn: () => get<{ markdown: string }>('/rubric'), ...lasting });

export const useDoctor = () =>
  useQuery({ queryKey: keys.doctor, queryFn: () => get<{ rows: DoctorRow[] }>('/doctor') });

export const useSessions = () =>
  useQuery({ queryKey: keys.sessions, queryFn: () => get<SessionSummary[]>('/sessions') });

export const useLoops = () => useQuery({ queryKey: keys.loops, queryFn: () => get<LoopPlan[]>('/loops'), ...lasting });

export const useSittings = () => useQuery({ queryKey: keys.sittings, queryFn: () => get<LoopSitting[]>('/sittings') });

export const useSitting = (id: string, enabled = true) =>
  useQuery({ queryKey: keys.sitting(id), queryFn: () => get<LoopSitting>(path('sittings', id)), enabled });

export const useStudy = () => useQuery({ queryKey: keys.study, queryFn: () => get<StudyPage>('/study') });

/** Which plan is asked for: a loop form, the day of the interview (YYYY-MM-DD) and the hours a day, 0.25 to 8. */
export interface PlanQuery {
  loop: string;
  until: string;
  hoursPerDay: number;
}

/** The query of a plan as the server reads it, for the page and for the calendar file. */
export const planQuery = ({ loop, until, hoursPerDay }: PlanQuery) =>
  `?loop=${encodeURIComponent(loop)}&until=${until}&hoursPerDay=${hoursPerDay}`;

export const usePlan = (plan: PlanQuery | undefined) =>
  useQuery({
    queryKey: keys.plan(plan ?? { loop: '', until: '', hoursPerDay: 0 }),
    queryFn: () => get<PlanPage>(`/plan${plan ? planQuery(plan) : ''}`),
    enabled: plan !== undefined,
    retry: false,
  });

export const useDossier = () => useQuery({ queryKey: keys.dossier, queryFn: () => get<DossierPage>('/dossier') });

/** A job while it runs: asked for twice a second, until it is over. */
export const useJob = (id: string | undefined) =>
  useQuery({
    queryKey: keys.job(id ?? ''),
    queryFn: () => get<Job>(path('jobs', id ?? '')),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data === undefined || query.state.data.state === 'running' ? 500 : false),
  });

export const useLabRun = (job: string | undefined) =>
  useQuery({
    queryKey: keys.run(job ?? ''),
    queryFn: () => get<LabRun>(path('runs', job ?? '')),
    enabled: job !== undefined,
    ...lasting,
  });

/** A change at the server that makes these parts of the cache stale. */
function useChange<In, Out>(change: (input: In) => Promise<Out>, ...stale: readonly (readonly string[])[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

export const useStartSession = () =>
  useChange((session: NewSession) => post<{ id: string }>('/sessions', session), keys.sessions);

export const useAgain = () =>
  useChange(
    ({ id, world }: { id: string; world: 'same' | 'new' }) =>
      post<{ id: string }>(path('sessions', id, 'again'), { world }),
    keys.sessions,
  );

export const useDeleteSession = () =>
  useChange((id: string) => call<undefined>('DELETE', path('sessions', id)), keys.sessions, keys.sittings);

export const useStartSitting = () =>
  useChange((sitting: NewSitting) => post<{ id: string }>('/sittings', sitting), keys.sittings);

export const useDeleteSitting = () =>
  useChange((id: string) => call<undefined>('DELETE', path('sittings', id)), keys.sittings, keys.sessions);

export const useNextSegment = () =>
  useChange((id: string) => post<{ session: string }>(path('sittings', id, 'next')), keys.sittings, keys.sessions);

export const useCloseSegment = () => useChange((id: string) => post<Job>(path('sittings', id, 'close')));

export const useSaveDossier = () =>
  useChange((yaml: string) => call<DossierPage>('PUT', '/dossier', { yaml }), keys.study);

export const useStartRun = () => useChange((run: NewRun) => post<Job>('/runs', run));

export const useValidation = (job: string | undefined) =>
  useQuery({
    queryKey: keys.validation(job ?? ''),
    queryFn: () => get<ValidationReport>(path('validations', job ?? '')),
    enabled: job !== undefined,
    ...lasting,
  });

export const useStartValidation = () => useChange((system: string) => post<Job>('/validations', { system }));

export const useCancelJob = () => useChange((id: string) => call<undefined>('DELETE', path('jobs', id)), ['jobs']);
