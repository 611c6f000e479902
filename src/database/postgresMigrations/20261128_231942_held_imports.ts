import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "imported_held" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_imported_held" varchar;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "imported_held";
  ALTER TABLE "_articles_v" DROP COLUMN "version_imported_held";`)
}
