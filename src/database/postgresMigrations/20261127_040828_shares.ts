import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "shares" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"article" varchar NOT NULL,
  	"hash" varchar NOT NULL,
  	"by" varchar NOT NULL,
  	"made_at" timestamp(3) with time zone NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"opened_at" timestamp(3) with time zone
  );
  
  CREATE INDEX "shares_article_idx" ON "shares" USING btree ("article");
  CREATE UNIQUE INDEX "shares_hash_idx" ON "shares" USING btree ("hash");
  CREATE INDEX "shares_by_idx" ON "shares" USING btree ("by");
  CREATE INDEX "shares_expires_at_idx" ON "shares" USING btree ("expires_at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "shares" CASCADE;`)
}
