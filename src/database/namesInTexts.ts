/**
 * Topics and people were texts of each article: here those that are one are found, for the migrations that make records
 * of them. What is found by one slug in the lists of readers is one, however it is spelt.
 */
import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { nameSlug } from '../model/lists'
import { searchForm } from '../model/text'

/** A text, in how many rows of a language it stands, and in how many of them readers have it. */
export type CountedText = { text: string; language: string | null; count: number; live: number }

/** A topic or a person: its name in each language that it is written in, and every text that means it. */
export type NamedTexts = { slug: string; names: Record<string, string>; texts: string[] }

/** What is one of some texts. Where it is spelt in several ways in a language, it is called as most published rows have it. */
export function namesIn(counted: readonly CountedText[]): NamedTexts[] {
  const found = new Map<string, Map<string, CountedText[]>>()
  for (const each of counted) {
    const slug = nameSlug(each.text)
    if (slug === '') continue
    const languages = found.get(slug) ?? new Map<string, CountedText[]>()
    found.set(slug, languages)
    const language = each.language ?? ''
    languages.set(language, [...(languages.get(language) ?? []), each])
  }
  const most = (texts: readonly CountedText[]) =>
    texts.toSorted((a, b) => b.live - a.live || b.count - a.count || (a.text < b.text ? -1 : 1))[0]?.text ?? ''
  return [...found].map(([slug, languages]) => ({
    slug,
    names: Object.fromEntries([...languages].map(([language, texts]) => [language, most(texts)])),
    texts: [...new Set([...languages.values()].flat().map(({ text }) => text))],
  }))
}

/** What a database that speaks SQL is asked with. Identifiers are quoted as the standard has it, which both understand. */
export type Asked = {
  all: <Row>(statement: SQL) => Promise<Row[]>
  run: (statement: SQL) => Promise<unknown>
  /** The type of ids. */
  idType: 'text(36)' | 'uuid'
}

type Counts = { text: string | null; language: string | null; count: number | string; live: number | string }

/** The texts of a table of articles and of one of versions. */
async function counted({ all }: Asked, from: SQL): Promise<CountedText[]> {
  const rows = await all<Counts>(
    sql`SELECT "text", "language", COUNT(*) AS "count", SUM("live") AS "live" FROM (${from}) AS "texts" GROUP BY "text", "language";`,
  )
  return rows.flatMap(({ text, language, count, live }) =>
    text ? [{ text, language, count: Number(count), live: Number(live) }] : [],
  )
}

const isLive = sql`CASE WHEN CAST(a."_status" AS text) = 'published' THEN 1 ELSE 0 END`

const topicTexts = sql`
  SELECT t."text" AS "text", CAST(a."language" AS text) AS "language", ${isLive} AS "live"
    FROM "articles_texts" t JOIN "articles" a ON a."id" = t."parent_id" WHERE t."path" = 'topics'
  UNION ALL SELECT t."text", CAST(v."version_language" AS text), 0
    FROM "_articles_v_texts" t JOIN "_articles_v" v ON v."id" = t."parent_id" WHERE t."path" = 'version.topics'`

const bylineTexts = sql`
  SELECT b."name" AS "text", CAST(NULL AS text) AS "language", ${isLive} AS "live"
    FROM "articles_byline" b JOIN "articles" a ON a."id" = b."_parent_id"
  UNION ALL SELECT b."name", CAST(NULL AS text), 0 FROM "_articles_v_version_byline" b`

/** Keeps by which text which record is meant, in a table that is there for as long as the migration runs. */
async function keepTexts({ idType, run }: Asked, records: ReadonlyArray<{ id: string; texts: string[] }>) {
  await run(sql`CREATE TABLE "cited_named" ("text" text PRIMARY KEY NOT NULL, "id" ${sql.raw(idType)} NOT NULL);`)
  for (const { id, texts } of records) {
    for (const text of texts) await run(sql`INSERT INTO "cited_named" ("text", "id") VALUES (${text}, ${id});`)
  }
}

