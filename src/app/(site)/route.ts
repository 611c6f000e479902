import config from '@payload-config'
import { redirect } from 'next/navigation'

/** There is no site here, only what sites read: the root leads to the admin. */
export const GET = async (): Promise<never> => redirect((await config).routes.admin)
