import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeSvg } from './svg.ts'

const ns = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const made = (text: string) => safeSvg(Buffer.from(text))
const plan = (inner: string, more = '') => `<svg ${ns} viewBox="0 0 400 200" ${more}>${inner}</svg>`
const svgOf = (inner: string): string => {
  const safe = made(plan(inner))
  if ('fault' in safe) throw new Error(safe.fault)
  return safe.svg
}
const faultOf = (text: string) => {
  const safe = made(text)
  return 'fault' in safe ? safe.fault : undefined
}

test('a plan as drawing programs write it is the same picture, without what the program keeps for itself', () => {
  const safe = made(`\ufeff<?xml version="1.0" encoding="UTF-8"?>
    <!-- Generator: Adobe Illustrator --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">
    <svg version="1.1" ${ns} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="210mm" height="105mm"
      viewBox="0 0 210 105" xml:space="preserve" inkscape:version="1.2">
      <metadata><rdf:RDF/></metadata><inkscape:namedview id="base"/>
      <style type="text/css"><![CDATA[ /* rooms */ .st0{fill:none;stroke:#231F20;stroke-width:2;} rect,.st1{fill:#EEE} ]]></style>
      <defs><linearGradient id="g"><stop offset="0" style="stop-color:#fff;stop-opacity:.5"/></linearGradient></defs>
      <g inkscape:label="Stanze" transform="translate(1 2)"><path class="st0" d="M0,0h10v10z"/>
        <rect class="st1" x="1" y="1" width="4" height="4" style="fill:url(#g);-inkscape-x:1"/>
        <text x="2" y="3" font-family="Arial">Sala &amp; corridoio &#233;</text>
        <use xlink:href="#g2"/></g><g id="g2"/></svg>`)
  expect(safe).toEqual({
    ...{ width: 1000, height: 500, removed: [] },
    svg:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 105" width="1000" height="500">' +
      '<defs><linearGradient id="g"><stop stop-color="#fff" stop-opacity=".5" offset="0"/></linearGradient></defs>' +
      '<g transform="translate(1 2)"><path fill="none" stroke="#231F20" stroke-width="2" d="M0,0h10v10z"/>' +
      '<rect fill="url(#g)" x="1" y="1" width="4" height="4"/>' +
      '<text font-family="Arial" x="2" y="3">Sala &amp; corridoio é</text><use href="#g2"/></g><g id="g2"/></svg>',
  })
  expect(made(`<svg ${ns} width="20cm" height="100mm"/>`)).toMatchObject({ width: 1000, height: 500 })
})

test('what could act or ask outside is left out, and said', () => {
  const hostile: [inner: string, removed: string][] = [
    ['<script>alert(1)</script>', 'script'],
    ['<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script>', 'script'],
    ['<g onload="alert(1)"/>', 'onload'],
    [
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="//x"/></body></foreignObject>',
      'foreignObject',
    ],
    ['<image href="https://evil.example/x.png"/>', 'image'],
    ['<use href="https://evil.example/x.svg#a"/>', 'href'],
    ['<use xlink:href="data:image/svg+xml,a#b"/>', 'href'],
    ['<a href="javascript:alert(1)"><rect/></a>', 'a'],
    ['<rect fill="url(https://evil.example/#a)"/>', 'fill'],
    ['<rect style="fill:url( \'//evil.example#a\' )"/>', 'style'],
    ['<rect style="fill:u\\72l(//evil.example)"/>', 'style'],
    ['<rect style="fill:u/**/rl(//evil.example)"/>', 'style'],
    ['<rect fill="image-set(x)"/>', 'fill'],
    ['<style>@import "https://evil.example/x.css"; rect{fill:red}</style>', 'style'],
    ['<style>rect{fill:url(https://evil.example)}</style><rect/>', 'style'],
    ['<set attributeName="href" to="javascript:alert(1)"/>', 'set'],
    ['<animate attributeName="href"/>', 'animate'],
    ['<filter><feImage href="https://evil.example"/></filter>', 'filter'],
    ['<handler type="application/ecmascript">alert(1)</handler>', 'handler'],
  ]
  for (const [inner, removed] of hostile) {
    const safe = made(plan(inner))
    expect([inner, safe]).toEqual([inner, expect.objectContaining({ removed: [removed] })])
    expect((safe as { svg: string }).svg).not.toMatch(/evil|alert|javascript|script|data:|@|<image/i)
  }
  expect(svgOf('<text>&lt;script&gt;</text>')).toContain('<text>&lt;script&gt;</text>')
})

