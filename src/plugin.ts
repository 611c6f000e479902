import { en } from '@payloadcms/translations/languages/en'
import { es } from '@payloadcms/translations/languages/es'
import {
  accessOperation,
  type CollectionConfig,
  type CollectionSlug,
  type Config,
  type Endpoint,
  type PayloadRequest,
  type Plugin,
  type SanitizedConfig,
  type TaskConfig,
} from 'payload'
import { deepMergeSimple } from 'payload/shared'
import * as collections from '../collections'
import { withIdentitiesKept } from '../collections/hostAccounts'
import { withPictures } from '../collections/hostMedia'
import { bulkEndpoints, refuseByWhere } from './access/bulk'
import { endpoint } from './access/endpoint'
import { withoutGivenId } from './access/givenId'
import { defaultLocale, oneLanguage } from './access/locale'
import { guardPayload, type IsHosts } from './access/guard/endpoints'
import { notFound } from './access/refuse'
import { hasRole, nobody } from './access/roles'
import { sentence } from './access/sentences'
import { withSearch, withSearchKept } from './database/search'
import { withTransactionGate } from './database/transactions'
import { sayErrors } from './access/sayErrors'
import { answerErrors } from './database/answerErrors'
import { mailAfterCommit } from './database/mail'
import { deliveryEndpoints } from './delivery/endpoints'
import { requireProject, requireStillTogether, requireTables } from './embedding'
import { mergeLocalization, withoutLanguages } from './localization'
import type { Project } from './admin/project'
import { citedCollections, withSlugs, type CitedCollection } from './model/slugs'
import { payloadWords } from './model/payloadWords'
import { changeListed, withRevisions } from './newsroom/revision'
import { alikeEndpoint } from './newsroom/records/alike'
import { searchEndpoint } from './newsroom/search'
import { withOwnRowIds } from './newsroom/rowIds'
import { withCleanText } from './newsroom/typedText'
import { overridden } from './overrides'
import { resolveOptions, type CitedOptions, type Settings } from './options'
import { deskCountsEndpoint, deskEndpoint } from './newsroom/editions/endpoints'
import { adoptScheduledJobs } from './newsroom/schedules/adopt'
import { carryOutDue, schedulesTask } from './newsroom/schedules/carryOut'
import { noticeTask } from './newsroom/handovers/notices'
import { deleteExpiredIdentities } from './newsroom/identities/keeping'
import { reviewUnsaved } from './newsroom/review/endpoints'
import { deleteExpiredShares } from './newsroom/shares/shares'
import { guardAccounts } from './server/accounts'
import { loggingLevels, withSafeLog } from './server/safeLog'
import { isBelow } from './server/handler'
import { admit, admittedFirst, asPreparation, withAdmission } from './server/admission'
import { checkStartup, requireConfig } from './server/startup'
import { webhookTask } from './webhooks/deliver'
import { queueDeliveries } from './webhooks/queue'
import { atRest as taskAtRest } from './jobs/rest'
import { startWorker } from './jobs/worker'

/** What a request may hold besides its file, in bytes: the fields of a form. */
const BESIDE_FILES = 2 * 1024 * 1024

/** `GET /api/access` lists the fields of every collection; that is nothing for strangers. */
const accessForStaffOnly = endpoint({
  method: 'get',
  path: '/access',
  who: 'reporter',
  does: 'lists what the caller may do with each field of each collection',
  handler: ({ req }) => accessOperation({ req }),
})

type AutoRun = NonNullable<Config['jobs']>['autoRun']

/** Asked for by each process that runs jobs: it works on our deliveries and schedules as well. */
function autoRun({ timeZone }: Settings, given: AutoRun = [{ cron: '* * * * *', queue: 'default' }]): AutoRun {
  return async (payload) => {
    startWorker(payload, {
      atStart: adoptScheduledJobs,
      hourly: async (each) => {
        await deleteExpiredIdentities(each, timeZone)
        await deleteExpiredShares(each)
      },
      whenDue: carryOutDue,
    })
    return typeof given === 'function' ? given(payload) : given
  }
}

