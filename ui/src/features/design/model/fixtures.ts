import type { Knob, SchemaSection } from '../../../api/types';

/** A knob for tests: what is not said is a whole number from 1 to 168, a programme decision of release control. */
export const knob = (path: string, more: Partial<Knob> = {}): Knob => ({
  path,
  name: path.split('.').at(-1) ?? path,
  meaning: `What ${path} does.`,
  unit: '',
  kind: 'integer',
  min: 1,
  max: 168,
  allowed: '1 to 168',
  class: 'programme',
  component: 'releaseControl',
  ...more,
});

export const rings = knob('rollout.rings', {
  name: 'Rings',
  kind: 'numberList',
  unit: 'percent',
  min: 0.01,
  max: 100,
  minCount: 1,
  maxCount: 8,
  increasing: true,
  allowed: 'a list of 1 to 8 numbers 0.01 to 100, increasing',
});

export const soak = knob('rollout.soakHours', { name: 'Soak time', unit: 'hours' });

export const gate = knob('rollout.gateMetrics', {
  name: 'Gate metrics',
  kind: 'choiceSet',
  choices: ['installFail', 'bootFail', 'crash'],
  minCount: 1,
  allowed: 'a list of 1 or more of installFail, bootFail or crash',
});

export const haltRule = knob('rollout.haltRule', {
  name: 'Halt rule',
  kind: 'choice',
  choices: ['fixedThreshold', 'sequentialTest'],
  allowed: 'fixedThreshold or sequentialTest',
  class: 'engineering',
  component: 'telemetry',
});

export const autoHalt = knob('rollout.autoHalt', {
  name: 'Automatic halt',
  kind: 'switch',
  allowed: 'true or false',
});

export const sections: SchemaSection[] = [
  { id: 'rollout', name: 'Rollout', knobs: [rings, soak, gate, haltRule, autoHalt] },
  {
    id: 'delivery',
    name: 'Delivery',
    knobs: [
      knob('delivery.jitterPercent', {
        name: 'Jitter',
        kind: 'number',
        min: 0,
        max: 100,
        allowed: '0 to 100',
        class: 'engineering',
        component: 'client',
      }),
    ],
  },
];
