import * as migration_20261123_021830_initial from './20261123_021830_initial';
import * as migration_20261123_042038_review from './20261123_042038_review';
import * as migration_20261123_074746_webhooks from './20261123_074746_webhooks';

export const migrations = [
  {
    up: migration_20261123_021830_initial.up,
    down: migration_20261123_021830_initial.down,
    name: '20261123_021830_initial',
  },
  {
    up: migration_20261123_042038_review.up,
    down: migration_20261123_042038_review.down,
    name: '20261123_042038_review',
  },
  {
    up: migration_20261123_074746_webhooks.up,
    down: migration_20261123_074746_webhooks.down,
    name: '20261123_074746_webhooks'
  },
];
