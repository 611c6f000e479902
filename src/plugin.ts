import { en } from '@payloadcms/translations/languages/en'
import { es } from '@payloadcms/translations/languages/es'
import { accessOperation, type CollectionConfig, type Config, type Plugin } from 'payload'
import * as collections from '../collections'
import { bulkEndpoints, refuseByWhere } from './access/bulk'
import { endpoint } from './access/endpoint'
import { defaultLocale } from './access/locale'
import { guardPayload } from './access/guard/endpoints'
import { hasRole } from './access/roles'
import { withSearch } from './database/search'
import { withTransactionGate } from './database/transactions'
import { sayErrors } from './access/sayErrors'
import { answerErrors } from './database/answerErrors'
import { mailAfterCommit } from './database/mail'
import { deliveryEndpoints } from './delivery/endpoints'
import { languageLabel } from './model/languages'
import { payloadWords } from './model/payloadWords'
import { withRevisions } from './newsroom/revision'
import { withCleanText } from './newsroom/typedText'
import { collectionSlugs, resolveOptions, type CitedCollection, type CitedOptions, type Settings } from './options'
import { deskEndpoint } from './newsroom/editions/endpoints'
import { adoptScheduledJobs } from './newsroom/schedules/adopt'
import { carryOutDue, schedulesTask } from './newsroom/schedules/carryOut'
import { deleteExpiredIdentities } from './newsroom/identities/keeping'
import { reviewUnsaved } from './newsroom/review/endpoints'
import { guardAccounts } from './server/accounts'
import { loggingLevels, withSafeLog } from './server/safeLog'
import { isBelow } from './server/handler'
import { admit, admittedFirst, asPreparation, withAdmission } from './server/admission'
import { checkStartup, requireConfig } from './server/startup'
import { webhookTask } from './webhooks/deliver'
import { queueDeliveries } from './webhooks/queue'
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
      hourly: (each) => deleteExpiredIdentities(each, timeZone),
      whenDue: carryOutDue,
    })
    return typeof given === 'function' ? given(payload) : given
  }
}

/** Whether people save the documents of a collection; the system alone writes the others. */
function isEdited(slug: CitedCollection): boolean {
  return !['releases', 'listings', 'deliveries', 'openings', 'schedules', 'presences', 'redactions', 'users'].includes(
    slug,
  )
}

function citedCollections(settings: Settings): CollectionConfig[] {
  return collectionSlugs.map((slug) => {
    const made = collections[slug](settings)
    const collection = isEdited(slug) ? withRevisions(made) : made
    const { hooks } = collection
    const ours: CollectionConfig = {
      ...collection,
      endpoints: [...(collection.endpoints || []), ...bulkEndpoints(slug)],
      hooks: {
        ...hooks,
        beforeOperation: [admittedFirst, refuseByWhere, defaultLocale, ...(hooks?.beforeOperation ?? [])],
      },
    }
    return withCleanText(settings.overrides[slug]?.(ours) ?? ours)
  })
}

/**
 * Adds Cited to a Payload config: its collections, publishing, the public API, the admin in English and Spanish.
 *
 * @example
 * export default buildConfig({ db: sqliteAdapter({ … }), plugins: [cited()], secret })
 */
export function cited(options: CitedOptions = {}): Plugin {
  return (config: Config): Config => {
    requireConfig(config)
    const resolved = resolveOptions(options)
    const settings = { ...resolved, publishing: { ...resolved.publishing, onRelease: queueDeliveries } }
    const { languages } = settings
    return {
      ...config,
      admin: {
        // Payload's default sends a hash of each editor's e-mail address to another company.
        avatar: 'default',
        dateFormat: 'yyyy-MM-dd HH:mm',
        user: 'users',
        ...config.admin,
        components: {
          ...config.admin?.components,
          beforeDashboard: ['cited/client#StoryDesk', ...(config.admin?.components?.beforeDashboard ?? [])],
          graphics: { Icon: 'cited/client#Icon', Logo: 'cited/client#Logo', ...config.admin?.components?.graphics },
        },
      },
      collections: [...(config.collections ?? []), ...citedCollections(settings)],
      custom: { ...config.custom, cited: settings },
      db: withAdmission(withSearch(withTransactionGate(config.db)), {
        guard: (payload) => {
          guardAccounts(payload, settings.rateLimits)
          guardPayload(payload, { isPublic: ({ path }) => isBelow(settings.api.path, path) })
        },
        prepare: async (payload) => {
          await checkStartup(payload)
          mailAfterCommit(payload)
        },
      }),
      endpoints: [
        ...(config.endpoints ?? []),
        accessForStaffOnly,
        reviewUnsaved(settings.publishing),
        deskEndpoint(settings.publishing),
        ...deliveryEndpoints(settings),
      ],
      graphQL: { ...config.graphQL, disable: true },
      hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), sayErrors, answerErrors] },
      i18n: {
        ...config.i18n,
        supportedLanguages: { en, es, ...config.i18n?.supportedLanguages },
        translations: { ...payloadWords, ...config.i18n?.translations },
      },
      jobs: {
        ...config.jobs,
        autoRun: autoRun(settings, config.jobs?.autoRun),
        access: {
          cancel: ({ req }) => hasRole(req.user, 'admin'),
          queue: ({ req }) => hasRole(req.user, 'admin'),
          run: ({ req }) => hasRole(req.user, 'admin'),
          ...config.jobs?.access,
        },
        tasks: [...(config.jobs?.tasks ?? []), webhookTask(settings.webhooks), schedulesTask],
      },
      localization: {
        locales: languages.map((language) => ({ code: language.code, label: languageLabel(language) })),
        defaultLocale: languages[0]?.code ?? 'en',
        // A label that is missing in one language must be seen to be missing, not appear in another.
        fallback: false,
      },
      logger: withSafeLog(config.logger),
      loggingLevels: { ...loggingLevels, ...config.loggingLevels },
      maxDepth: config.maxDepth ?? 3,
      upload: {
        ...config.upload,
        // An upload beyond the limit is not read to its end.
        limits: { fileSize: settings.mediaLimits.bytes, ...config.upload?.limits },
        requestSizeLimit: config.upload?.requestSizeLimit ?? settings.mediaLimits.bytes + BESIDE_FILES,
      },
      onInit: async (payload) => {
        await asPreparation(() => config.onInit?.(payload))
        await admit(payload)
      },
    }
  }
}
