/**
 * Who may call the endpoints that Cited adds to Payload's, in one table. A test walks it: an endpoint that is not here,
 * or answers somebody it should not, fails it. `{api}` is the path of the public API.
 */
export const endpointAccess = [
  { collection: null, path: '/access', who: 'staff', why: 'lists the fields of every collection' },
  { collection: null, method: 'POST', path: '/review', who: 'staff', why: 'reads records and drafts to suggest them' },
  { collection: 'articles', path: '/:id/review', who: 'staff', why: 'reads a draft and its records' },
  { collection: 'statistics', path: '/:id/uses', who: 'staff', why: 'lists drafts' },
  { collection: 'quotes', path: '/:id/uses', who: 'staff', why: 'lists drafts' },
  { collection: 'sources', path: '/:id/uses', who: 'staff', why: 'lists drafts' },
  { collection: 'webhooks', method: 'POST', path: '/:id/test', who: 'admin', why: 'sends to an address' },
  { collection: 'webhooks', method: 'POST', path: '/:id/rotate-secret', who: 'admin', why: 'gives a secret' },
  {
    collection: 'webhooks',
    method: 'POST',
    path: '/:id/deliveries/:delivery/resend',
    who: 'admin',
    why: 'sends to an address',
  },
  { collection: null, path: '{api}', who: 'anyone', why: 'reads releases and nothing else' },
  { collection: null, path: '{api}/:path*', who: 'anyone', why: 'reads releases and nothing else' },
  { collection: '*', path: '/versions/:id', who: 'anyone', why: 'says that there are no versions' },
] as const
