// Styles of a drawing, as plain attributes: what is kept of a plan has no CSS in it, so none can be abused.
import type { SvgNode } from './svg-reading.ts'

/** How a shape looks: attributes that CSS knows too. */
export const looks = new Set(
  (
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray ' +
    'stroke-dashoffset stroke-miterlimit opacity color display visibility clip-path clip-rule mask stop-color ' +
    'stop-opacity font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing ' +
    'word-spacing text-decoration paint-order vector-effect'
  ).split(' '),
)

const functions = new Set('url rgb rgba hsl hsla matrix translate scale rotate skewx skewy'.split(' '))
/** Of this drawing, and nowhere else. */
export const localUrl = /url\(\s*(['"]?)#([\w.-]+)\1\s*\)/gi

/** A value that can only draw: no address outside, no function, escape or comment that is not known to be harmless. */
export function isPlain(value: string): boolean {
  if (value.length > 500_000 || /[\\@;{}<>]|\/\*/.test(value)) return false
  const rest = value.replaceAll(localUrl, ' ')
  if (/:|\/\//.test(rest)) return false
  for (let at = rest.indexOf('('); at >= 0; at = rest.indexOf('(', at + 1)) {
    const [called = ''] = /[\w-]*$/.exec(rest.slice(Math.max(0, at - 20), at).trimEnd()) ?? []
    if (called.toLowerCase() === 'url' || !functions.has(called.toLowerCase())) return false
  }
  return true
}

type Declarations = [look: string, value: string][]

/** `fill: red; stroke: #000`; what is no look, or not plain, is left out and counted. */
export function declarationsOf(text: string, dropped: (what: string) => void): Declarations {
  return text.split(';').flatMap((declaration): Declarations => {
    const colon = declaration.indexOf(':')
    if (colon < 0) {
      if (declaration.trim() !== '') dropped('style')
      return []
    }
    const look = declaration.slice(0, colon).trim().toLowerCase()
    const said = declaration.slice(colon + 1).trim()
    const value = /!important$/i.test(said.slice(-10)) ? said.slice(0, -10).trimEnd() : said
    if (!looks.has(look)) return []
    if (isPlain(value)) return [[look, value]]
    dropped('style')
    return []
  })
}

/** What style sheets of the drawing say of an element: by its kind, its class, its id. The later prevails within each. */
export type Styles = Map<string, Map<string, string>>

const simpleSelector = /^(?:[A-Za-z][\w-]*|[.#][A-Za-z_][\w-]*)$/
/** Rules with simple selectors, as drawing programs write them; all else (`@import`, `@font-face` …) is left out. */
export function readStyles(text: string, styles: Styles, dropped: (what: string) => void): void {
  const plain = withoutComments(text).replaceAll(/<!--|-->/g, ' ')
  // A sheet that orders something is not read on: where its order ends is the browser's to say.
  if (plain.includes('@') || plain.includes('\\')) {
    dropped('style')
    return
  }
  for (const rule of plain.split('}')) {
    if (rule.trim() === '') continue
    const [selectors = '', declarations, ...more] = rule.split('{')
    if (declarations === undefined || more.length > 0) {
      dropped('style')
      continue
    }
    const found = declarationsOf(declarations, dropped)
    for (const selector of selectors.split(',').map((one) => one.trim()))
      if (simpleSelector.test(selector))
        styles.set(selector, new Map([...(styles.get(selector) ?? []), ...found]))
      else dropped('style')
  }
}

/** Piece by piece: a pattern that looks for the end of each would look through the whole sheet as often. */
function withoutComments(text: string): string {
  const [first = '', ...pieces] = text.split('/*')
  return [
    first,
    ...pieces.map((piece) => (piece.includes('*/') ? piece.slice(piece.indexOf('*/') + 2) : '')),
  ].join(' ')
}

/** How an element looks, as attributes: what is nearer to it prevails. */
export function looksOf(
  node: SvgNode,
  name: string,
  styles: Styles,
  dropped: (what: string) => void,
): Map<string, string> {
  const found = new Map<string, string>()
  for (const [attribute, value] of node.attributes)
    if (looks.has(attribute)) {
      if (isPlain(value)) found.set(attribute, value)
      else dropped(attribute)
    }
  const classes = (node.attributes.get('class') ?? '').split(/\s+/).filter(Boolean).slice(0, 20)
  const selectors = [name, ...classes.map((one) => `.${one}`), `#${node.attributes.get('id') ?? ''}`]
  for (const selector of selectors)
    for (const [look, value] of styles.get(selector) ?? []) found.set(look, value)
  for (const [look, value] of declarationsOf(node.attributes.get('style') ?? '', dropped))
    found.set(look, value)
  return found
}
