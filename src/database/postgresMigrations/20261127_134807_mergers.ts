import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "mergers" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"scope" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"was" varchar NOT NULL,
  	"now" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"by" varchar
  );
  
  ALTER TABLE "releases" ADD COLUMN "by" varchar;
  CREATE UNIQUE INDEX "scope_kind_was_idx" ON "mergers" USING btree ("scope","kind","was");
  CREATE INDEX "scope_kind_now_idx" ON "mergers" USING btree ("scope","kind","now");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "mergers" CASCADE;
  ALTER TABLE "releases" DROP COLUMN "by";`)
}
