import { beforeEach, describe, expect, it } from 'vitest';
import { drills, kinds, prompts, quest } from '../../testing/fixtures';
import { belongs, designEntries, drillEntries, matches, noFilter, subjectOf, talkEntries } from './catalogue';
import { choiceFor, lastChoice, remember, sessionFor } from './start';
import { readSeed } from './seed';

const [talk] = kinds;
const [drill] = drills;

beforeEach(() => localStorage.clear());

describe('how a session is started', () => {
  it('remembers the last choice and keeps it to what the prompt allows', () => {
    remember({ ...lastChoice(), level: 'L7', mode: 'real' });
    expect(choiceFor({ kind: 'prompt', prompt: quest })).toMatchObject({ level: 'L5', mode: 'real' });
    if (talk) expect(choiceFor({ kind: 'talk', talk })).toMatchObject({ level: 'L7', role: 'tpm', company: 'meta' });
  });

  it('posts what the server needs for a prompt, a round of talk and a drill', () => {
    const choice = { level: 'L6', mode: 'real', temperament: 'stress', role: 'mle', company: 'tiktok' } as const;
    const how = { level: 'L6', mode: 'real', temperament: 'stress' };
    expect(sessionFor({ kind: 'prompt', prompt: quest }, choice, 7)).toEqual({
      prompt: 'quest-patches',
      seed: 7,
      ...how,
    });
    if (talk)
      expect(sessionFor({ kind: 'talk', talk }, choice)).toEqual({
        prompt: 'recruiter',
        role: 'mle',
        company: 'tiktok',
        ...how,
      });
    if (drill)
      expect(sessionFor({ kind: 'drill', drill }, choice)).toEqual({ prompt: 'design', drill: 'framing', ...how });
  });

  it('reads a seed or says what is wrong with it', () => {
    expect(readSeed(' ')).toEqual({});
    expect(readSeed('42')).toEqual({ seed: 42 });
    for (const bad of ['-1', '1.5', 'abc', '1e40']) expect(readSeed(bad).error).toMatch(/whole number/);
  });

  it('narrows the list; what suits everybody is always in it', () => {
    const all = [...designEntries(prompts), ...talkEntries(kinds), ...drillEntries(drills)];
    const kept = (part: Partial<typeof noFilter>) =>
      all.filter((e) => matches(e, { ...noFilter, ...part })).map((e) => e.key);
    expect(kept({ role: 'mle' })).toEqual([
      'feed-recommendation',
      'recruiter',
      'coding',
      'drill-framing',
      'drill-estimation',
    ]);
    expect(kept({ company: 'meta', minutes: 30 })).toEqual(['recruiter', 'drill-framing', 'drill-estimation']);
    expect(all.map(belongs)).toContain('TikTok MLE, L4 L5 L6');
    expect(subjectOf('drill-framing', prompts, kinds, drills)).toEqual({ kind: 'drill', drill });
    expect(subjectOf('nothing', prompts, kinds, drills)).toBeUndefined();
  });
});
