import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."_locales" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_articles_corrections_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum_articles_byline_role" AS ENUM('author', 'translator', 'photographer', 'editor');
  CREATE TYPE "public"."enum_articles_first_published_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_articles_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_articles_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__articles_v_version_corrections_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum__articles_v_version_byline_role" AS ENUM('author', 'translator', 'photographer', 'editor');
  CREATE TYPE "public"."enum__articles_v_version_first_published_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum__articles_v_version_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum__articles_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__articles_v_published_locale" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_statistics_correction_notes_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_statistics_qualifier" AS ENUM('exact', 'about', 'more-than', 'at-least', 'less-than', 'at-most');
  CREATE TYPE "public"."enum_statistics_unit_kind" AS ENUM('count', 'percent', 'percentage-point', 'currency', 'ratio', 'measure');
  CREATE TYPE "public"."enum_statistics_precision" AS ENUM('day', 'month', 'year', 'period');
  CREATE TYPE "public"."enum_statistics_correction_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum_statistics_status" AS ENUM('unverified', 'verified', 'disputed', 'retracted');
  CREATE TYPE "public"."enum__statistics_v_version_correction_notes_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum__statistics_v_version_qualifier" AS ENUM('exact', 'about', 'more-than', 'at-least', 'less-than', 'at-most');
  CREATE TYPE "public"."enum__statistics_v_version_unit_kind" AS ENUM('count', 'percent', 'percentage-point', 'currency', 'ratio', 'measure');
  CREATE TYPE "public"."enum__statistics_v_version_precision" AS ENUM('day', 'month', 'year', 'period');
  CREATE TYPE "public"."enum__statistics_v_version_correction_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum__statistics_v_version_status" AS ENUM('unverified', 'verified', 'disputed', 'retracted');
  CREATE TYPE "public"."enum_quotes_translations_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_quotes_correction_notes_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_quotes_precision" AS ENUM('day', 'month', 'year', 'period');
  CREATE TYPE "public"."enum_quotes_correction_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum__quotes_v_version_translations_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum__quotes_v_version_correction_notes_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum__quotes_v_version_precision" AS ENUM('day', 'month', 'year', 'period');
  CREATE TYPE "public"."enum__quotes_v_version_correction_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum_sources_correction_notes_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_sources_terms" AS ENUM('on-record', 'background', 'deep-background', 'off-record');
  CREATE TYPE "public"."enum_sources_correction_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum_sources_kind" AS ENUM('person', 'organization', 'document', 'dataset', 'publication', 'hearing', 'broadcast', 'post', 'interview');
  CREATE TYPE "public"."enum_sources_availability" AS ENUM('public', 'restricted', 'withdrawn', 'held-by-newsroom');
  CREATE TYPE "public"."enum__sources_v_version_correction_notes_language" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum__sources_v_version_terms" AS ENUM('on-record', 'background', 'deep-background', 'off-record');
  CREATE TYPE "public"."enum__sources_v_version_correction_kind" AS ENUM('correction', 'clarification', 'update');
  CREATE TYPE "public"."enum__sources_v_version_kind" AS ENUM('person', 'organization', 'document', 'dataset', 'publication', 'hearing', 'broadcast', 'post', 'interview');
  CREATE TYPE "public"."enum__sources_v_version_availability" AS ENUM('public', 'restricted', 'withdrawn', 'held-by-newsroom');
  CREATE TYPE "public"."enum_openings_what" AS ENUM('opened', 'refused', 'added', 'removed', 'deleted', 'expired');
  CREATE TYPE "public"."enum_releases_kind" AS ENUM('published', 'updated', 'corrected', 'redacted', 'withdrawn');
  CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'editor', 'reporter');
  CREATE TYPE "public"."enum_webhooks_events" AS ENUM('published', 'updated', 'corrected', 'redacted', 'withdrawn');
  CREATE TYPE "public"."enum_webhooks_languages" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_deliveries_outcome" AS ENUM('delivered', 'failed', 'gaveUp', 'disabled');
  CREATE TYPE "public"."enum_deliveries_error" AS ENUM('address', 'name', 'connection', 'tls', 'timeout', 'secret');
  CREATE TYPE "public"."enum_redactions_cause" AS ENUM('terms', 'order');
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'webhook', 'schedules');
  CREATE TYPE "public"."enum_payload_jobs_log_state" AS ENUM('failed', 'succeeded');
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'webhook', 'schedules');
  CREATE TABLE "articles_corrections" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"date" varchar,
  	"kind" "enum_articles_corrections_kind" DEFAULT 'correction',
  	"text" varchar
  );
  
  CREATE TABLE "articles_dismissals" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"rule" varchar,
  	"fingerprint" varchar,
  	"text" varchar,
  	"reason" varchar,
  	"by_id" uuid,
  	"at" timestamp(3) with time zone,
  	"statistic_id" uuid
  );
  
  CREATE TABLE "articles_byline" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"role" "enum_articles_byline_role" DEFAULT 'author'
  );
  
  CREATE TABLE "articles" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"title" varchar,
  	"title_search" varchar,
  	"dek" varchar,
  	"dek_search" varchar,
  	"body" jsonb,
  	"first_published_outlet" varchar,
  	"first_published_language" "enum_articles_first_published_language",
  	"first_published_url" varchar,
  	"first_published_date" varchar,
  	"translated_from_article_id" uuid,
  	"translated_from_release" varchar,
  	"language" "enum_articles_language" DEFAULT 'en',
  	"slug" varchar,
  	"hero_id" uuid,
  	"story" varchar,
  	"typed_since" timestamp(3) with time zone,
  	"review_errors" numeric,
  	"review_warnings" numeric,
  	"review_notices" numeric,
  	"revision" varchar,
  	"edited_by_id" uuid,
  	"trail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_articles_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "articles_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "articles_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"statistics_id" uuid,
  	"quotes_id" uuid,
  	"sources_id" uuid
  );
  
  CREATE TABLE "_articles_v_version_corrections" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"date" varchar,
  	"kind" "enum__articles_v_version_corrections_kind" DEFAULT 'correction',
  	"text" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_dismissals" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"rule" varchar,
  	"fingerprint" varchar,
  	"text" varchar,
  	"reason" varchar,
  	"by_id" uuid,
  	"at" timestamp(3) with time zone,
  	"statistic_id" uuid,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_byline" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar,
  	"role" "enum__articles_v_version_byline_role" DEFAULT 'author',
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"parent_id" uuid,
  	"version_title" varchar,
  	"version_title_search" varchar,
  	"version_dek" varchar,
  	"version_dek_search" varchar,
  	"version_body" jsonb,
  	"version_first_published_outlet" varchar,
  	"version_first_published_language" "enum__articles_v_version_first_published_language",
  	"version_first_published_url" varchar,
  	"version_first_published_date" varchar,
  	"version_translated_from_article_id" uuid,
  	"version_translated_from_release" varchar,
  	"version_language" "enum__articles_v_version_language" DEFAULT 'en',
  	"version_slug" varchar,
  	"version_hero_id" uuid,
  	"version_story" varchar,
  	"version_typed_since" timestamp(3) with time zone,
  	"version_review_errors" numeric,
  	"version_review_warnings" numeric,
  	"version_review_notices" numeric,
  	"version_revision" varchar,
  	"version_edited_by_id" uuid,
  	"version_trail" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__articles_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"snapshot" boolean,
  	"published_locale" "enum__articles_v_published_locale",
  	"latest" boolean
  );
  
  CREATE TABLE "_articles_v_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "_articles_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"statistics_id" uuid,
  	"quotes_id" uuid,
  	"sources_id" uuid
  );
  
  CREATE TABLE "statistics_evidence" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"source_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"locator" varchar,
  	"accessed_at" varchar,
  	"stated_as" varchar
  );
  
  CREATE TABLE "statistics_operands" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"statistic_id" uuid NOT NULL
  );
  
  CREATE TABLE "statistics_correction_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"language" "enum_statistics_correction_notes_language" NOT NULL,
  	"text" varchar NOT NULL
  );
  
  CREATE TABLE "statistics" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"qualifier" "enum_statistics_qualifier" DEFAULT 'exact' NOT NULL,
  	"value" varchar NOT NULL,
  	"high" varchar,
  	"unit_kind" "enum_statistics_unit_kind" DEFAULT 'count' NOT NULL,
  	"unit_code" varchar,
  	"as_of" varchar,
  	"precision" "enum_statistics_precision" DEFAULT 'day',
  	"place" varchar,
  	"place_search" varchar,
  	"formula" varchar,
  	"correction_kind" "enum_statistics_correction_kind",
  	"correction_at" timestamp(3) with time zone,
  	"correction_by_id" uuid,
  	"status" "enum_statistics_status" DEFAULT 'unverified' NOT NULL,
  	"note" varchar,
  	"revision" varchar,
  	"edited_by_id" uuid,
  	"trail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "statistics_locales" (
  	"label" varchar NOT NULL,
  	"label_search" varchar,
  	"unit_noun" varchar,
  	"public_note" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "_statistics_v_version_evidence" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"source_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"locator" varchar,
  	"accessed_at" varchar,
  	"stated_as" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_statistics_v_version_operands" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar NOT NULL,
  	"statistic_id" uuid NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_statistics_v_version_correction_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"language" "enum__statistics_v_version_correction_notes_language" NOT NULL,
  	"text" varchar NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_statistics_v" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"parent_id" uuid,
  	"version_qualifier" "enum__statistics_v_version_qualifier" DEFAULT 'exact' NOT NULL,
  	"version_value" varchar NOT NULL,
  	"version_high" varchar,
  	"version_unit_kind" "enum__statistics_v_version_unit_kind" DEFAULT 'count' NOT NULL,
  	"version_unit_code" varchar,
  	"version_as_of" varchar,
  	"version_precision" "enum__statistics_v_version_precision" DEFAULT 'day',
  	"version_place" varchar,
  	"version_place_search" varchar,
  	"version_formula" varchar,
  	"version_correction_kind" "enum__statistics_v_version_correction_kind",
  	"version_correction_at" timestamp(3) with time zone,
  	"version_correction_by_id" uuid,
  	"version_status" "enum__statistics_v_version_status" DEFAULT 'unverified' NOT NULL,
  	"version_note" varchar,
  	"version_revision" varchar,
  	"version_edited_by_id" uuid,
  	"version_trail" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_statistics_v_locales" (
  	"version_label" varchar NOT NULL,
  	"version_label_search" varchar,
  	"version_unit_noun" varchar,
  	"version_public_note" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "quotes_translations" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"language" "enum_quotes_translations_language" NOT NULL,
  	"translator" varchar,
  	"text" varchar NOT NULL,
  	"text_search" varchar
  );
  
  CREATE TABLE "quotes_evidence" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"source_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"locator" varchar,
  	"accessed_at" varchar,
  	"stated_as" varchar
  );
  
  CREATE TABLE "quotes_correction_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"language" "enum_quotes_correction_notes_language" NOT NULL,
  	"text" varchar NOT NULL
  );
  
  CREATE TABLE "quotes" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"text" varchar NOT NULL,
  	"text_search" varchar,
  	"speaker_id" uuid NOT NULL,
  	"said_at" varchar,
  	"precision" "enum_quotes_precision" DEFAULT 'day',
  	"occasion" varchar,
  	"occasion_search" varchar,
  	"correction_kind" "enum_quotes_correction_kind",
  	"correction_at" timestamp(3) with time zone,
  	"correction_by_id" uuid,
  	"language" varchar DEFAULT 'en' NOT NULL,
  	"paraphrase" boolean DEFAULT false,
  	"revision" varchar,
  	"edited_by_id" uuid,
  	"trail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "quotes_locales" (
  	"capacity" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "_quotes_v_version_translations" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"language" "enum__quotes_v_version_translations_language" NOT NULL,
  	"translator" varchar,
  	"text" varchar NOT NULL,
  	"text_search" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_quotes_v_version_evidence" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"source_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"locator" varchar,
  	"accessed_at" varchar,
  	"stated_as" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_quotes_v_version_correction_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"language" "enum__quotes_v_version_correction_notes_language" NOT NULL,
  	"text" varchar NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_quotes_v" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"parent_id" uuid,
  	"version_text" varchar NOT NULL,
  	"version_text_search" varchar,
  	"version_speaker_id" uuid NOT NULL,
  	"version_said_at" varchar,
  	"version_precision" "enum__quotes_v_version_precision" DEFAULT 'day',
  	"version_occasion" varchar,
  	"version_occasion_search" varchar,
  	"version_correction_kind" "enum__quotes_v_version_correction_kind",
  	"version_correction_at" timestamp(3) with time zone,
  	"version_correction_by_id" uuid,
  	"version_language" varchar DEFAULT 'en' NOT NULL,
  	"version_paraphrase" boolean DEFAULT false,
  	"version_revision" varchar,
  	"version_edited_by_id" uuid,
  	"version_trail" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_quotes_v_locales" (
  	"version_capacity" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "sources_correction_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"language" "enum_sources_correction_notes_language" NOT NULL,
  	"text" varchar NOT NULL
  );
  
  CREATE TABLE "sources" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"name_search" varchar,
  	"terms" "enum_sources_terms" DEFAULT 'on-record' NOT NULL,
  	"conditions" varchar,
  	"approval_by_id" uuid,
  	"approval_at" varchar,
  	"loosened_from" varchar,
  	"loosened_at" timestamp(3) with time zone,
  	"title" varchar,
  	"title_search" varchar,
  	"author" varchar,
  	"author_search" varchar,
  	"publisher" varchar,
  	"publisher_search" varchar,
  	"url" varchar,
  	"archive_url" varchar,
  	"published_at" varchar,
  	"accessed_at" varchar,
  	"language" varchar,
  	"license" varchar,
  	"correction_kind" "enum_sources_correction_kind",
  	"correction_at" timestamp(3) with time zone,
  	"correction_by_id" uuid,
  	"kind" "enum_sources_kind" DEFAULT 'person' NOT NULL,
  	"availability" "enum_sources_availability" DEFAULT 'public' NOT NULL,
  	"revision" varchar,
  	"edited_by_id" uuid,
  	"trail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sources_locales" (
  	"attribution" varchar,
  	"holder" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "_sources_v_version_correction_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"language" "enum__sources_v_version_correction_notes_language" NOT NULL,
  	"text" varchar NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_sources_v" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"parent_id" uuid,
  	"version_name" varchar NOT NULL,
  	"version_name_search" varchar,
  	"version_terms" "enum__sources_v_version_terms" DEFAULT 'on-record' NOT NULL,
  	"version_conditions" varchar,
  	"version_approval_by_id" uuid,
  	"version_approval_at" varchar,
  	"version_loosened_from" varchar,
  	"version_loosened_at" timestamp(3) with time zone,
  	"version_title" varchar,
  	"version_title_search" varchar,
  	"version_author" varchar,
  	"version_author_search" varchar,
  	"version_publisher" varchar,
  	"version_publisher_search" varchar,
  	"version_url" varchar,
  	"version_archive_url" varchar,
  	"version_published_at" varchar,
  	"version_accessed_at" varchar,
  	"version_language" varchar,
  	"version_license" varchar,
  	"version_correction_kind" "enum__sources_v_version_correction_kind",
  	"version_correction_at" timestamp(3) with time zone,
  	"version_correction_by_id" uuid,
  	"version_kind" "enum__sources_v_version_kind" DEFAULT 'person' NOT NULL,
  	"version_availability" "enum__sources_v_version_availability" DEFAULT 'public' NOT NULL,
  	"version_revision" varchar,
  	"version_edited_by_id" uuid,
  	"version_trail" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_sources_v_locales" (
  	"version_attribution" varchar,
  	"version_holder" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "identities" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"source_id" uuid,
  	"name" varchar NOT NULL,
  	"contact" varchar,
  	"notes" varchar,
  	"keep_until" varchar,
  	"revision" varchar,
  	"edited_by_id" uuid,
  	"trail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "identities_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "openings" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"what" "enum_openings_what" NOT NULL,
  	"identity" varchar,
  	"reader" varchar,
  	"by" varchar
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"credit" varchar NOT NULL,
  	"source_id" uuid,
  	"picture" varchar,
  	"original" varchar,
  	"revision" varchar,
  	"edited_by_id" uuid,
  	"trail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "media_locales" (
  	"alt" varchar NOT NULL,
  	"alt_search" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "releases" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"sequence" numeric,
  	"story" varchar NOT NULL,
  	"language" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"article" varchar NOT NULL,
  	"version" numeric NOT NULL,
  	"kind" "enum_releases_kind" NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"published_at" timestamp(3) with time zone NOT NULL,
  	"hash" varchar NOT NULL,
  	"previous" varchar,
  	"note" varchar,
  	"statistics" jsonb,
  	"newest" boolean,
  	"redacted_at" timestamp(3) with time zone,
  	"redacts" jsonb,
  	"document" jsonb NOT NULL
  );
  
  CREATE TABLE "releases_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "listings" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"topic" varchar NOT NULL,
  	"language" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"hash" varchar NOT NULL,
  	"release" varchar NOT NULL,
  	"article" varchar NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"name_search" varchar,
  	"role" "enum_users_role" DEFAULT 'reporter' NOT NULL,
  	"disabled" boolean DEFAULT false,
  	"has_second_factor" boolean DEFAULT false,
  	"second_factor_key" varchar,
  	"second_factor_step" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"enable_a_p_i_key" boolean,
  	"api_key" varchar,
  	"api_key_index" varchar,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "webhooks_events" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_webhooks_events",
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
  );
  
  CREATE TABLE "webhooks_languages" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_webhooks_languages",
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
  );
  
  CREATE TABLE "webhooks" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"url" varchar NOT NULL,
  	"secret" varchar,
  	"old_secrets" varchar,
  	"rotated_at" timestamp(3) with time zone,
  	"active" boolean DEFAULT true,
  	"revision" varchar,
  	"edited_by_id" uuid,
  	"trail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "deliveries" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"subscription_id" uuid NOT NULL,
  	"event" varchar NOT NULL,
  	"release_id" uuid,
  	"message" varchar NOT NULL,
  	"attempt" numeric NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"duration" numeric NOT NULL,
  	"outcome" "enum_deliveries_outcome" NOT NULL,
  	"status" numeric,
  	"error" "enum_deliveries_error",
  	"detail" varchar,
  	"next_at" timestamp(3) with time zone,
  	"requested_by_id" uuid,
  	"job" varchar
  );
  
  CREATE TABLE "presences" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"collection" varchar NOT NULL,
  	"document" varchar NOT NULL,
  	"seat" varchar NOT NULL,
  	"user_id" uuid,
  	"since" timestamp(3) with time zone NOT NULL,
  	"seen_at" timestamp(3) with time zone NOT NULL,
  	"typed_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "schedules" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"article" varchar NOT NULL,
  	"action" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"by" varchar,
  	"reason" varchar,
  	"seen" jsonb,
  	"tries" numeric NOT NULL,
  	"due_at" timestamp(3) with time zone,
  	"refused_at" timestamp(3) with time zone,
  	"refusal" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "redactions" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"entry" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"by" varchar,
  	"cause" "enum_redactions_cause" NOT NULL,
  	"reason" varchar,
  	"source" varchar,
  	"terms" varchar,
  	"article" varchar NOT NULL,
  	"hashes" jsonb NOT NULL,
  	"with_address" boolean
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_jobs_log" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"executed_at" timestamp(3) with time zone NOT NULL,
  	"completed_at" timestamp(3) with time zone NOT NULL,
  	"task_slug" "enum_payload_jobs_log_task_slug" NOT NULL,
  	"task_i_d" varchar NOT NULL,
  	"input" jsonb,
  	"output" jsonb,
  	"state" "enum_payload_jobs_log_state" NOT NULL,
  	"error" jsonb
  );
  
  CREATE TABLE "payload_jobs" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"input" jsonb,
  	"completed_at" timestamp(3) with time zone,
  	"total_tried" numeric DEFAULT 0,
  	"has_error" boolean DEFAULT false,
  	"error" jsonb,
  	"task_slug" "enum_payload_jobs_task_slug",
  	"queue" varchar DEFAULT 'default',
  	"wait_until" timestamp(3) with time zone,
  	"processing" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"media_id" uuid,
  	"users_id" uuid,
  	"webhooks_id" uuid
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "articles_corrections" ADD CONSTRAINT "articles_corrections_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_dismissals" ADD CONSTRAINT "articles_dismissals_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_dismissals" ADD CONSTRAINT "articles_dismissals_statistic_id_statistics_id_fk" FOREIGN KEY ("statistic_id") REFERENCES "public"."statistics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_dismissals" ADD CONSTRAINT "articles_dismissals_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_byline" ADD CONSTRAINT "articles_byline_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_translated_from_article_id_articles_id_fk" FOREIGN KEY ("translated_from_article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_hero_id_media_id_fk" FOREIGN KEY ("hero_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_texts" ADD CONSTRAINT "articles_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_statistics_fk" FOREIGN KEY ("statistics_id") REFERENCES "public"."statistics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_quotes_fk" FOREIGN KEY ("quotes_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_sources_fk" FOREIGN KEY ("sources_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_corrections" ADD CONSTRAINT "_articles_v_version_corrections_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_dismissals" ADD CONSTRAINT "_articles_v_version_dismissals_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_dismissals" ADD CONSTRAINT "_articles_v_version_dismissals_statistic_id_statistics_id_fk" FOREIGN KEY ("statistic_id") REFERENCES "public"."statistics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_dismissals" ADD CONSTRAINT "_articles_v_version_dismissals_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_byline" ADD CONSTRAINT "_articles_v_version_byline_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_parent_id_articles_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_translated_from_article_id_articles_id_fk" FOREIGN KEY ("version_translated_from_article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_hero_id_media_id_fk" FOREIGN KEY ("version_hero_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_edited_by_id_users_id_fk" FOREIGN KEY ("version_edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_texts" ADD CONSTRAINT "_articles_v_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_statistics_fk" FOREIGN KEY ("statistics_id") REFERENCES "public"."statistics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_quotes_fk" FOREIGN KEY ("quotes_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_sources_fk" FOREIGN KEY ("sources_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "statistics_evidence" ADD CONSTRAINT "statistics_evidence_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "statistics_evidence" ADD CONSTRAINT "statistics_evidence_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "statistics_evidence" ADD CONSTRAINT "statistics_evidence_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."statistics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "statistics_operands" ADD CONSTRAINT "statistics_operands_statistic_id_statistics_id_fk" FOREIGN KEY ("statistic_id") REFERENCES "public"."statistics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "statistics_operands" ADD CONSTRAINT "statistics_operands_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."statistics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "statistics_correction_notes" ADD CONSTRAINT "statistics_correction_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."statistics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "statistics" ADD CONSTRAINT "statistics_correction_by_id_users_id_fk" FOREIGN KEY ("correction_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "statistics" ADD CONSTRAINT "statistics_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "statistics_locales" ADD CONSTRAINT "statistics_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."statistics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_statistics_v_version_evidence" ADD CONSTRAINT "_statistics_v_version_evidence_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_statistics_v_version_evidence" ADD CONSTRAINT "_statistics_v_version_evidence_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_statistics_v_version_evidence" ADD CONSTRAINT "_statistics_v_version_evidence_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_statistics_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_statistics_v_version_operands" ADD CONSTRAINT "_statistics_v_version_operands_statistic_id_statistics_id_fk" FOREIGN KEY ("statistic_id") REFERENCES "public"."statistics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_statistics_v_version_operands" ADD CONSTRAINT "_statistics_v_version_operands_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_statistics_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_statistics_v_version_correction_notes" ADD CONSTRAINT "_statistics_v_version_correction_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_statistics_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_statistics_v" ADD CONSTRAINT "_statistics_v_parent_id_statistics_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."statistics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_statistics_v" ADD CONSTRAINT "_statistics_v_version_correction_by_id_users_id_fk" FOREIGN KEY ("version_correction_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_statistics_v" ADD CONSTRAINT "_statistics_v_version_edited_by_id_users_id_fk" FOREIGN KEY ("version_edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_statistics_v_locales" ADD CONSTRAINT "_statistics_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_statistics_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "quotes_translations" ADD CONSTRAINT "quotes_translations_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "quotes_evidence" ADD CONSTRAINT "quotes_evidence_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes_evidence" ADD CONSTRAINT "quotes_evidence_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes_evidence" ADD CONSTRAINT "quotes_evidence_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "quotes_correction_notes" ADD CONSTRAINT "quotes_correction_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_speaker_id_sources_id_fk" FOREIGN KEY ("speaker_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_correction_by_id_users_id_fk" FOREIGN KEY ("correction_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes_locales" ADD CONSTRAINT "quotes_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_quotes_v_version_translations" ADD CONSTRAINT "_quotes_v_version_translations_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_quotes_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_quotes_v_version_evidence" ADD CONSTRAINT "_quotes_v_version_evidence_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_quotes_v_version_evidence" ADD CONSTRAINT "_quotes_v_version_evidence_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_quotes_v_version_evidence" ADD CONSTRAINT "_quotes_v_version_evidence_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_quotes_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_quotes_v_version_correction_notes" ADD CONSTRAINT "_quotes_v_version_correction_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_quotes_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_quotes_v" ADD CONSTRAINT "_quotes_v_parent_id_quotes_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_quotes_v" ADD CONSTRAINT "_quotes_v_version_speaker_id_sources_id_fk" FOREIGN KEY ("version_speaker_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_quotes_v" ADD CONSTRAINT "_quotes_v_version_correction_by_id_users_id_fk" FOREIGN KEY ("version_correction_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_quotes_v" ADD CONSTRAINT "_quotes_v_version_edited_by_id_users_id_fk" FOREIGN KEY ("version_edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_quotes_v_locales" ADD CONSTRAINT "_quotes_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_quotes_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sources_correction_notes" ADD CONSTRAINT "sources_correction_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_approval_by_id_users_id_fk" FOREIGN KEY ("approval_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_correction_by_id_users_id_fk" FOREIGN KEY ("correction_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources_locales" ADD CONSTRAINT "sources_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_sources_v_version_correction_notes" ADD CONSTRAINT "_sources_v_version_correction_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_sources_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_sources_v" ADD CONSTRAINT "_sources_v_parent_id_sources_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_sources_v" ADD CONSTRAINT "_sources_v_version_approval_by_id_users_id_fk" FOREIGN KEY ("version_approval_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_sources_v" ADD CONSTRAINT "_sources_v_version_correction_by_id_users_id_fk" FOREIGN KEY ("version_correction_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_sources_v" ADD CONSTRAINT "_sources_v_version_edited_by_id_users_id_fk" FOREIGN KEY ("version_edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_sources_v_locales" ADD CONSTRAINT "_sources_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_sources_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "identities" ADD CONSTRAINT "identities_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "identities" ADD CONSTRAINT "identities_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "identities_rels" ADD CONSTRAINT "identities_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."identities"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "identities_rels" ADD CONSTRAINT "identities_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media_locales" ADD CONSTRAINT "media_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "releases_texts" ADD CONSTRAINT "releases_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."releases"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "webhooks_events" ADD CONSTRAINT "webhooks_events_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "webhooks_languages" ADD CONSTRAINT "webhooks_languages_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscription_id_webhooks_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."webhooks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "presences" ADD CONSTRAINT "presences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_jobs_log" ADD CONSTRAINT "payload_jobs_log_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."payload_jobs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_webhooks_fk" FOREIGN KEY ("webhooks_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "articles_corrections_order_idx" ON "articles_corrections" USING btree ("_order");
  CREATE INDEX "articles_corrections_parent_id_idx" ON "articles_corrections" USING btree ("_parent_id");
  CREATE INDEX "articles_dismissals_order_idx" ON "articles_dismissals" USING btree ("_order");
  CREATE INDEX "articles_dismissals_parent_id_idx" ON "articles_dismissals" USING btree ("_parent_id");
  CREATE INDEX "articles_dismissals_by_idx" ON "articles_dismissals" USING btree ("by_id");
  CREATE INDEX "articles_dismissals_statistic_idx" ON "articles_dismissals" USING btree ("statistic_id");
  CREATE INDEX "articles_byline_order_idx" ON "articles_byline" USING btree ("_order");
  CREATE INDEX "articles_byline_parent_id_idx" ON "articles_byline" USING btree ("_parent_id");
  CREATE INDEX "articles_translated_from_translated_from_article_idx" ON "articles" USING btree ("translated_from_article_id");
  CREATE INDEX "articles_language_idx" ON "articles" USING btree ("language");
  CREATE INDEX "articles_slug_idx" ON "articles" USING btree ("slug");
  CREATE INDEX "articles_hero_idx" ON "articles" USING btree ("hero_id");
  CREATE INDEX "articles_story_idx" ON "articles" USING btree ("story");
  CREATE INDEX "articles_review_review_errors_idx" ON "articles" USING btree ("review_errors");
  CREATE INDEX "articles_edited_by_idx" ON "articles" USING btree ("edited_by_id");
  CREATE INDEX "articles_updated_at_idx" ON "articles" USING btree ("updated_at");
  CREATE INDEX "articles_created_at_idx" ON "articles" USING btree ("created_at");
  CREATE INDEX "articles_deleted_at_idx" ON "articles" USING btree ("deleted_at");
  CREATE INDEX "articles__status_idx" ON "articles" USING btree ("_status");
  CREATE UNIQUE INDEX "language_slug_idx" ON "articles" USING btree ("language","slug");
  CREATE UNIQUE INDEX "story_language_idx" ON "articles" USING btree ("story","language");
  CREATE INDEX "articles_texts_order_parent" ON "articles_texts" USING btree ("order","parent_id");
  CREATE INDEX "articles_rels_order_idx" ON "articles_rels" USING btree ("order");
  CREATE INDEX "articles_rels_parent_idx" ON "articles_rels" USING btree ("parent_id");
  CREATE INDEX "articles_rels_path_idx" ON "articles_rels" USING btree ("path");
  CREATE INDEX "articles_rels_statistics_id_idx" ON "articles_rels" USING btree ("statistics_id");
  CREATE INDEX "articles_rels_quotes_id_idx" ON "articles_rels" USING btree ("quotes_id");
  CREATE INDEX "articles_rels_sources_id_idx" ON "articles_rels" USING btree ("sources_id");
  CREATE INDEX "_articles_v_version_corrections_order_idx" ON "_articles_v_version_corrections" USING btree ("_order");
  CREATE INDEX "_articles_v_version_corrections_parent_id_idx" ON "_articles_v_version_corrections" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_dismissals_order_idx" ON "_articles_v_version_dismissals" USING btree ("_order");
  CREATE INDEX "_articles_v_version_dismissals_parent_id_idx" ON "_articles_v_version_dismissals" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_dismissals_by_idx" ON "_articles_v_version_dismissals" USING btree ("by_id");
  CREATE INDEX "_articles_v_version_dismissals_statistic_idx" ON "_articles_v_version_dismissals" USING btree ("statistic_id");
  CREATE INDEX "_articles_v_version_byline_order_idx" ON "_articles_v_version_byline" USING btree ("_order");
  CREATE INDEX "_articles_v_version_byline_parent_id_idx" ON "_articles_v_version_byline" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_parent_idx" ON "_articles_v" USING btree ("parent_id");
  CREATE INDEX "_articles_v_version_translated_from_version_translated_f_idx" ON "_articles_v" USING btree ("version_translated_from_article_id");
  CREATE INDEX "_articles_v_version_version_language_idx" ON "_articles_v" USING btree ("version_language");
  CREATE INDEX "_articles_v_version_version_slug_idx" ON "_articles_v" USING btree ("version_slug");
  CREATE INDEX "_articles_v_version_version_hero_idx" ON "_articles_v" USING btree ("version_hero_id");
  CREATE INDEX "_articles_v_version_version_story_idx" ON "_articles_v" USING btree ("version_story");
  CREATE INDEX "_articles_v_version_review_version_review_errors_idx" ON "_articles_v" USING btree ("version_review_errors");
  CREATE INDEX "_articles_v_version_version_edited_by_idx" ON "_articles_v" USING btree ("version_edited_by_id");
  CREATE INDEX "_articles_v_version_version_updated_at_idx" ON "_articles_v" USING btree ("version_updated_at");
  CREATE INDEX "_articles_v_version_version_created_at_idx" ON "_articles_v" USING btree ("version_created_at");
  CREATE INDEX "_articles_v_version_version_deleted_at_idx" ON "_articles_v" USING btree ("version_deleted_at");
  CREATE INDEX "_articles_v_version_version__status_idx" ON "_articles_v" USING btree ("version__status");
  CREATE INDEX "_articles_v_created_at_idx" ON "_articles_v" USING btree ("created_at");
  CREATE INDEX "_articles_v_updated_at_idx" ON "_articles_v" USING btree ("updated_at");
  CREATE INDEX "_articles_v_snapshot_idx" ON "_articles_v" USING btree ("snapshot");
  CREATE INDEX "_articles_v_published_locale_idx" ON "_articles_v" USING btree ("published_locale");
  CREATE INDEX "_articles_v_latest_idx" ON "_articles_v" USING btree ("latest");
  CREATE INDEX "version_language_version_slug_idx" ON "_articles_v" USING btree ("version_language","version_slug");
  CREATE INDEX "version_story_version_language_idx" ON "_articles_v" USING btree ("version_story","version_language");
  CREATE INDEX "_articles_v_texts_order_parent" ON "_articles_v_texts" USING btree ("order","parent_id");
  CREATE INDEX "_articles_v_rels_order_idx" ON "_articles_v_rels" USING btree ("order");
  CREATE INDEX "_articles_v_rels_parent_idx" ON "_articles_v_rels" USING btree ("parent_id");
  CREATE INDEX "_articles_v_rels_path_idx" ON "_articles_v_rels" USING btree ("path");
  CREATE INDEX "_articles_v_rels_statistics_id_idx" ON "_articles_v_rels" USING btree ("statistics_id");
  CREATE INDEX "_articles_v_rels_quotes_id_idx" ON "_articles_v_rels" USING btree ("quotes_id");
  CREATE INDEX "_articles_v_rels_sources_id_idx" ON "_articles_v_rels" USING btree ("sources_id");
  CREATE INDEX "statistics_evidence_order_idx" ON "statistics_evidence" USING btree ("_order");
  CREATE INDEX "statistics_evidence_parent_id_idx" ON "statistics_evidence" USING btree ("_parent_id");
  CREATE INDEX "statistics_evidence_source_idx" ON "statistics_evidence" USING btree ("source_id");
  CREATE INDEX "statistics_evidence_quote_idx" ON "statistics_evidence" USING btree ("quote_id");
  CREATE INDEX "statistics_operands_order_idx" ON "statistics_operands" USING btree ("_order");
  CREATE INDEX "statistics_operands_parent_id_idx" ON "statistics_operands" USING btree ("_parent_id");
  CREATE INDEX "statistics_operands_statistic_idx" ON "statistics_operands" USING btree ("statistic_id");
  CREATE INDEX "statistics_correction_notes_order_idx" ON "statistics_correction_notes" USING btree ("_order");
  CREATE INDEX "statistics_correction_notes_parent_id_idx" ON "statistics_correction_notes" USING btree ("_parent_id");
  CREATE INDEX "statistics_value_idx" ON "statistics" USING btree ("value");
  CREATE INDEX "statistics_correction_correction_at_idx" ON "statistics" USING btree ("correction_at");
  CREATE INDEX "statistics_correction_correction_by_idx" ON "statistics" USING btree ("correction_by_id");
  CREATE INDEX "statistics_edited_by_idx" ON "statistics" USING btree ("edited_by_id");
  CREATE INDEX "statistics_updated_at_idx" ON "statistics" USING btree ("updated_at");
  CREATE INDEX "statistics_created_at_idx" ON "statistics" USING btree ("created_at");
  CREATE UNIQUE INDEX "statistics_locales_locale_parent_id_unique" ON "statistics_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_statistics_v_version_evidence_order_idx" ON "_statistics_v_version_evidence" USING btree ("_order");
  CREATE INDEX "_statistics_v_version_evidence_parent_id_idx" ON "_statistics_v_version_evidence" USING btree ("_parent_id");
  CREATE INDEX "_statistics_v_version_evidence_source_idx" ON "_statistics_v_version_evidence" USING btree ("source_id");
  CREATE INDEX "_statistics_v_version_evidence_quote_idx" ON "_statistics_v_version_evidence" USING btree ("quote_id");
  CREATE INDEX "_statistics_v_version_operands_order_idx" ON "_statistics_v_version_operands" USING btree ("_order");
  CREATE INDEX "_statistics_v_version_operands_parent_id_idx" ON "_statistics_v_version_operands" USING btree ("_parent_id");
  CREATE INDEX "_statistics_v_version_operands_statistic_idx" ON "_statistics_v_version_operands" USING btree ("statistic_id");
  CREATE INDEX "_statistics_v_version_correction_notes_order_idx" ON "_statistics_v_version_correction_notes" USING btree ("_order");
  CREATE INDEX "_statistics_v_version_correction_notes_parent_id_idx" ON "_statistics_v_version_correction_notes" USING btree ("_parent_id");
  CREATE INDEX "_statistics_v_parent_idx" ON "_statistics_v" USING btree ("parent_id");
  CREATE INDEX "_statistics_v_version_version_value_idx" ON "_statistics_v" USING btree ("version_value");
  CREATE INDEX "_statistics_v_version_correction_version_correction_at_idx" ON "_statistics_v" USING btree ("version_correction_at");
  CREATE INDEX "_statistics_v_version_correction_version_correction_by_idx" ON "_statistics_v" USING btree ("version_correction_by_id");
  CREATE INDEX "_statistics_v_version_version_edited_by_idx" ON "_statistics_v" USING btree ("version_edited_by_id");
  CREATE INDEX "_statistics_v_version_version_updated_at_idx" ON "_statistics_v" USING btree ("version_updated_at");
  CREATE INDEX "_statistics_v_version_version_created_at_idx" ON "_statistics_v" USING btree ("version_created_at");
  CREATE INDEX "_statistics_v_created_at_idx" ON "_statistics_v" USING btree ("created_at");
  CREATE INDEX "_statistics_v_updated_at_idx" ON "_statistics_v" USING btree ("updated_at");
  CREATE UNIQUE INDEX "_statistics_v_locales_locale_parent_id_unique" ON "_statistics_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "quotes_translations_order_idx" ON "quotes_translations" USING btree ("_order");
  CREATE INDEX "quotes_translations_parent_id_idx" ON "quotes_translations" USING btree ("_parent_id");
  CREATE INDEX "quotes_evidence_order_idx" ON "quotes_evidence" USING btree ("_order");
  CREATE INDEX "quotes_evidence_parent_id_idx" ON "quotes_evidence" USING btree ("_parent_id");
  CREATE INDEX "quotes_evidence_source_idx" ON "quotes_evidence" USING btree ("source_id");
  CREATE INDEX "quotes_evidence_quote_idx" ON "quotes_evidence" USING btree ("quote_id");
  CREATE INDEX "quotes_correction_notes_order_idx" ON "quotes_correction_notes" USING btree ("_order");
  CREATE INDEX "quotes_correction_notes_parent_id_idx" ON "quotes_correction_notes" USING btree ("_parent_id");
  CREATE INDEX "quotes_speaker_idx" ON "quotes" USING btree ("speaker_id");
  CREATE INDEX "quotes_correction_correction_at_idx" ON "quotes" USING btree ("correction_at");
  CREATE INDEX "quotes_correction_correction_by_idx" ON "quotes" USING btree ("correction_by_id");
  CREATE INDEX "quotes_edited_by_idx" ON "quotes" USING btree ("edited_by_id");
  CREATE INDEX "quotes_updated_at_idx" ON "quotes" USING btree ("updated_at");
  CREATE INDEX "quotes_created_at_idx" ON "quotes" USING btree ("created_at");
  CREATE UNIQUE INDEX "quotes_locales_locale_parent_id_unique" ON "quotes_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_quotes_v_version_translations_order_idx" ON "_quotes_v_version_translations" USING btree ("_order");
  CREATE INDEX "_quotes_v_version_translations_parent_id_idx" ON "_quotes_v_version_translations" USING btree ("_parent_id");
  CREATE INDEX "_quotes_v_version_evidence_order_idx" ON "_quotes_v_version_evidence" USING btree ("_order");
  CREATE INDEX "_quotes_v_version_evidence_parent_id_idx" ON "_quotes_v_version_evidence" USING btree ("_parent_id");
  CREATE INDEX "_quotes_v_version_evidence_source_idx" ON "_quotes_v_version_evidence" USING btree ("source_id");
  CREATE INDEX "_quotes_v_version_evidence_quote_idx" ON "_quotes_v_version_evidence" USING btree ("quote_id");
  CREATE INDEX "_quotes_v_version_correction_notes_order_idx" ON "_quotes_v_version_correction_notes" USING btree ("_order");
  CREATE INDEX "_quotes_v_version_correction_notes_parent_id_idx" ON "_quotes_v_version_correction_notes" USING btree ("_parent_id");
  CREATE INDEX "_quotes_v_parent_idx" ON "_quotes_v" USING btree ("parent_id");
  CREATE INDEX "_quotes_v_version_version_speaker_idx" ON "_quotes_v" USING btree ("version_speaker_id");
  CREATE INDEX "_quotes_v_version_correction_version_correction_at_idx" ON "_quotes_v" USING btree ("version_correction_at");
  CREATE INDEX "_quotes_v_version_correction_version_correction_by_idx" ON "_quotes_v" USING btree ("version_correction_by_id");
  CREATE INDEX "_quotes_v_version_version_edited_by_idx" ON "_quotes_v" USING btree ("version_edited_by_id");
  CREATE INDEX "_quotes_v_version_version_updated_at_idx" ON "_quotes_v" USING btree ("version_updated_at");
  CREATE INDEX "_quotes_v_version_version_created_at_idx" ON "_quotes_v" USING btree ("version_created_at");
  CREATE INDEX "_quotes_v_created_at_idx" ON "_quotes_v" USING btree ("created_at");
  CREATE INDEX "_quotes_v_updated_at_idx" ON "_quotes_v" USING btree ("updated_at");
  CREATE UNIQUE INDEX "_quotes_v_locales_locale_parent_id_unique" ON "_quotes_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "sources_correction_notes_order_idx" ON "sources_correction_notes" USING btree ("_order");
  CREATE INDEX "sources_correction_notes_parent_id_idx" ON "sources_correction_notes" USING btree ("_parent_id");
  CREATE INDEX "sources_name_idx" ON "sources" USING btree ("name");
  CREATE INDEX "sources_terms_idx" ON "sources" USING btree ("terms");
  CREATE INDEX "sources_approval_approval_by_idx" ON "sources" USING btree ("approval_by_id");
  CREATE INDEX "sources_correction_correction_at_idx" ON "sources" USING btree ("correction_at");
  CREATE INDEX "sources_correction_correction_by_idx" ON "sources" USING btree ("correction_by_id");
  CREATE INDEX "sources_edited_by_idx" ON "sources" USING btree ("edited_by_id");
  CREATE INDEX "sources_updated_at_idx" ON "sources" USING btree ("updated_at");
  CREATE INDEX "sources_created_at_idx" ON "sources" USING btree ("created_at");
  CREATE UNIQUE INDEX "sources_locales_locale_parent_id_unique" ON "sources_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_sources_v_version_correction_notes_order_idx" ON "_sources_v_version_correction_notes" USING btree ("_order");
  CREATE INDEX "_sources_v_version_correction_notes_parent_id_idx" ON "_sources_v_version_correction_notes" USING btree ("_parent_id");
  CREATE INDEX "_sources_v_parent_idx" ON "_sources_v" USING btree ("parent_id");
  CREATE INDEX "_sources_v_version_version_name_idx" ON "_sources_v" USING btree ("version_name");
  CREATE INDEX "_sources_v_version_version_terms_idx" ON "_sources_v" USING btree ("version_terms");
  CREATE INDEX "_sources_v_version_approval_version_approval_by_idx" ON "_sources_v" USING btree ("version_approval_by_id");
  CREATE INDEX "_sources_v_version_correction_version_correction_at_idx" ON "_sources_v" USING btree ("version_correction_at");
  CREATE INDEX "_sources_v_version_correction_version_correction_by_idx" ON "_sources_v" USING btree ("version_correction_by_id");
  CREATE INDEX "_sources_v_version_version_edited_by_idx" ON "_sources_v" USING btree ("version_edited_by_id");
  CREATE INDEX "_sources_v_version_version_updated_at_idx" ON "_sources_v" USING btree ("version_updated_at");
  CREATE INDEX "_sources_v_version_version_created_at_idx" ON "_sources_v" USING btree ("version_created_at");
  CREATE INDEX "_sources_v_created_at_idx" ON "_sources_v" USING btree ("created_at");
  CREATE INDEX "_sources_v_updated_at_idx" ON "_sources_v" USING btree ("updated_at");
  CREATE UNIQUE INDEX "_sources_v_locales_locale_parent_id_unique" ON "_sources_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "identities_source_idx" ON "identities" USING btree ("source_id");
  CREATE INDEX "identities_edited_by_idx" ON "identities" USING btree ("edited_by_id");
  CREATE INDEX "identities_updated_at_idx" ON "identities" USING btree ("updated_at");
  CREATE INDEX "identities_created_at_idx" ON "identities" USING btree ("created_at");
  CREATE INDEX "identities_rels_order_idx" ON "identities_rels" USING btree ("order");
  CREATE INDEX "identities_rels_parent_idx" ON "identities_rels" USING btree ("parent_id");
  CREATE INDEX "identities_rels_path_idx" ON "identities_rels" USING btree ("path");
  CREATE INDEX "identities_rels_users_id_idx" ON "identities_rels" USING btree ("users_id");
  CREATE INDEX "openings_at_idx" ON "openings" USING btree ("at");
  CREATE INDEX "openings_identity_idx" ON "openings" USING btree ("identity");
  CREATE INDEX "reader_at_idx" ON "openings" USING btree ("reader","at");
  CREATE INDEX "media_source_idx" ON "media" USING btree ("source_id");
  CREATE INDEX "media_edited_by_idx" ON "media" USING btree ("edited_by_id");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE UNIQUE INDEX "media_locales_locale_parent_id_unique" ON "media_locales" USING btree ("_locale","_parent_id");
  CREATE UNIQUE INDEX "releases_sequence_idx" ON "releases" USING btree ("sequence");
  CREATE INDEX "releases_story_idx" ON "releases" USING btree ("story");
  CREATE INDEX "releases_article_idx" ON "releases" USING btree ("article");
  CREATE INDEX "releases_at_idx" ON "releases" USING btree ("at");
  CREATE INDEX "releases_hash_idx" ON "releases" USING btree ("hash");
  CREATE INDEX "releases_newest_idx" ON "releases" USING btree ("newest");
  CREATE UNIQUE INDEX "article_version_idx" ON "releases" USING btree ("article","version");
  CREATE INDEX "language_slug_newest_idx" ON "releases" USING btree ("language","slug","newest");
  CREATE INDEX "language_sequence_idx" ON "releases" USING btree ("language","sequence");
  CREATE INDEX "newest_at_idx" ON "releases" USING btree ("newest","at");
  CREATE INDEX "newest_language_at_idx" ON "releases" USING btree ("newest","language","at");
  CREATE INDEX "releases_texts_order_parent" ON "releases_texts" USING btree ("order","parent_id");
  CREATE INDEX "releases_texts_text_idx" ON "releases_texts" USING btree ("text");
  CREATE INDEX "listings_article_idx" ON "listings" USING btree ("article");
  CREATE INDEX "topic_at_hash_idx" ON "listings" USING btree ("topic","at","hash");
  CREATE INDEX "topic_language_at_hash_idx" ON "listings" USING btree ("topic","language","at","hash");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "webhooks_events_order_idx" ON "webhooks_events" USING btree ("order");
  CREATE INDEX "webhooks_events_parent_idx" ON "webhooks_events" USING btree ("parent_id");
  CREATE INDEX "webhooks_languages_order_idx" ON "webhooks_languages" USING btree ("order");
  CREATE INDEX "webhooks_languages_parent_idx" ON "webhooks_languages" USING btree ("parent_id");
  CREATE INDEX "webhooks_active_idx" ON "webhooks" USING btree ("active");
  CREATE INDEX "webhooks_edited_by_idx" ON "webhooks" USING btree ("edited_by_id");
  CREATE INDEX "webhooks_updated_at_idx" ON "webhooks" USING btree ("updated_at");
  CREATE INDEX "webhooks_created_at_idx" ON "webhooks" USING btree ("created_at");
  CREATE INDEX "deliveries_subscription_idx" ON "deliveries" USING btree ("subscription_id");
  CREATE INDEX "deliveries_release_idx" ON "deliveries" USING btree ("release_id");
  CREATE INDEX "deliveries_at_idx" ON "deliveries" USING btree ("at");
  CREATE INDEX "deliveries_requested_by_idx" ON "deliveries" USING btree ("requested_by_id");
  CREATE INDEX "subscription_at_idx" ON "deliveries" USING btree ("subscription_id","at");
  CREATE INDEX "message_attempt_idx" ON "deliveries" USING btree ("message","attempt");
  CREATE UNIQUE INDEX "presences_seat_idx" ON "presences" USING btree ("seat");
  CREATE INDEX "presences_user_idx" ON "presences" USING btree ("user_id");
  CREATE INDEX "presences_seen_at_idx" ON "presences" USING btree ("seen_at");
  CREATE INDEX "collection_document_idx" ON "presences" USING btree ("collection","document");
  CREATE INDEX "schedules_article_idx" ON "schedules" USING btree ("article");
  CREATE INDEX "schedules_due_at_idx" ON "schedules" USING btree ("due_at");
  CREATE INDEX "schedules_updated_at_idx" ON "schedules" USING btree ("updated_at");
  CREATE INDEX "schedules_created_at_idx" ON "schedules" USING btree ("created_at");
  CREATE UNIQUE INDEX "redactions_entry_idx" ON "redactions" USING btree ("entry");
  CREATE INDEX "redactions_at_idx" ON "redactions" USING btree ("at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_jobs_log_order_idx" ON "payload_jobs_log" USING btree ("_order");
  CREATE INDEX "payload_jobs_log_parent_id_idx" ON "payload_jobs_log" USING btree ("_parent_id");
  CREATE INDEX "payload_jobs_completed_at_idx" ON "payload_jobs" USING btree ("completed_at");
  CREATE INDEX "payload_jobs_total_tried_idx" ON "payload_jobs" USING btree ("total_tried");
  CREATE INDEX "payload_jobs_has_error_idx" ON "payload_jobs" USING btree ("has_error");
  CREATE INDEX "payload_jobs_task_slug_idx" ON "payload_jobs" USING btree ("task_slug");
  CREATE INDEX "payload_jobs_queue_idx" ON "payload_jobs" USING btree ("queue");
  CREATE INDEX "payload_jobs_wait_until_idx" ON "payload_jobs" USING btree ("wait_until");
  CREATE INDEX "payload_jobs_processing_idx" ON "payload_jobs" USING btree ("processing");
  CREATE INDEX "payload_jobs_updated_at_idx" ON "payload_jobs" USING btree ("updated_at");
  CREATE INDEX "payload_jobs_created_at_idx" ON "payload_jobs" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_locked_documents_rels_webhooks_id_idx" ON "payload_locked_documents_rels" USING btree ("webhooks_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "articles_corrections" CASCADE;
  DROP TABLE "articles_dismissals" CASCADE;
  DROP TABLE "articles_byline" CASCADE;
  DROP TABLE "articles" CASCADE;
  DROP TABLE "articles_texts" CASCADE;
  DROP TABLE "articles_rels" CASCADE;
  DROP TABLE "_articles_v_version_corrections" CASCADE;
  DROP TABLE "_articles_v_version_dismissals" CASCADE;
  DROP TABLE "_articles_v_version_byline" CASCADE;
  DROP TABLE "_articles_v" CASCADE;
  DROP TABLE "_articles_v_texts" CASCADE;
  DROP TABLE "_articles_v_rels" CASCADE;
  DROP TABLE "statistics_evidence" CASCADE;
  DROP TABLE "statistics_operands" CASCADE;
  DROP TABLE "statistics_correction_notes" CASCADE;
  DROP TABLE "statistics" CASCADE;
  DROP TABLE "statistics_locales" CASCADE;
  DROP TABLE "_statistics_v_version_evidence" CASCADE;
  DROP TABLE "_statistics_v_version_operands" CASCADE;
  DROP TABLE "_statistics_v_version_correction_notes" CASCADE;
  DROP TABLE "_statistics_v" CASCADE;
  DROP TABLE "_statistics_v_locales" CASCADE;
  DROP TABLE "quotes_translations" CASCADE;
  DROP TABLE "quotes_evidence" CASCADE;
  DROP TABLE "quotes_correction_notes" CASCADE;
  DROP TABLE "quotes" CASCADE;
  DROP TABLE "quotes_locales" CASCADE;
  DROP TABLE "_quotes_v_version_translations" CASCADE;
  DROP TABLE "_quotes_v_version_evidence" CASCADE;
  DROP TABLE "_quotes_v_version_correction_notes" CASCADE;
  DROP TABLE "_quotes_v" CASCADE;
  DROP TABLE "_quotes_v_locales" CASCADE;
  DROP TABLE "sources_correction_notes" CASCADE;
  DROP TABLE "sources" CASCADE;
  DROP TABLE "sources_locales" CASCADE;
  DROP TABLE "_sources_v_version_correction_notes" CASCADE;
  DROP TABLE "_sources_v" CASCADE;
  DROP TABLE "_sources_v_locales" CASCADE;
  DROP TABLE "identities" CASCADE;
  DROP TABLE "identities_rels" CASCADE;
  DROP TABLE "openings" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "media_locales" CASCADE;
  DROP TABLE "releases" CASCADE;
  DROP TABLE "releases_texts" CASCADE;
  DROP TABLE "listings" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "webhooks_events" CASCADE;
  DROP TABLE "webhooks_languages" CASCADE;
  DROP TABLE "webhooks" CASCADE;
  DROP TABLE "deliveries" CASCADE;
  DROP TABLE "presences" CASCADE;
  DROP TABLE "schedules" CASCADE;
  DROP TABLE "redactions" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_jobs_log" CASCADE;
  DROP TABLE "payload_jobs" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."_locales";
  DROP TYPE "public"."enum_articles_corrections_kind";
  DROP TYPE "public"."enum_articles_byline_role";
  DROP TYPE "public"."enum_articles_first_published_language";
  DROP TYPE "public"."enum_articles_language";
  DROP TYPE "public"."enum_articles_status";
  DROP TYPE "public"."enum__articles_v_version_corrections_kind";
  DROP TYPE "public"."enum__articles_v_version_byline_role";
  DROP TYPE "public"."enum__articles_v_version_first_published_language";
  DROP TYPE "public"."enum__articles_v_version_language";
  DROP TYPE "public"."enum__articles_v_version_status";
  DROP TYPE "public"."enum__articles_v_published_locale";
  DROP TYPE "public"."enum_statistics_correction_notes_language";
  DROP TYPE "public"."enum_statistics_qualifier";
  DROP TYPE "public"."enum_statistics_unit_kind";
  DROP TYPE "public"."enum_statistics_precision";
  DROP TYPE "public"."enum_statistics_correction_kind";
  DROP TYPE "public"."enum_statistics_status";
  DROP TYPE "public"."enum__statistics_v_version_correction_notes_language";
  DROP TYPE "public"."enum__statistics_v_version_qualifier";
  DROP TYPE "public"."enum__statistics_v_version_unit_kind";
  DROP TYPE "public"."enum__statistics_v_version_precision";
  DROP TYPE "public"."enum__statistics_v_version_correction_kind";
  DROP TYPE "public"."enum__statistics_v_version_status";
  DROP TYPE "public"."enum_quotes_translations_language";
  DROP TYPE "public"."enum_quotes_correction_notes_language";
  DROP TYPE "public"."enum_quotes_precision";
  DROP TYPE "public"."enum_quotes_correction_kind";
  DROP TYPE "public"."enum__quotes_v_version_translations_language";
  DROP TYPE "public"."enum__quotes_v_version_correction_notes_language";
  DROP TYPE "public"."enum__quotes_v_version_precision";
  DROP TYPE "public"."enum__quotes_v_version_correction_kind";
  DROP TYPE "public"."enum_sources_correction_notes_language";
  DROP TYPE "public"."enum_sources_terms";
  DROP TYPE "public"."enum_sources_correction_kind";
  DROP TYPE "public"."enum_sources_kind";
  DROP TYPE "public"."enum_sources_availability";
  DROP TYPE "public"."enum__sources_v_version_correction_notes_language";
  DROP TYPE "public"."enum__sources_v_version_terms";
  DROP TYPE "public"."enum__sources_v_version_correction_kind";
  DROP TYPE "public"."enum__sources_v_version_kind";
  DROP TYPE "public"."enum__sources_v_version_availability";
  DROP TYPE "public"."enum_openings_what";
  DROP TYPE "public"."enum_releases_kind";
  DROP TYPE "public"."enum_users_role";
  DROP TYPE "public"."enum_webhooks_events";
  DROP TYPE "public"."enum_webhooks_languages";
  DROP TYPE "public"."enum_deliveries_outcome";
  DROP TYPE "public"."enum_deliveries_error";
  DROP TYPE "public"."enum_redactions_cause";
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  DROP TYPE "public"."enum_payload_jobs_log_state";
  DROP TYPE "public"."enum_payload_jobs_task_slug";`)
}
