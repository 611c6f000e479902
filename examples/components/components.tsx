/**
 * The components that an edition's body needs beside what @portabletext/react brings: without them its figures, quotations
 * and footnotes would be left out, and the blocks between its paragraphs.
 *   <PortableText value={edition.body} components={citedComponents(edition)} />
 */
import type { Edition } from '../client/client'

type Inline<Value> = { value: Value }
type TableBlock = Extract<Edition['body'][number], { _type: 'table' }>
type EmbedBlock = Extract<Edition['body'][number], { _type: 'embed' }>
type ChartBlock = Extract<Edition['body'][number], { _type: 'chart' }>
type ImageBlock = Extract<Edition['body'][number], { _type: 'image' }>
type Child = TableBlock['rows'][number]['cells'][number]['children'][number]

/** The components of one edition; `notes` begins the ids of its footnotes. */
export function citedComponents({ quotes, sources, statistics }: Edition, notes = 'source') {
  /** How a source is named to readers, as far as it may be. */
  const nameOf = (id: string): string | undefined => {
    const source = sources.find((each) => each.id === id)
    return source?.title ?? source?.name ?? source?.attribution ?? undefined
  }

  /** A figure: its value for machines, and who says so for readers. */
  function Figure({ value }: Inline<{ statistic: string; text: string }>) {
    const statistic = statistics.find(({ id }) => id === value.statistic)
    if (!statistic) return <>{value.text}</>
    const from = statistic.evidence.flatMap(({ source }) => nameOf(source) ?? [])
    return (
      <data value={statistic.value} title={[statistic.label, ...from].join(' · ')}>
        {value.text}
      </data>
    )
  }

  /** A quotation: who said it, and in what language it was said. */
  function Quotation({ value }: Inline<{ quote: string; text: string }>) {
    const quote = quotes.find(({ id }) => id === value.quote)
    const title = quote && [nameOf(quote.speaker), quote.capacity].filter(Boolean).join(', ')
    return <span title={title || undefined}>{value.text}</span>
  }

  /** A footnote mark: it leads to the note of the same number. */
  function Citation({ value }: Inline<{ source: string; locator: string | null; text: string }>) {
    return (
      <sup>
        <a href={`#${notes}-${value.text}`}>{value.text}</a>
      </sup>
    )
  }

  /** Words of a quote, shown large, with who said them. */
  function PullQuote({ value }: Inline<{ quote: string; text: string; attribution: string | null }>) {
    return (
      <figure>
        <blockquote>{value.text}</blockquote>
        {value.attribution && <figcaption>{value.attribution}</figcaption>}
      </figure>
    )
  }

  /** A table: each of its cells has the content of a paragraph. */
  function Table({ value }: Inline<TableBlock>) {
    return (
      <table>
        {value.caption && <caption>{value.caption}</caption>}
        <tbody>
          {value.rows.map(({ _key, cells }) => (
            <tr key={_key}>
              {cells.map((cell) => {
                const content = cell.children.map((child) => <Piece key={child._key} child={child} />)
                if (cell.heads === null) return <td key={cell._key}>{content}</td>
                return (
                  <th key={cell._key} scope={cell.heads === 'column' ? 'col' : 'row'}>
                    {content}
                  </th>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    )
  }

  /** What stands in a cell. */
  function Piece({ child }: { child: Child }) {
    if (child._type === 'figure') return <Figure value={child} />
    if (child._type === 'quotation') return <Quotation value={child} />
    if (child._type === 'citation') return <Citation value={child} />
    return <>{child.text}</>
  }

  /** A chart, as the table that it is drawn of: draw it as your site draws. */
  function Chart({ value }: Inline<ChartBlock>) {
    return (
      <table>
        <caption>{value.title}</caption>
        <tbody>
          {value.points.map((point) => (
            <tr key={point._key}>
              <th scope="row">{point.label}</th>
              <td>
                <Figure value={point} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  }

  /** Something at another site, as a link: whoever shows it there and then has that site asked by each reader. */
  function Embed({ value }: Inline<EmbedBlock>) {
    return (
      <p>
        <a href={value.url}>{value.title}</a> <small>{value.provider}</small>
      </p>
    )
  }

  /** An image, with room kept for it, and no more of it loaded than is shown. */
  function Image({ value }: Inline<ImageBlock>) {
    const { alt, caption, credit, focus, height, sizes, type, url, width } = value
    const own = sizes.filter((size) => size.type === type)
    return (
      <figure>
        <img
          src={url}
          alt={alt}
          srcSet={own.map((size) => `${size.url} ${size.width}w`).join(', ') || undefined}
          sizes={own.length > 0 ? '100vw' : undefined}
          width={width ?? undefined}
          height={height ?? undefined}
          loading="lazy"
          style={focus ? { objectPosition: `${focus.x}% ${focus.y}%` } : undefined}
        />
        {(caption ?? credit) && (
          <figcaption>
            {caption} {credit && <small>{credit}</small>}
          </figcaption>
        )}
      </figure>
    )
  }

  return {
    types: {
      figure: Figure,
      quotation: Quotation,
      citation: Citation,
      pullQuote: PullQuote,
      table: Table,
      chart: Chart,
      image: Image,
      embed: Embed,
    },
  }
}
