import { EditionBody } from 'cited/rsc'
import { notFound } from 'next/navigation'

type Props = { params: Promise<{ language: string; slug: string }> }

/** An edition, read from the public API as every other reader gets it. */
export default async function Page({ params }: Props) {
  const { language, slug } = await params
  const answer = await fetch(`${process.env.SERVER_URL}/api/v1/articles/${language}/${slug}`, { cache: 'no-store' })
  if (!answer.ok) notFound()
  const edition = await answer.json()
  return (
    <article lang={language}>
      <h1>{edition.title}</h1>
      <EditionBody body={edition.body} />
    </article>
  )
}
