import fc from 'fast-check'
import { fromHtml as parse } from 'hast-util-from-html'
import { describe, expect, it, test } from 'vitest'
import { codeEditor, googleDocs, webPage, wordDesktop, wordOnline } from '../../tests/fixtures/clipboard'
import { shortNode } from '../../tests/fixtures/body'
import { rounds } from '../../tests/support/rounds'
import { MOST_NODES } from './content'
import { fromHtml, isUnmarked } from './fromHtml'
import { wordsIn } from './plainHtml'
import { validateBody } from './validate'
import { walkBody } from './walk'

function read(html: string) {
  return fromHtml(parse(html))
}
function blocks(html: string) {
  return read(html)?.body.root.children.map(shortNode) ?? []
}

describe('HTML of the clipboard', () => {
  it('of Word for the desktop', () => {
    expect(blocks(wordDesktop)).toEqual([
      'h2(The embassy)',
      'h2(Who came)',
      'p(Mexico let **37** diplomats in, says <https://www.example.org/report?id=7|the ministry>[1].)',
      'ul(1(spies)2(ul(1(of the *GRU*)2(of the SVR)))2(cooks))',
      'p(Then:)',
      'ol(3(they left)4(ol(1(by plane)))4(they came back))',
      'h4(Small print)',
      'quote(“We do not comment. / Not even today.”)',
      'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats)))tablerow(tablecell(p(2022))tablecell(p(**49**))))',
      'p(The area is 5 m², or 10⁶ of CO₂; on the 1st of May.)',
      'hr',
      'p([1] Letter of 3 May, see the letter.)',
    ])
    expect(read(wordDesktop)?.pictures).toBe(1)
  })

  it('of Word, whose lists begin anew where it numbers them so', () => {
    const item = (sign: string, words: string, level = 1) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${sign}<span>&nbsp;</span></span>${words}</p>`
    const listed =
      item('1.', 'a') + item('2.', 'b') + item('1.', 'c') + item('1)', 'd', 2) + item('2)', 'e', 2) + item('2.', 'f')
    expect(blocks(listed)).toEqual(['ol(1(a)2(b))', 'ol(1(c)2(ol(1(d)2(e)))2(f))'])
    expect(blocks(item('a.', 'a') + item('b.', 'b') + item('c.', 'c'))).toEqual(['ol(1(a)2(b)3(c))'])
  })

  it('of Word in the browser', () => {
    expect(blocks(wordOnline)).toEqual([
      'h2(Who came)',
      'p(**Mexico** let 37 in, says <https://www.example.org/report|the ministry>.)',
      'ul(1(spies)2(ul(1(of the GRU)))2(cooks))',
      'p(Then:)',
      'ol(1(they left)2(they came back))',
    ])
  })

  it('of Google Docs', () => {
    expect(blocks(googleDocs)).toEqual([
      'h2(Who came)',
      'p(Mexico let **37** diplomats in, *says* <https://www.example.org/report?id=7|the ministry>.[1])',
      'ul(1(spies)2(ul(1(of the GRU)))2(cooks))',
      'ul(1(☑ ~~Call them~~)2(☐ Write))',
      'table(tablerow(tablecell(p(Year))tablecell(p(Diplomats)))tablerow(tablecell(p(2022))tablecell(p(49))))',
      'p([1] Letter of 3 May.)',
    ])
    expect(read(googleDocs)?.pictures).toBe(1)
  })

  it('of a page on the web', () => {
    expect(blocks(webPage)).toEqual([
      'h2(Who\u00a0came)',
      'p(By <https://news.example/authors/ana|Ana>)',
      'p(Mexico let 37 in call us (+525512345678), about, top, here, files (ftp://files.example/x), <https://www.a.example|site>, run, <https://example.org/post|post>, <mailto:desk@news.example|mail>.[1])',
      'quote(One. / Two.)',
      'ul(1(Three))',
      'ul(1(☑ done)2(☐ open))',
      'ol(1(**Step** / first)2(ol(1(inner)))2(second))',
      'p(The house.)',
      'p(Good 👍🏽 éx)',
      'p(line one / line two)',
      'p(new paragraph)',
      'h2(<https://news.example/more#part|More>)',
      'p(<https://news.example/more#part|on it>)',
    ])
    expect(read(webPage)?.pictures).toBe(1)
  })

  test.each([
    ['<p>• one</p><p>• two</p><p>three</p>', ['ul(1(one)2(two))', 'p(three)']],
    [
      '<p class="MsoListParagraph">·&nbsp;&nbsp; one</p><p class="MsoListParagraph">2)&nbsp;two</p>',
      ['ul(1(one))', 'ol(2(two))'],
    ],
    ['<p>– Yes –said Ana.</p><p>- No</p>', ['p(– Yes –said Ana.)', 'p(- No)']],
    ['<h6>deep</h6><h3>three</h3>', ['h4(deep)', 'h3(three)']],
    ['a <b>b <p>c</p></b> d', ['p(a **b**)', 'p(**c**)', 'p(d)']],
    ['<table><tr><td><p>one</p><p>two</p></td></tr></table>', ['p(one)', 'p(two)']],
    ['<table><caption>T</caption><tr><th>a<br>b</th><td><ul><li>c</li></ul></td></tr></table>', ['p(T)', 'p(a b | c)']],
    ['<ul><li>a<table><tr><td>1</td><td>2</td></tr></table></li><li>b</li></ul>', ['ul(1(a)2(b))', 'p(1 | 2)']],
    ['<p><q>said</q> <u>under</u> <code>code</code></p>', ['p(“said” under code)']],
    ['<pre>a\n  b</pre>', ['p(a / b)']],
    ['<div style="white-space: pre-wrap">one\ntwo</div>', ['p(one / two)']],
    ['<p hidden>x</p><p style="display: none">y</p><span class="sr-only">z</span>', []],
    ['<a href="https://example.org"><img src="x"></a>', []],
    ['<p>&nbsp;</p><p> </p>', []],
    ['<p>5&nbsp;%</p>', ['p(5\u00a0%)']],
    ['', []],
    // Hidden by their styles, or for staff.
    [
      ['display: none !important', 'visibility:hidden', 'opacity:0', 'font-size:0px', 'max-height:0;overflow:hidden']
        .map((style) => `<span style="${style}">hidden</span>`)
        .join('') + '<p>seen<dialog>hidden</dialog><meter>3</meter></p>',
      ['p(seen)'],
    ],
    [
      '<div style="height:0;padding-bottom:56%;overflow:hidden">seen</div><p style="overflow:hidden;height:20px">too</p>',
      ['p(seen)', 'p(too)'],
    ],
    [
      '<p>Son 37<sup><a href="#cmnt1">[a]</a></sup>.</p><div><p><a href="#cmnt_ref1">[a]</a>to be checked</p></div>',
      ['p(Son 37.)'],
    ],
    // Figures that stand beside others.
    ['<p>37<del>12</del><ins>38</ins></p>', ['p(37 ~~12~~ 38)']],
    ['<p>37<span style="display:block">49</span></p>', ['p(37 / 49)']],
    ['<div style="display:flex"><span>37</span><span>49</span></div>', ['p(37 49)']],
    ['<p>37<sup>1,2</sup> 5<sup>1/2</sup> 2<sup>1</sup>/<sub>3</sub> 10<sup>–6</sup></p>', ['p(37¹,² 5½ 2⅓ 10⁻⁶)']],
    ['<p>37<a href="#nota1">1</a> 1<sup>a</sup></p>', ['p(37[1] 1ª)']],
    ['37\u000b49', ['p(37 49)']],
    [
      '<p>Sea <math><mn>2</mn><mfrac><mn>1</mn><mn>3</mn></mfrac><mo>=</mo><msup><mi>x</mi><mn>2</mn></msup><annotation>x^2</annotation></math></p>',
      ['p(Sea 2 1/3 =x²)'],
    ],
    // Numbers and signs of lists.
    [
      '<p class=MsoListParagraph>o sea, nada</p><p class=MsoListParagraph>c. 1990</p>',
      ['p(o sea, nada)', 'p(c. 1990)'],
    ],
    [
      '<h2><span style="mso-list:Ignore">1.2.<span>&nbsp;&nbsp;</span></span>Uno</h2><h3><span style="mso-list:Ignore">·&nbsp;</span>Dos</h3>',
      ['h2(1.2. Uno)', 'h3(Dos)'],
    ],
    [
      '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">Artículo 5.<span>&nbsp;</span></span>Se prohíbe.</p>',
      ['p(Artículo 5. Se prohíbe.)'],
    ],
    ['<ol><li>a</li><li value=7>b</li><li>c</li></ol>', ['ol(1(a))', 'ol(7(b)8(c))']],
    ['<ol reversed><li>a</li><li>b</li></ol>', ['ol(2(a))', 'ol(1(b))']],
    [
      '<ul><li role=checkbox aria-checked=true><img alt="marcado" src="data:x"><p>Hecho</p></li></ul>',
      ['ul(1(☑ Hecho))'],
    ],
    ['<a href="https://ana:secret@example.org/x">x</a>', ['p(<https://example.org/x|x>)']],
  ])('%j', (html, expected) => {
    expect(blocks(html)).toEqual(expected)
  })

  it('tells what only places its text', () => {
    expect([codeEditor, '<pre>x</pre>', '<span>x</span>'].map((html) => isUnmarked(parse(html)))).toEqual([
      true,
      true,
      true,
    ])
    expect([webPage, wordOnline, '<p>x</p>'].map((html) => isUnmarked(parse(html)))).toEqual([false, false, false])
  })

  it('is none where it is nested or larger than any text', () => {
    expect(read('<div>'.repeat(450))).toBeNull()
    expect(read(`${'<blockquote>'.repeat(350)}x`)?.body.root.children.map(shortNode)).toEqual(['quote(x)'])
    expect(read('<p>x</p>'.repeat(MOST_NODES / 2 + 1))).toBeNull()
  })

  it('makes a body that the server takes as it is of whatever is pasted, with all of its words', () => {
    const names =
      'p h1 h4 div span b i a ul ol li blockquote table tbody tr td th caption pre sup sub br hr img input figure o:p section dl dt details'.split(
        ' ',
      )
    const attributes = [
      '',
      '',
      '',
      ' href="https://a.example/?utm_source=b"',
      ' href="#x"',
      ' href="tel:1"',
      ' href="javascript:x"',
      ' href=""',
      ' style="mso-list:l0 level2 lfo1"',
      ' style="mso-list:l0 level9 lfo1"',
      ' class="MsoListParagraph"',
      ' class="MsoQuote"',
      ' class="ListContainerWrapper"',
      ' data-aria-level="3"',
      ' role="checkbox" aria-checked="true"',
      ' role="heading" aria-level="7"',
      ' style="font-weight:normal"',
      ' style="white-space:pre-wrap"',
      ' type="checkbox"',
      ' start="-4"',
      ' colspan="0"',
    ]
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom(
          'w ',
          ' w',
          'w',
          '&nbsp;',
          '\n',
          '• ',
          'e\u0301',
          '\u0000\ud800',
          '1. w',
          '<!--[if x]>',
          '<![endif]>',
        ),
        fc
          .tuple(fc.constantFrom(...names), fc.constantFrom(...attributes), fc.array(tie('node'), { maxLength: 3 }))
          .map(([name, attribute, children]) => `<${name}${attribute}>${children.join('')}</${name}>`),
      ),
    })).node
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), fc.string({ unit: 'binary' }), (nodes, noise) => {
        const parsed = parse(`${nodes.join('')}${noise.replaceAll('w', '')}`)
        const found = fromHtml(parsed)
        const words = wordsIn(parsed).match(/w/g)?.length ?? 0
        let kept = 0
        if (found) expect(validateBody(found.body)).toEqual([])
        walkBody(found?.body, ({ children, text = '', type }) => {
          expect(children?.length === 0 && type !== 'root').toBe(false)
          expect(text).toBe(text.normalize('NFC'))
          expect(text).not.toMatch(/[^\P{Cc}\t]|\p{Cs}/u)
          kept += text.match(/w/g)?.length ?? 0
        })
        expect(kept).toBe(words)
      }),
      { numRuns: rounds(120) },
    )
  }, 30_000)
})
