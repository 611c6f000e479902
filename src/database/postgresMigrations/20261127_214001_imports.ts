import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "imported_guid" varchar;
  ALTER TABLE "articles" ADD COLUMN "imported_digest" varchar;
  ALTER TABLE "articles" ADD COLUMN "imported_revision" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_imported_guid" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_imported_digest" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_imported_revision" varchar;
  CREATE INDEX "articles_imported_imported_guid_idx" ON "articles" USING btree ("imported_guid");
  CREATE INDEX "_articles_v_version_imported_version_imported_guid_idx" ON "_articles_v" USING btree ("version_imported_guid");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "articles_imported_imported_guid_idx";
  DROP INDEX "_articles_v_version_imported_version_imported_guid_idx";
  ALTER TABLE "articles" DROP COLUMN "imported_guid";
  ALTER TABLE "articles" DROP COLUMN "imported_digest";
  ALTER TABLE "articles" DROP COLUMN "imported_revision";
  ALTER TABLE "_articles_v" DROP COLUMN "version_imported_guid";
  ALTER TABLE "_articles_v" DROP COLUMN "version_imported_digest";
  ALTER TABLE "_articles_v" DROP COLUMN "version_imported_revision";`)
}
