import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'notice';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'notice';
  CREATE TABLE "handovers" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"article" varchar NOT NULL,
  	"author" varchar,
  	"stage" varchar NOT NULL,
  	"assignee" varchar,
  	"due_at" timestamp(3) with time zone,
  	"approved" varchar,
  	"moves" jsonb,
  	"seen" jsonb
  );
  
  ALTER TABLE "articles" ALTER COLUMN "language" DROP DEFAULT;
  ALTER TABLE "_articles_v" ALTER COLUMN "version_language" DROP DEFAULT;
  CREATE UNIQUE INDEX "handovers_article_idx" ON "handovers" USING btree ("article");
  CREATE INDEX "handovers_author_idx" ON "handovers" USING btree ("author");
  CREATE INDEX "handovers_stage_idx" ON "handovers" USING btree ("stage");
  CREATE INDEX "handovers_assignee_idx" ON "handovers" USING btree ("assignee");
  CREATE INDEX "language_kind_at_idx" ON "releases" USING btree ("language","kind","at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "handovers";
  DELETE FROM "payload_jobs_log" WHERE "task_slug" = 'notice';
  DELETE FROM "payload_jobs" WHERE "task_slug" = 'notice';
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'webhook', 'schedules');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'webhook', 'schedules');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP INDEX "language_kind_at_idx";
  ALTER TABLE "articles" ALTER COLUMN "language" SET DEFAULT 'en';
  ALTER TABLE "_articles_v" ALTER COLUMN "version_language" SET DEFAULT 'en';`)
}