test('what cannot be read strictly is refused: declarations, foreign entities, circles, what grows when drawn', () => {
  const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg ${ns} viewBox="0 0 1 1"><text>&b;</text></svg>`
  expect(faultOf(laughs)).toBe('entities')
  expect(faultOf(plan('<text>&xxe;</text>'))).toBe('entities')
  expect(faultOf(plan('<text>&#0;</text>'))).toBe('entities')
  const doubled = Array.from(
    { length: 40 },
    (_, n) => `<g id="n${n + 1}"><use href="#n${n}"/><use href="#n${n}"/></g>`,
  ).join('')
  expect(faultOf(plan(`<rect id="n0"/>${doubled}`))).toBe('too-large')
  expect(faultOf(plan('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))).toBe('recursive')
  const chain = Array.from({ length: 20_000 }, (_, n) => `<use id="n${n}" href="#n${n + 1}"/>`).join('')
  expect(faultOf(plan(chain))).toBe('recursive')
  expect(faultOf(plan(`${'<g>'.repeat(200)}${'</g>'.repeat(200)}`))).toBe('too-large')
  const malformed = [
    '',
    'plan.svg',
    '<svg',
    '<svg></g>',
    '<html/>',
    plan('<g>'),
    plan('<g a=b/>'),
    plan('<g x="1" x="2"/>'),
  ]
  expect(malformed.map(faultOf)).toEqual(malformed.map(() => 'malformed'))
  expect(faultOf(`<svg ${ns} viewBox="0 0 0 NaN"/>`)).toBe('no-size')
  expect(safeSvg(Buffer.from(plan('<text>è</text>'), 'latin1'))).toEqual({ fault: 'malformed' })
  expect(safeSvg(Buffer.from(plan('<g/>'), 'utf16le'))).toEqual({ fault: 'malformed' })
})

const names = fc.constantFrom(
  ...[
    'g',
    'rect',
    'text',
    'use',
    'script',
    'SCRIPT',
    'svg',
    'svg:script',
    'foreignObject',
    'iframe',
    'a',
    'image',
  ],
  ...[
    'style',
    'pattern',
    'animate',
    'x:script',
    'linearGradient',
    'switch',
    'title',
    'svg:style',
    'desc',
    'defs',
  ],
)
const attributeNames = fc.constantFrom(
  ...[
    'onload',
    'onclick',
    'href',
    'xlink:href',
    'style',
    'fill',
    'clip-path',
    'id',
    'class',
    'd',
    'src',
    'ONLOAD',
  ],
  ...['transform', 'xml:base', 'xmlns', 'font-family', 'mask', 'viewBox'],
)
const values = fc.oneof(
  fc.constantFrom(
    ...[
      'javascript:alert(1)',
      'url(#a)',
      'url(http://evil.example)',
      'url("//evil")',
      '#a',
      'data:text/html,x',
      'a',
    ],
    ...[
      'fill:url(#a)',
      'fill:url(//evil)',
      'expression(alert(1))',
      '&#106;avascript:x',
      'url(&#x2f;/evil)',
      '@import x',
    ],
    ...[
      'fill:red;}@import url(//evil);{',
      'url(#a) url(//evil)',
      'U\\52L(//evil)',
      'var(--x)',
      'src(//evil)',
      '&quot;&gt;',
    ],
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/[<&"]/g, '')),
)
const contents = fc.constantFrom(
  ...[
    '',
    'x',
    '<!-- <script> -->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '&lt;script&gt;',
    '@import url(//evil);',
  ],
  ...['rect{fill:url(//evil)}', '.a{fill:red}', '<?xml-stylesheet href="//evil"?>', ']]>', '--><script/>'],
)
const elementOf = (children: fc.Arbitrary<string[]>) =>
  fc
    .tuple(names, fc.dictionary(attributeNames, values, { maxKeys: 4 }), contents, children)
    .map(([name, attributes, content, inner]) => {
      const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
      return `<${name}${said.join('')}>${content}${inner.join('')}</${name}>`
    })
const leaf = elementOf(fc.constant([]))
const branch = elementOf(fc.array(leaf, { maxLength: 3 }))
const tree = elementOf(fc.array(fc.oneof(leaf, branch), { maxLength: 3 }))

test('of any drawing: what is kept is harmless by its own words, and the same when it is made safe again', () => {
  let kept = 0
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (inner) => {
      const safe = made(plan(inner.join('')))
      if ('fault' in safe) return
      kept++
      const elements = [...safe.svg.matchAll(/<\/?([^\s/>]+)((?:[\s/][^<>]*)?)>/g)]
      for (const [, name, attributes] of elements) {
        expect(name).toMatch(/^(svg|g|rect|text|use|title|desc|defs|pattern|linearGradient)$/)
        for (const [, key, value] of attributes!.matchAll(/([\w:-]+)="([^"]*)"/g)) {
          expect(key).not.toMatch(/^on|^src$|^style$|:/i)
          if (key === 'href') expect(value).toMatch(/^#/)
          if (key !== 'xmlns')
            expect(value!.replaceAll(/url\(\s*['"]?#[\w.-]+['"]?\s*\)/gi, '')).not.toMatch(
              /url\s*\(|:|\/\/|@|\\/i,
            )
        }
      }
      expect(safe.svg.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
      expect(safe.svg.match(/<[^>]*/g)!.length).toBe(elements.length)
      expect(made(safe.svg)).toMatchObject({ svg: safe.svg, removed: [] })
    }),
    { numRuns: 800 },
  )
  expect(kept).toBeGreaterThan(200)
})

test('of any text: an answer, in a time that grows with it and not faster', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      made(text)
      made(plan(text))
    }),
    { numRuns: 500 },
  )
  const big = 150_000
  const slow = ['/*', 'url( ', 'a', '(', ' ', '&', '<!--', 'a{fill:red}', '"', '<g '].flatMap((piece) => {
    const long = piece.repeat(Math.floor(big / piece.length))
    return [
      plan(long),
      plan(`<style>${long}</style><rect/>`),
      plan(`<rect fill="${long}" style="fill:${long}"/>`),
    ]
  })
  // Where a pattern looked again and again, one of these would take minutes.
  for (const text of slow) made(text)
})
