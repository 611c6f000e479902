import config from '@payload-config'
import { handleEndpoints } from 'payload'
import { guardRequest } from '../../../../access/guard/request'

/** Payload's REST API, and the public API that is mounted in it: every method gets the request as it came, guarded. */
async function answer(incoming: Request): Promise<Response> {
  const { upload } = await config
  const request = await guardRequest(incoming, { ofFiles: upload.requestSizeLimit ?? Infinity })
  return request instanceof Response ? request : handleEndpoints({ config, request })
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
