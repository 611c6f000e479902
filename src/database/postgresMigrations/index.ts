import * as migration_20261126_125116_initial from './20261126_125116_initial';
import * as migration_20261126_163559_given_password from './20261126_163559_given_password';
import * as migration_20261126_173256_proposals from './20261126_173256_proposals';
import * as migration_20261126_203000_lists from './20261126_203000_lists';
import * as migration_20261126_213853_handovers from './20261126_213853_handovers';
import * as migration_20261127_040828_shares from './20261127_040828_shares';
import * as migration_20261127_092841_people_topics from './20261127_092841_people_topics';
import * as migration_20261127_134807_mergers from './20261127_134807_mergers';
import * as migration_20261127_214001_imports from './20261127_214001_imports';
import * as migration_20261128_015918_photos from './20261128_015918_photos';
import * as migration_20261128_231942_held_imports from './20261128_231942_held_imports';

export const migrations = [
  {
    up: migration_20261126_125116_initial.up,
    down: migration_20261126_125116_initial.down,
    name: '20261126_125116_initial',
  },
  {
    up: migration_20261126_163559_given_password.up,
    down: migration_20261126_163559_given_password.down,
    name: '20261126_163559_given_password',
  },
  {
    up: migration_20261126_173256_proposals.up,
    down: migration_20261126_173256_proposals.down,
    name: '20261126_173256_proposals',
  },
  {
    up: migration_20261126_203000_lists.up,
    down: migration_20261126_203000_lists.down,
    name: '20261126_203000_lists',
  },
  {
    up: migration_20261126_213853_handovers.up,
    down: migration_20261126_213853_handovers.down,
    name: '20261126_213853_handovers',
  },
  {
    up: migration_20261127_040828_shares.up,
    down: migration_20261127_040828_shares.down,
    name: '20261127_040828_shares',
  },
  {
    up: migration_20261127_092841_people_topics.up,
    down: migration_20261127_092841_people_topics.down,
    name: '20261127_092841_people_topics',
  },
  {
    up: migration_20261127_134807_mergers.up,
    down: migration_20261127_134807_mergers.down,
    name: '20261127_134807_mergers',
  },
  {
    up: migration_20261127_214001_imports.up,
    down: migration_20261127_214001_imports.down,
    name: '20261127_214001_imports',
  },
  {
    up: migration_20261128_015918_photos.up,
    down: migration_20261128_015918_photos.down,
    name: '20261128_015918_photos',
  },
  {
    up: migration_20261128_231942_held_imports.up,
    down: migration_20261128_231942_held_imports.down,
    name: '20261128_231942_held_imports'
  },
];
