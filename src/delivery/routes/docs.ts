import { readFile } from 'node:fs/promises'
import path from 'node:path'
import swaggerUiFolder from 'swagger-ui-dist/absolute-path.js'
import { escapeHtml } from '../../body'
import { problem } from '../problem'
import { respondBody } from '../respond'
import { refuseWrites, type PublicApi } from '../route'

/** Swagger UI's files, and the types that they are sent as. The page needs no others. */
const assets: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

/** Starts Swagger UI with the contract that lies beside the page. A file of its own: the page allows no inline script. */
const start = `SwaggerUIBundle({
  dom_id: '#swagger-ui',
  url: new URL('../openapi.json', document.currentScript.src).href,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  supportedSubmitMethods: ['get', 'head'],
  tryItOutEnabled: true,
  validatorUrl: null,
})
`

function page(name: string, folder: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(name)}: the public API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript><p>This page needs JavaScript. The contract is at <a href="${folder}/../openapi.json">openapi.json</a>.</p></noscript>
<script src="${folder}/swagger-ui-bundle.js"></script>
<script src="${folder}/start.js"></script>
</body>
</html>
`
}

/** Long enough for a page view, short enough for an upgrade. */
const assetCache = 'public, max-age=3600'

function readAsset(name: string): Promise<string> {
  return readFile(path.join(swaggerUiFolder(), name), 'utf8')
}

/** `GET /docs`: a page to read and try the API, which loads nothing from elsewhere. */
export function docsRoute({ app, basePath, publication: { name }, urls }: PublicApi): void {
  const folder = `${basePath}/docs`
  // The address that the contract names may be another than that which the page was opened at.
  const api = URL.canParse(urls.root) ? ` ${new URL(urls.root).origin}` : ''
  const policy =
    `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; ` +
    `connect-src 'self'${api}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

  app.get(folder, () =>
    respondBody(page(name, folder), {
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': policy },
    }),
  )
  app.get(`${folder}/:file`, async ({ req }) => {
    const file = req.param('file')
    if (file === 'start.js') {
      return respondBody(start, { contentType: 'text/javascript; charset=utf-8', cacheControl: assetCache })
    }
    const contentType = Object.hasOwn(assets, file) ? assets[file] : undefined
    if (contentType === undefined) return problem('not-found', { detail: 'The page has no such file.' })
    return respondBody(await readAsset(file), { contentType, cacheControl: assetCache })
  })
  refuseWrites(app, [folder, `${folder}/:file`])
}
