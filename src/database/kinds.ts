/** The databases that Cited knows, by what their adapters call themselves in `packageName`. */

export const MONGODB = '@payloadcms/db-mongodb'
export const POSTGRES = '@payloadcms/db-postgres'
export const SQLITE = '@payloadcms/db-sqlite'

/** Whether an adapter is one of those of Drizzle, for databases of tables. */
export function speaksSQL({ packageName }: { packageName: string }): boolean {
  return packageName === SQLITE || packageName === POSTGRES
}
