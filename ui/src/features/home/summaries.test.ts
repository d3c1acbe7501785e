import { describe, expect, it } from 'vitest';
import { feed, quest, sessions, shards } from '../../testing/fixtures';
import { historyOf } from './history';
import { finished, suggest, trends, unfinished } from './summaries';

describe('what was sat, in short', () => {
  it('goes on with readable unfinished sessions only, the newest first', () => {
    expect(unfinished(sessions).map((s) => s.id)).toEqual(['open1']);
    expect(finished(sessions).map((s) => s.id)).toEqual(['done1', 'done2', 'done3']);
  });

  it('shows the course of a mark oldest first, the weakest dimension of late on top', () => {
    expect(trends(sessions)).toEqual([
      { id: 'scoping', name: 'Scoping', levels: [1, 3, 2] },
      { id: 'rollout', name: 'Rollout', levels: [1, 4, 3] },
    ]);
    expect(trends(sessions.slice(0, 2))).toEqual([]);
  });

  it('suggests a prompt of the role and company one is at, unseen and running ones first', () => {
    const atMeta = sessions.filter((s) => s.company === 'meta');
    expect(suggest([feed, shards, quest], atMeta)?.id).toBe('quest-patches');
    expect(
      suggest(
        [feed, quest, shards],
        sessions.filter((s) => s.id === 'done1'),
      )?.id,
    ).toBe('shard-move');
    expect(suggest([feed, shards, quest], [])?.id).toBe('quest-patches');
    expect(suggest([], sessions)).toBeUndefined();
  });

  it('finds sessions by kind and by every word', () => {
    expect(historyOf(sessions, 'all', 'meta hire').map((s) => s.id)).toEqual(['done2', 'done3']);
    expect(historyOf(sessions, 'unreadable', '').map((s) => s.id)).toEqual(['broken1']);
    expect(historyOf(sessions, 'drills', '')).toEqual([]);
  });
});