/** Whether people save the documents of a collection; the system alone writes the others. */
function isEdited(name: CitedCollection): boolean {
  return ![
    'releases',
    'listings',
    'deliveries',
    'openings',
    'schedules',
    'handovers',
    'presences',
    'shares',
    'redactions',
    'mergers',
    'users',
  ].includes(name)
}

type Admin = NonNullable<CollectionConfig['admin']>
type Views = NonNullable<Admin['components']>['views']

/**
 * What Payload's screens leave out, another language is another edition, and what the API answers is for administrators;
 * and that its lists say what they showed.
 */
function withoutNoise(admin: Admin = {}): Admin {
  const { edit, ...views } = admin.components?.views ?? {}
  const api = { tab: { condition: ({ req }: { req: PayloadRequest }) => hasRole(req, 'admin') } }
  return {
    ...admin,
    disableCopyToLocale: true,
    components: {
      ...admin.components,
      beforeListTable: ['cited/admin#ShownInList', ...(admin.components?.beforeListTable ?? [])],
      views: { ...views, edit: { ...edit, api } } as Views,
    },
  }
}

/** A collection of Cited's, as it is called in the project. GraphQL, where the project has it, knows none of them. */
function ownCollection(name: CitedCollection, settings: Settings): CollectionConfig {
  const made = collections[name](settings)
  const collection = isEdited(name) ? withRevisions(withOwnRowIds(made)) : made
  const slug = settings.slugs[name]
  const { hooks } = collection
  const ours: CollectionConfig = {
    ...collection,
    slug,
    admin: withoutNoise(collection.admin),
    fields: withSlugs(collection.fields, settings.slugs),
    endpoints: [...(collection.endpoints || []), ...bulkEndpoints(slug as CollectionSlug, changeListed)],
    graphQL: false,
    hooks: {
      ...hooks,
      // What rests is not started.
      beforeOperation: [
        ...(settings.enabled ? [admittedFirst] : []),
        refuseByWhere,
        withoutGivenId,
        defaultLocale,
        ...(hooks?.beforeOperation ?? []),
      ],
      beforeChange: [oneLanguage, ...(hooks?.beforeChange ?? [])],
    },
  }
  const override = settings.overrides[name]
  return withCleanText(override ? overridden(name, ours, override) : ours)
}

/** What Cited adds to a collection of the project's own. */
const added: Partial<Record<CitedCollection, (collection: CollectionConfig) => CollectionConfig>> = {
  media: withPictures,
  users: withIdentitiesKept,
}

/** Cited's own collections, as they are used in a project. */
function ownCollections(settings: Settings): CollectionConfig[] {
  return citedCollections.filter((name) => !settings.hosts.includes(name)).map((name) => ownCollection(name, settings))
}

/** The collections of the project, those that Cited uses with what it adds to them, and its own. */
function allCollections(config: Config, settings: Settings): CollectionConfig[] {
  const { hosts, slugs } = settings
  const given = (config.collections ?? []).map((collection) => {
    const name = hosts.find((each) => slugs[each] === collection.slug)
    return (name && added[name]?.(collection)) ?? collection
  })
  const own = ownCollections(settings)
  requireTables(config, settings, own)
  return [...given, ...own]
}

/** The routes of a collection that does nothing: as if there were none. */
const nothingThere = (['get', 'post', 'patch', 'delete'] as const).map((method) =>
  endpoint({
    method,
    path: '/:rest*',
    who: 'anyone',
    does: 'answers that nothing is there while Cited is disabled',
    handler: ({ req }) => Promise.reject(notFound(req, sentence('Nothing is here: Cited is disabled.'))),
  }),
)

