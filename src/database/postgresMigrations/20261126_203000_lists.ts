import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

/**
 * The lists were of topics alone, by their text. Those that there are now are filled at the start, on every database
 * (`fillListings`).
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "listings";
  CREATE TABLE "listings" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"list" varchar NOT NULL,
  	"name" varchar,
  	"language" varchar NOT NULL,
  	"published_at" timestamp(3) with time zone NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"edition" varchar NOT NULL,
  	"release" varchar NOT NULL,
  	"article" varchar NOT NULL
  );
  CREATE INDEX "list_publishedAt_edition_idx" ON "listings" USING btree ("list","published_at","edition");
  CREATE INDEX "list_at_edition_idx" ON "listings" USING btree ("list","at","edition");
  CREATE INDEX "language_list_publishedAt_edition_idx" ON "listings" USING btree ("language","list","published_at","edition");
  CREATE INDEX "language_list_at_edition_idx" ON "listings" USING btree ("language","list","at","edition");
  CREATE INDEX "article_list_idx" ON "listings" USING btree ("article","list");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "listings" RENAME TO "lists";
  CREATE TABLE "listings" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"topic" varchar NOT NULL,
  	"language" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"hash" varchar NOT NULL,
  	"release" varchar NOT NULL,
  	"article" varchar NOT NULL
  );
  INSERT INTO "listings" ("topic", "language", "at", "hash", "release", "article")
    SELECT l."name", l."language", l."at", r."hash", l."release", l."article"
    FROM "lists" l JOIN "releases" r ON r."id"::text = l."release" WHERE l."list" LIKE 'topic:%';
  DROP TABLE "lists";
  CREATE INDEX "listings_article_idx" ON "listings" USING btree ("article");
  CREATE INDEX "topic_at_hash_idx" ON "listings" USING btree ("topic","at","hash");
  CREATE INDEX "topic_language_at_hash_idx" ON "listings" USING btree ("topic","language","at","hash");`)
}
