/**
 * The rooms of the house, from the ground up. A room imports from the rooms below it and from none beside or above it:
 * `npm run lint` fails where an import runs back up, or in a circle.
 */
const floors = [
  ['^src/model/', '^src/payload-types[.]ts$'],
  ['^src/figures/'],
  ['^src/body/'],
  ['^src/review/'],
  ['^src/access/', '^src/database/', '^src/pictures/'],
  ['^src/releases/'],
  ['^src/options[.]ts$', '^src/jobs/'],
  ['^src/newsroom/', '^src/webhooks/', '^src/delivery/'],
  ['^src/import/'],
  ['^src/admin/', '^collections/'],
  ['^src/server/'],
  ['^src/plugin[.]ts$'],
  ['^src/index[.]ts$'],
  ['^payload[.]config[.]ts$'],
  ['^src/app/', '^src/commands/'],
  ['^seed/'],
]

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
      name: 'pure',
      comment: 'These rooms are functions over plain data.',
      severity: 'error',
      from: { path: pure, pathNot: '[.]test[.]ts$' },
      to: { path: 'node_modules/(payload|@payloadcms|next|react|react-dom)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]test[.]tsx?$|^src/database/migrations/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}