/** A collection that keeps its tables and does nothing else. Accounts stay: they may be those of the admin. */
function atRest(collection: CollectionConfig, { slugs }: Settings): CollectionConfig {
  if (collection.slug === slugs.users) return collection
  const { access: _, admin, endpoints: __, hooks: ___, ...rest } = collection
  return {
    ...rest,
    access: { create: nobody, delete: nobody, read: nobody, readVersions: nobody, update: nobody },
    admin: { group: admin?.group, hidden: true, useAsTitle: admin?.useAsTitle },
    endpoints: nothingThere,
  }
}

/** The config of a project in which Cited does not work: its tables stay as they are, and the project's data with them. */
function disabled(config: Config, settings: Settings): Config {
  const own = new Set(
    citedCollections.filter((name) => !settings.hosts.includes(name)).map((name) => settings.slugs[name]),
  )
  const needsUsers = config.admin?.user ?? settings.accounts.collection
  return {
    ...config,
    admin: { ...config.admin, custom: { ...config.admin?.custom, cited: told(settings) }, user: needsUsers },
    collections: allCollections(config, settings).map((collection) =>
      own.has(collection.slug) ? atRest(collection, settings) : collection,
    ),
    custom: { ...config.custom, cited: settings },
    db: withSearchKept(config.db),
    jobs: { ...config.jobs, tasks: [...(config.jobs?.tasks ?? []), ...tasks(settings).map(taskAtRest)] },
    localization: mergeLocalization(config, settings),
  }
}

/** What the browser is told. */
function told({ accounts, reader, site, slugs }: Settings): Project {
  return { accounts, slugs, readers: { site, hasPages: reader !== null } }
}

function tasks(settings: Settings): TaskConfig[] {
  return [webhookTask(settings.webhooks), schedulesTask, noticeTask]
}

/** Whether the project has work of its own in the queues: then it says when that is done. */
function hasOwnJobs({ jobs }: Config): boolean {
  return (jobs?.tasks?.length ?? 0) > 0 || (jobs?.workflows?.length ?? 0) > 0
}

/** The components of the admin that show what is there before anything is opened. */
function components({ admin }: Config, settings: Settings, isOwnAdmin: boolean) {
  const given = admin?.components
  const { accessible, brand, dashboard, search } = settings.admin
  return {
    ...given,
    ...(accessible ? { providers: ['cited/client#NamedControls', ...(given?.providers ?? [])] } : {}),
    ...(isOwnAdmin
      ? {
          afterLogin: ['cited/client#SecondFactorHint', ...(given?.afterLogin ?? [])],
          views: { createFirstUser: { Component: 'cited/admin#FirstAccountView' }, ...given?.views },
        }
      : {}),
    ...(dashboard ? { beforeDashboard: ['cited/client#StoryDesk', ...(given?.beforeDashboard ?? [])] } : {}),
    ...(search ? { actions: ['cited/client#NewsroomSearch', ...(given?.actions ?? [])] } : {}),
    ...(brand ? { graphics: { Icon: 'cited/client#Icon', Logo: 'cited/client#Logo', ...given?.graphics } } : {}),
  }
}

/** How much of an upload is read. Where the project has uploads of its own, it alone knows how large they may be. */
function uploadLimits({ collections = [], upload }: Config, { mediaLimits: { bytes } }: Settings): Config['upload'] {
  if (collections.some((collection) => collection.upload)) return upload
  return {
    ...upload,
    // An upload beyond the limit is not read to its end.
    limits: { fileSize: bytes, ...upload?.limits },
    requestSizeLimit: upload?.requestSizeLimit ?? bytes + BESIDE_FILES,
  }
}

/**
 * Tells what is the project's own: every collection and endpoint that is neither Cited's nor Payload's, also of plugins that
 * come after this one.
 */
