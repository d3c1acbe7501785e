import { expect, it } from 'vitest';
import { verdict } from './difference';

it('says whether a metric got better', () => {
  expect([
    verdict(98, 45, true),
    verdict(98, 45, false),
    verdict(98, 98, true),
    verdict(98, 98.1, true),
    verdict(1, 2, undefined),
  ]).toEqual(['better', 'worse', 'same', 'same', '']);
  // Days to 90 percent that were never reached.
  expect([verdict(12, null, false), verdict(null, 12, false), verdict(null, null, false)]).toEqual([
    'better',
    'worse',
    'same',
  ]);
});
