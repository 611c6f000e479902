/**
 * The rooms of the house, from the ground up. A room imports from the rooms below it and from none beside or above it:
 * `npm run lint` fails where an import runs back up, or in a circle.
 */
const floors = [
  ['^src/model/', '^src/payload-types[.]ts$'],
  ['^src/figures/'],
  ['^src/body/'],
  ['^src/review/'],
  ['^src/rsc[.]tsx$'],
  ['^src/access/', '^src/database/', '^src/pictures/'],
  ['^src/releases/'],
  ['^src/optionShape[.]ts$'],
  ['^src/options([.]test)?[.]ts$', '^src/jobs/'],
  ['^src/newsroom/', '^src/webhooks/', '^src/delivery/'],
  ['^src/import/', '^src/previews/'],
  ['^src/admin/', '^collections/'],
  ['^src/server/'],
  ['^src/(embedding|overrides)[.]ts$'],
  ['^src/localization[.]ts$'],
  ['^src/plugin[.]ts$'],
  ['^src/index[.]ts$'],
  ['^payload[.]config[.]ts$'],
  ['^src/app/', '^src/commands/'],
  ['^seed/'],
]

/** Tests stand beside what they test, on its floor; what they share is in `tests/`, which product code never sees. */
const test = '[.]test[.]tsx?$'
/** Made by Payload, which names components as its config does: `cited/client#…`. */
const generated = '^src/app/[(]payload[)]/admin/importMap[.]js$'

/** What the admin renders on the server: what runs in the browser is another entry of the package to it. */
const onServer = '^src/admin/rsc[.]tsx$'

/** The rooms that stand on a floor beside another, and may not look into it. */
function beside(floor) {
  return floor.map((room) => ({ from: room, to: floor.filter((other) => other !== room) }))
}

function above(index) {
  return floors.slice(index + 1).flat()
}

/** Functions over plain data: no framework, no database. */
const pure = '^src/(model|figures|body|review|releases/present)/'

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that import each other are one file, or share a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...floors.flatMap((floor, index) => [
      ...(above(index).length > 0
        ? [
            {
              name: `not-up-from-${index}`,
              comment: 'An import points down: move what is needed to the room below, or hand it in from above.',
              severity: 'error',
              from: { path: floor },
              to: { path: above(index) },
            },
          ]
        : []),
      ...beside(floor)
        .filter(({ to }) => to.length > 0)
        .map(({ from, to }) => ({
          name: `not-beside-from-${from.replace(/[^a-z]/g, '')}`,
          comment: 'Rooms on one floor do not know each other.',
          severity: 'error',
          from: { path: from },
          to: { path: to },
        })),
    ]),
    {
      name: 'has-a-floor',
      comment: 'A new room gets its place in `floors`, and in docs/architecture.md.',
      severity: 'error',
      from: { path: '^src/', pathNot: floors.flat() },
      to: {},
    },
    {
      name: 'on-a-floor',
      comment: 'A new room gets its place in `floors`, and in docs/architecture.md.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: floors.flat() },
    },
    {
      name: 'by-its-path',
      comment:
        'Files of Cited are imported by their paths: by the name of the package everything would be reached from anywhere.',
      severity: 'error',
      from: { pathNot: [generated, onServer] },
      to: { path: '^cited(/|$)' },
    },
    {
      name: 'through-the-face',
      comment: 'The faces of the package are for others; what it exports to browsers is named to Payload only.',
      severity: 'error',
      from: { path: '^(src|collections)/', pathNot: generated },
      to: { path: '^src/(index|admin/client)[.]ts$' },
    },
    {
      name: 'no-tests',
      comment: 'What runs in production knows no tests.',
      severity: 'error',
      from: { path: '^(src|collections|seed|payload[.]config[.]ts)', pathNot: test },
      to: { path: `^tests/|${test}` },
    },
    {
      name: 'pure',
      comment: 'These rooms are functions over plain data.',
      severity: 'error',
      from: { path: pure, pathNot: test },
      to: { path: 'node_modules/(payload|@payloadcms|next|react|react-dom)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}
