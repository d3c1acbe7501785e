import type { Problem } from './types';

/** A refusal by the server, in one line that says what to do. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly problems: Problem[] = [],
    readonly lastSeq?: number,
  ) {
    super(message);
  }
}

const base = '/api/v1';

interface ProblemBody {
  detail?: string;
  title?: string;
  problems?: Problem[];
  lastSeq?: number;
}

/** Calls the API; status 204 gives undefined. Throws ApiError with the server's own words, or status 0 where the server cannot be reached. */
export async function call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(base + path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(
      0,
      'Dryrun does not answer. Start it again with ./dryrun; nothing that was sent before is lost.',
    );
  }
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
  const problem = readProblem(text);
  throw new ApiError(
    response.status,
    problem.detail ?? problem.title ?? `The server answered ${response.status}.`,
    problem.problems,
    problem.lastSeq,
  );
}

function readProblem(text: string): ProblemBody {
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return {};
  }
}

export const get = <T>(path: string) => call<T>('GET', path);
export const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);
export const apiPath = (path: string) => base + path;
