import * as migration_20261126_125116_initial from './20261126_125116_initial';
import * as migration_20261126_163434_proposals from './20261126_163434_proposals';

export const migrations = [
  {
    up: migration_20261126_125116_initial.up,
    down: migration_20261126_125116_initial.down,
    name: '20261126_125116_initial',
  },
  {
    up: migration_20261126_163434_proposals.up,
    down: migration_20261126_163434_proposals.down,
    name: '20261126_163434_proposals'
  },
];
