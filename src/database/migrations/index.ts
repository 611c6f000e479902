import * as migration_20261123_021830_initial from './20261123_021830_initial';
import * as migration_20261123_042038_review from './20261123_042038_review';
import * as migration_20261123_073847_corrections from './20261123_073847_corrections';
import * as migration_20261123_083833_webhooks from './20261123_083833_webhooks';
import * as migration_20261123_170459_listings from './20261123_170459_listings';
import * as migration_20261125_222500_newest from './20261125_222500_newest';
import * as migration_20261125_230055_revisions from './20261125_230055_revisions';
import * as migration_20261125_233030_left_figures from './20261125_233030_left_figures';
import * as migration_20261126_013638_schedules from './20261126_013638_schedules';
import * as migration_20261126_014500_days from './20261126_014500_days';
import * as migration_20261126_021323_pictures from './20261126_021323_pictures';
import * as migration_20261126_022900_search from './20261126_022900_search';
import * as migration_20261126_024818_writing from './20261126_024818_writing';
import * as migration_20261126_052514_identities from './20261126_052514_identities';
import * as migration_20261126_052528_redactions from './20261126_052528_redactions';
import * as migration_20261126_053050_sources_terms from './20261126_053050_sources_terms';
import * as migration_20261126_060000_leaving from './20261126_060000_leaving';
import * as migration_20261126_062206_trail from './20261126_062206_trail';
import * as migration_20261126_091404_second_factor from './20261126_091404_second_factor';
import * as migration_20261126_163540_given_password from './20261126_163540_given_password';
import * as migration_20261126_173248_proposals from './20261126_173248_proposals';
import * as migration_20261126_202523_handovers from './20261126_202523_handovers';
import * as migration_20261126_202947_lists from './20261126_202947_lists';
import * as migration_20261126_205625_corrected_releases from './20261126_205625_corrected_releases';
import * as migration_20261127_040814_shares from './20261127_040814_shares';
import * as migration_20261127_092813_people_topics from './20261127_092813_people_topics';
import * as migration_20261127_134745_mergers from './20261127_134745_mergers';
import * as migration_20261127_213944_imports from './20261127_213944_imports';
import * as migration_20261128_015820_photos from './20261128_015820_photos';
import * as migration_20261128_231906_held_imports from './20261128_231906_held_imports';

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
    up: migration_20261123_073847_corrections.up,
    down: migration_20261123_073847_corrections.down,
    name: '20261123_073847_corrections',
  },
  {
    up: migration_20261123_083833_webhooks.up,
    down: migration_20261123_083833_webhooks.down,
    name: '20261123_083833_webhooks',
  },
  {
    up: migration_20261123_170459_listings.up,
    down: migration_20261123_170459_listings.down,
    name: '20261123_170459_listings',
  },
  {
    up: migration_20261125_222500_newest.up,
    down: migration_20261125_222500_newest.down,
    name: '20261125_222500_newest',
  },
  {
    up: migration_20261125_230055_revisions.up,
    down: migration_20261125_230055_revisions.down,
    name: '20261125_230055_revisions',
  },
  {
    up: migration_20261125_233030_left_figures.up,
    down: migration_20261125_233030_left_figures.down,
    name: '20261125_233030_left_figures',
  },
  {
    up: migration_20261126_013638_schedules.up,
    down: migration_20261126_013638_schedules.down,
    name: '20261126_013638_schedules',
  },
  {
    up: migration_20261126_014500_days.up,
    down: migration_20261126_014500_days.down,
    name: '20261126_014500_days',
  },
  {
    up: migration_20261126_021323_pictures.up,
    down: migration_20261126_021323_pictures.down,
    name: '20261126_021323_pictures',
  },
  {
    up: migration_20261126_022900_search.up,
    down: migration_20261126_022900_search.down,
    name: '20261126_022900_search',
  },
  {
    up: migration_20261126_024818_writing.up,
    down: migration_20261126_024818_writing.down,
    name: '20261126_024818_writing',
  },
  {
    up: migration_20261126_052514_identities.up,
    down: migration_20261126_052514_identities.down,
    name: '20261126_052514_identities',
  },
  {
    up: migration_20261126_052528_redactions.up,
    down: migration_20261126_052528_redactions.down,
    name: '20261126_052528_redactions',
  },
  {
    up: migration_20261126_053050_sources_terms.up,
    down: migration_20261126_053050_sources_terms.down,
    name: '20261126_053050_sources_terms',
  },
  {
    up: migration_20261126_060000_leaving.up,
    down: migration_20261126_060000_leaving.down,
    name: '20261126_060000_leaving',
  },
  {
    up: migration_20261126_062206_trail.up,
    down: migration_20261126_062206_trail.down,
    name: '20261126_062206_trail',
  },
  {
    up: migration_20261126_091404_second_factor.up,
    down: migration_20261126_091404_second_factor.down,
    name: '20261126_091404_second_factor',
  },
  {
    up: migration_20261126_163540_given_password.up,
    down: migration_20261126_163540_given_password.down,
    name: '20261126_163540_given_password',
  },
  {
    up: migration_20261126_173248_proposals.up,
    down: migration_20261126_173248_proposals.down,
    name: '20261126_173248_proposals',
  },
  {
    up: migration_20261126_202523_handovers.up,
    down: migration_20261126_202523_handovers.down,
    name: '20261126_202523_handovers',
  },
  {
    up: migration_20261126_202947_lists.up,
    down: migration_20261126_202947_lists.down,
    name: '20261126_202947_lists',
  },
  {
    up: migration_20261126_205625_corrected_releases.up,
    down: migration_20261126_205625_corrected_releases.down,
    name: '20261126_205625_corrected_releases',
  },
  {
    up: migration_20261127_040814_shares.up,
    down: migration_20261127_040814_shares.down,
    name: '20261127_040814_shares',
  },
  {
    up: migration_20261127_092813_people_topics.up,
    down: migration_20261127_092813_people_topics.down,
    name: '20261127_092813_people_topics',
  },
  {
    up: migration_20261127_134745_mergers.up,
    down: migration_20261127_134745_mergers.down,
    name: '20261127_134745_mergers',
  },
  {
    up: migration_20261127_213944_imports.up,
    down: migration_20261127_213944_imports.down,
    name: '20261127_213944_imports',
  },
  {
    up: migration_20261128_015820_photos.up,
    down: migration_20261128_015820_photos.down,
    name: '20261128_015820_photos',
  },
  {
    up: migration_20261128_231906_held_imports.up,
    down: migration_20261128_231906_held_imports.down,
    name: '20261128_231906_held_imports'
  },
];
