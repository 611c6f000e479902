import * as migration_20261126_125116_initial from './20261126_125116_initial';

export const migrations = [
  {
    up: migration_20261126_125116_initial.up,
    down: migration_20261126_125116_initial.down,
    name: '20261126_125116_initial'
  },
];
