import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "articles_proposals" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"rule" varchar,
  	"fingerprint" varchar,
  	"text" varchar,
  	"reason" varchar,
  	"by_id" uuid,
  	"at" timestamp(3) with time zone,
  	"declined" boolean
  );
  
  CREATE TABLE "_articles_v_version_proposals" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"rule" varchar,
  	"fingerprint" varchar,
  	"text" varchar,
  	"reason" varchar,
  	"by_id" uuid,
  	"at" timestamp(3) with time zone,
  	"declined" boolean,
  	"_uuid" varchar
  );
  
  ALTER TABLE "articles_proposals" ADD CONSTRAINT "articles_proposals_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_proposals" ADD CONSTRAINT "articles_proposals_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_proposals" ADD CONSTRAINT "_articles_v_version_proposals_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_proposals" ADD CONSTRAINT "_articles_v_version_proposals_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "articles_proposals_order_idx" ON "articles_proposals" USING btree ("_order");
  CREATE INDEX "articles_proposals_parent_id_idx" ON "articles_proposals" USING btree ("_parent_id");
  CREATE INDEX "articles_proposals_by_idx" ON "articles_proposals" USING btree ("by_id");
  CREATE INDEX "_articles_v_version_proposals_order_idx" ON "_articles_v_version_proposals" USING btree ("_order");
  CREATE INDEX "_articles_v_version_proposals_parent_id_idx" ON "_articles_v_version_proposals" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_proposals_by_idx" ON "_articles_v_version_proposals" USING btree ("by_id");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "articles_proposals" CASCADE;
  DROP TABLE "_articles_v_version_proposals" CASCADE;`)
}
