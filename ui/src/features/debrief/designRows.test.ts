import { expect, it } from 'vitest';
import { designRows } from './designRows';

it('lists the decisions by section, what is new marked, undecided values left out', () => {
  const design = {
    rollout: { rings: [1, 10, 100], soakHours: 4, autoHalt: null },
    delegated: { 'payload.format': { to: 'OTA platform', day: 4 } },
    note: 'text',
    empty: {},
  };
  const schema = [
    { id: 'rollout', name: 'Rollout', knobs: [{ path: 'rollout.soakHours', name: 'Soak time', unit: 'hours' }] },
  ] as never;
  expect(designRows(design, { rollout: { rings: [1, 10, 100] } }, schema)).toEqual([
    {
      id: 'rollout',
      name: 'Rollout',
      rows: [
        { path: 'rollout.rings', name: 'Rings', value: '1; 10; 100', isNew: false },
        { path: 'rollout.soakHours', name: 'Soak time', value: '4 hours', isNew: true },
      ],
    },
    {
      id: 'delegated',
      name: 'Delegated',
      rows: [{ path: 'payload.format', name: 'Format', value: 'to OTA platform, day 4', isNew: true }],
    },
  ]);
});
