import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { vi } from 'vitest';

/** What the pretended server answers: a value, a function of the body, or a refusal. */
export type Answers = Record<string, unknown>;

/** A refusal of the pretended server. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly problems?: { line?: number; property?: string; message: string }[],
  ) {}
}

export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

/** Answers fetch by "GET /prompts"; whatever is not named is a 404. Returns what was asked so far. */
export function pretendServer(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) => {
    const method = init?.method ?? 'GET';
    const path = input.replace(/^\/api\/v1/, '');
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    asked.push({ method, path, body });
    const known = answers[`${method} ${path.split('?')[0] ?? path}`];
    const answer: unknown = typeof known === 'function' ? (known as (body: unknown) => unknown)(body) : known;
    if (answer === undefined) return Promise.resolve(respond(404, { detail: `There is no ${path}.` }));
    if (answer instanceof Refusal)
      return Promise.resolve(respond(answer.status, { detail: answer.detail, problems: answer.problems }));
    return Promise.resolve(respond(200, answer));
  });
  return asked;
}

const respond = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

/** Says where the router is, for tests that go somewhere. */
function Where() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}

/** Shows a page at an address, with a cache and a router of its own. */
export function show(page: ReactElement, at = '/', path = '*') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[at]}>
        <Where />
        <Routes>
          <Route path={path} element={page} />
          <Route path="*" element={null} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