/**
 * Makes topics of the texts of articles and people of their bylines, drafts and versions too, in the new tables; `languages`
 * are those that the tables know. A name in none of them is in the first.
 */
export async function fillNames(asked: Asked, languages: readonly [string, ...string[]]): Promise<void> {
  const { run } = asked
  const [first] = languages
  const topics = namesIn(
    (await counted(asked, topicTexts)).map((each) => ({
      ...each,
      language: each.language !== null && languages.includes(each.language) ? each.language : first,
    })),
  ).map((topic) => ({ ...topic, id: randomUUID() }))
  for (const { id, names, slug } of topics) {
    await run(sql`INSERT INTO "topics" ("id", "slug") VALUES (${id}, ${slug});`)
    for (const [language, name] of Object.entries(names)) {
      await run(
        sql`INSERT INTO "topics_locales" ("name", "name_search", "_locale", "_parent_id") VALUES (${name}, ${searchForm(name)}, ${language}, ${id});`,
      )
    }
  }
  await keepTexts(asked, topics)
  for (const [table, path] of [
    ['articles', 'topics'],
    ['_articles_v', 'version.topics'],
  ] as const) {
    await run(
      sql`INSERT INTO ${sql.identifier(`${table}_rels`)} ("order", "parent_id", "path", "topics_id")
        SELECT MIN(t."order"), t."parent_id", t."path", c."id" FROM ${sql.identifier(`${table}_texts`)} t
        JOIN "cited_named" c ON c."text" = t."text" WHERE t."path" = ${path} GROUP BY t."parent_id", t."path", c."id";`,
    )
  }
  await run(sql`DROP TABLE "cited_named";`)

  const people = namesIn(await counted(asked, bylineTexts)).map((person) => ({ ...person, id: randomUUID() }))
  for (const { id, names, slug } of people) {
    const name = Object.values(names)[0] ?? slug
    await run(
      sql`INSERT INTO "people" ("id", "name", "name_search", "slug") VALUES (${id}, ${name}, ${searchForm(name)}, ${slug});`,
    )
  }
  await keepTexts(asked, people)
  for (const table of ['articles_byline', '_articles_v_version_byline']) {
    await run(
      sql`UPDATE ${sql.identifier(table)} SET "person_id" = (SELECT c."id" FROM "cited_named" c WHERE c."text" = "name") WHERE "name" IS NOT NULL;`,
    )
  }
  await run(sql`DROP TABLE "cited_named";`)
}

/** Gives articles the texts back that their topics and people stand for, in the tables of before. */
export async function emptyNames({ run }: Asked): Promise<void> {
  const called = (language: SQL) => sql`COALESCE(
    (SELECT l."name" FROM "topics_locales" l WHERE l."_parent_id" = r."topics_id" AND CAST(l."_locale" AS text) = CAST(${language} AS text)),
    (SELECT MIN(l."name") FROM "topics_locales" l WHERE l."_parent_id" = r."topics_id"))`
  for (const [table, path, language] of [
    ['articles', 'topics', sql`a."language"`],
    ['_articles_v', 'version.topics', sql`a."version_language"`],
  ] as const) {
    await run(
      sql`INSERT INTO ${sql.identifier(`${table}_texts`)} ("order", "parent_id", "path", "text")
        SELECT r."order", r."parent_id", r."path", ${called(language)} FROM ${sql.identifier(`${table}_rels`)} r
        JOIN ${sql.identifier(table)} a ON a."id" = r."parent_id" WHERE r."path" = ${path} AND r."topics_id" IS NOT NULL;`,
    )
    await run(sql`DELETE FROM ${sql.identifier(`${table}_rels`)} WHERE "topics_id" IS NOT NULL;`)
  }
  for (const table of ['articles_byline', '_articles_v_version_byline']) {
    await run(
      sql`UPDATE ${sql.identifier(table)} SET "name" = (SELECT p."name" FROM "people" p WHERE p."id" = "person_id") WHERE "name" IS NULL;`,
    )
  }
}
