import type { SystemPage } from '../api/types';

export const fleet: SystemPage = {
  id: 'fleet-update',
  title: 'Software updates to a fleet of devices',
  runs: true,
  prompts: ['quest-patches'],
  modelVersion: 1,
  components: [
    { id: 'releaseControl', name: 'Release control', meaning: 'Rings, gates, halts and resumptions.' },
    { id: 'cdn', name: 'Content delivery', meaning: 'Egress and its capacity.' },
  ],
  design: [
    {
      id: 'rollout',
      name: 'Rollout',
      knobs: [
        {
          path: 'rollout.rings',
          name: 'Rings',
          meaning: 'Cumulative share of the fleet that each stage offers the update to.',
          unit: 'percent',
          kind: 'numberList',
          min: 0.01,
          max: 100,
          allowed: 'a list of 1 to 8 numbers 0.01 to 100, increasing',
          class: 'programme',
          component: 'releaseControl',
        },
        {
          path: 'rollout.haltRule',
          name: 'Halt rule',
          meaning: 'How the gate decides that something is wrong.',
          unit: '',
          kind: 'choice',
          choices: ['fixedThreshold', 'sequentialTest'],
          allowed: 'fixedThreshold or sequentialTest',
          class: 'engineering',
          component: 'cdn',
        },
      ],
    },
  ],
  metrics: [
    {
      path: 't90Days',
      name: 'Days to 90 percent',
      meaning: 'Days until 90 percent of active devices have the update.',
      unit: 'days',
      moreIsBetter: false,
    },
  ],
  ledger: [{ id: 'exposure', name: 'Exposure', meaning: 'Device-days without the patch.' }],
  luck: [
    {
      key: 'defect',
      name: 'Defect of the build',
      choices: ['none', 'fleetWide'],
      meaning: 'What is wrong with the build.',
    },
  ],
  world: [{ path: 'fleet.devicesMillions', name: 'Devices', meaning: 'Active devices.', unit: 'million' }],
  hasValidation: true,
};
