'use client'

import { Fragment, type ReactNode } from 'react'
import { passagesOf, type PortableText } from '../../body'
import type { PortableTextBlock } from '../../model/document'
import { useWords } from '../words'

type Child = PortableTextBlock['children'][number]

const TAGS: Readonly<Record<string, 'strong' | 'em' | 's' | 'u' | 'code' | 'sub' | 'sup'>> = {
  strong: 'strong',
  em: 'em',
  'strike-through': 's',
  underline: 'u',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
}

function Inline({ child }: { child: Child }) {
  const { kinds } = useWords().body
  if (child._type !== 'span') {
    const { _type, text } = child
    const Mark = _type === 'citation' ? 'sup' : 'span'
    return (
      <Mark className={`cited-original__node cited-original__node--${_type}`} title={kinds[_type]}>
        {text}
      </Mark>
    )
  }
  return child.marks.reduceRight<ReactNode>((inner, mark) => {
    const Tag = TAGS[mark]
    // What is no format is a link: it leads nowhere here.
    return Tag ? <Tag>{inner}</Tag> : <span className="cited-original__link">{inner}</span>
  }, child.text)
}

function Line({ children }: { children: readonly Child[] }) {
  return children.map((child, index) => <Inline child={child} key={index} />)
}

/** A passage of the original as readers read it, with its figures and quotations marked. */
export function PassageText({ blocks }: { blocks: PortableText }) {
  return blocks.map((block) => <Block block={block} key={block._key} />)
}

function Block({ block }: { block: PortableText[number] }) {
  if (block._type === 'break') return <hr />
  if (block._type === 'table') {
    return (
      <table>
        {block.caption !== null && <caption>{block.caption}</caption>}
        <tbody>
          {block.rows.map(({ _key, cells }) => (
            <tr key={_key}>
              {cells.map((cell) => {
                const Cell = cell.heads === null ? 'td' : 'th'
                return (
                  <Cell key={cell._key} {...(cell.heads && { scope: cell.heads === 'row' ? 'row' : 'col' })}>
                    <Line>{cell.children}</Line>
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  if (block._type === 'chart') {
    return (
      <table>
        <caption>{block.title}</caption>
        <tbody>
          {block.points.map(({ _key, label, statistic, text }) => (
            <tr key={_key}>
              <th scope="row">{label}</th>
              <td>
                <Inline child={{ _type: 'figure', _key, statistic, text }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  if (block._type !== 'block') {
    return (
      <p className="cited-original__block">
        {passagesOf(block).map((children, index) => (
          <Fragment key={index}>
            {index > 0 && ' · '}
            <Line>{children}</Line>
          </Fragment>
        ))}
      </p>
    )
  }
  const line = <Line>{block.children}</Line>
  if (block.listItem) {
    return (
      <p className="cited-original__item" style={{ marginInlineStart: `${((block.level ?? 1) - 1) * 20}px` }}>
        <span aria-hidden="true">{block.listItem === 'number' ? '# ' : '• '}</span>
        {line}
      </p>
    )
  }
  if (block.style === 'normal') return <p>{line}</p>
  // It is no heading of this page.
  return <p className={`cited-original__${block.style === 'blockquote' ? 'blockquote' : 'heading'}`}>{line}</p>
}
