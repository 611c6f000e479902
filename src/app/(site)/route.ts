import config from '@payload-config'
import { redirect } from 'next/navigation'

/** There is no site here, only what sites read: the root leads to the admin. */
export async function GET(): Promise<never> {
  return redirect((await config).routes.admin)
}