function hostsOf({ endpoints = [] }: Config, { hosts, slugs }: Settings) {
  const own = new Set(citedCollections.filter((name) => !hosts.includes(name)).map((name) => slugs[name]))
  const key = ({ method, path }: Endpoint) => `${method} ${path}`
  const places = new Set(endpoints.map(key))
  return ({ folders }: SanitizedConfig): IsHosts => {
    const isPayloads = (slug: string) => slug.startsWith('payload-') || (folders && folders.slug === slug)
    return ({ endpoint, slug }) => {
      if (slug !== undefined) return !own.has(slug) && !isPayloads(slug)
      if (!endpoint || places.has(key(endpoint))) return true
      // The one endpoint that Payload has beside those of collections and globals (3.90.2, `authRootEndpoints`).
      return endpoint.custom?.cited === undefined && endpoint.path !== '/access'
    }
  }
}

/**
 * Adds Cited to a Payload config: its collections, publishing, the public API, the admin in English and Spanish.
 *
 * @example
 * export default buildConfig({ db: sqliteAdapter({ … }), plugins: [cited()], secret })
 */
export function cited(options: CitedOptions = {}): Plugin {
  return (given: Config): Config => {
    const config = withoutLanguages(given)
    requireConfig(config)
    const resolved = resolveOptions(options)
    const settings = { ...resolved, publishing: { ...resolved.publishing, onRelease: queueDeliveries } }
    requireProject(config, settings)
    if (!settings.enabled) return disabled(config, settings)
    const isOwnAdmin = !settings.hosts.includes('users')
    const isHosts = hostsOf(config, settings)
    return {
      ...config,
      admin: {
        ...config.admin,
        components: components(config, settings, isOwnAdmin),
        custom: { ...config.admin?.custom, cited: told(settings) },
        user: settings.accounts.collection,
      },
      collections: allCollections(config, settings),
      custom: { ...config.custom, cited: settings },
      db: withAdmission(withSearch(withTransactionGate(config.db)), {
        check: (built) => requireStillTogether(built, settings),
        guard: (payload) => {
          if (isOwnAdmin) guardAccounts(payload, settings.rateLimits)
          guardPayload(payload, {
            isHosts: isHosts(payload.config),
            isPublic: ({ path }) => isBelow(settings.api.path, path),
          })
        },
        prepare: async (payload) => {
          await checkStartup(payload)
          mailAfterCommit(payload)
        },
      }),
      endpoints: [
        // Before those of the project: one for any path would answer in their places.
        reviewUnsaved(settings.publishing),
        deskEndpoint(settings.publishing),
        deskCountsEndpoint,
        searchEndpoint,
        alikeEndpoint,
        ...deliveryEndpoints(settings),
        ...(config.endpoints ?? []),
        ...(isOwnAdmin ? [accessForStaffOnly] : []),
      ],
      // The project has the last word.
      hooks: { ...config.hooks, afterError: [sayErrors, answerErrors, ...(config.hooks?.afterError ?? [])] },
      i18n: {
        ...config.i18n,
        supportedLanguages: config.i18n?.supportedLanguages ?? { en, es },
        translations: deepMergeSimple<object>(payloadWords, config.i18n?.translations ?? {}),
      },
      jobs: {
        ...config.jobs,
        autoRun: autoRun(settings, config.jobs?.autoRun ?? (hasOwnJobs(config) ? [] : undefined)),
        access: {
          cancel: ({ req }) => hasRole(req, 'admin'),
          queue: ({ req }) => hasRole(req, 'admin'),
          run: ({ req }) => hasRole(req, 'admin'),
          ...config.jobs?.access,
        },
        tasks: [...(config.jobs?.tasks ?? []), ...tasks(settings)],
      },
      localization: mergeLocalization(config, settings),
      logger: withSafeLog(config.logger),
      loggingLevels: { ...loggingLevels, ...config.loggingLevels },
      upload: uploadLimits(config, settings),
      onInit: async (payload) => {
        await asPreparation(() => config.onInit?.(payload))
        await admit(payload)
      },
    }
  }
}
