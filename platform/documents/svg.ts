// A drawing that others will look at, made safe: read strictly, and written anew from what is known to be harmless.
// Nothing of the file itself is passed on: no script, no event, no address outside, no CSS, no foreign markup.
import { readXml, type SvgFault, type SvgNode } from './svg-reading.ts'
import { isPlain, localUrl, looksOf, readStyles, type Styles } from './svg-styles.ts'

export type SafeSvg = {
  svg: string
  /** Of its picture; the longer side is 1000. */
  width: number
  height: number
  /** What was left out, each kind once: elements and attributes by name, `style`. */
  removed: string[]
}

const mostBytes = 2_000_000
/** What a browser draws once references to parts of the drawing are followed. */
const mostDrawn = 200_000
/** References behind references. */
const mostFollowed = 500
const drawn = new Set(
  (
    'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan clipPath mask ' +
    'linearGradient radialGradient stop pattern'
  ).split(' '),
)
/** Their content stays, they do not. */
const opened = new Set(['a', 'switch'])
/** Of the drawing program, for itself: nobody misses it. */
const silent = new Set(['metadata', 'style'])
const withText = new Set(['text', 'tspan', 'title', 'desc'])
const withReference = new Set(['use', 'linearGradient', 'radialGradient', 'pattern'])
const geometry = new Set(
  (
    'd points x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height viewBox preserveAspectRatio transform ' +
    'gradientTransform patternTransform gradientUnits patternUnits patternContentUnits clipPathUnits maskUnits ' +
    'maskContentUnits offset spreadMethod dx dy rotate textLength lengthAdjust'
  ).split(' '),
)
const silentAttributes =
  /^(xmlns(:.*)?|xml:.*|version|baseProfile|class|style|enable-background|[a-z]+:.*|data-.*)$/

type Drawn = { name: string; attributes: Map<string, string>; children: (Drawn | string)[] }

/** The same picture, harmless; or why it cannot be one. */
export function safeSvg(bytes: Uint8Array): SafeSvg | { fault: SvgFault | 'no-size' | 'recursive' } {
  if (bytes.length > mostBytes) return { fault: 'too-large' }
  const text = Buffer.from(bytes).toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(Buffer.from(bytes))) return { fault: 'malformed' }
  if (/^\ufeff?\s*<\?xml[^?]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text)) return { fault: 'malformed' }
  const root = readXml(text)
  if (typeof root === 'string') return { fault: root }
  if (localName(root) !== 'svg') return { fault: 'malformed' }
  const removed = new Set<string>()
  const dropped = (what: string) => void removed.add(what.slice(0, 40))
  const styles: Styles = new Map()
  gatherStyles(root, styles, dropped)
  const box = boxOf(root)
  if (!box) return { fault: 'no-size' }
  const [picture] = drawnOf(root, styles, dropped)
  if (typeof picture !== 'object') return { fault: 'malformed' }
  const count = countDrawn(picture)
  if (count === undefined) return { fault: 'recursive' }
  if (count > mostDrawn) return { fault: 'too-large' }
  const [, , boxWidth, boxHeight] = box
  const scale = 1000 / Math.max(boxWidth, boxHeight)
  const [width, height] = [boxWidth, boxHeight].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ]
  for (const attribute of ['x', 'y', 'preserveAspectRatio', 'transform', 'viewBox', 'width', 'height'])
    picture.attributes.delete(attribute)
  picture.attributes.set('viewBox', box.join(' '))
  picture.attributes.set('width', String(width))
  picture.attributes.set('height', String(height))
  return { svg: written(picture, true), width, height, removed: [...removed].sort() }
}

const localName = ({ name }: SvgNode): string => (name.startsWith('svg:') ? name.slice(4) : name)

function gatherStyles(node: SvgNode, styles: Styles, dropped: (what: string) => void): void {
  for (const child of node.children) {
    if (typeof child === 'string') continue
    if (localName(child) === 'style')
      readStyles(child.children.filter((one) => typeof one === 'string').join(''), styles, dropped)
    else gatherStyles(child, styles, dropped)
  }
}

/** What is drawn of an element: itself, its content alone, or nothing. */
function drawnOf(node: SvgNode, styles: Styles, dropped: (what: string) => void): (Drawn | string)[] {
  const name = localName(node)
  const children = (within: string): (Drawn | string)[] =>
    node.children.flatMap((child) =>
      typeof child === 'string' ? (withText.has(within) ? [child] : []) : drawnOf(child, styles, dropped),
    )
  if (opened.has(name)) {
    if (name === 'a') dropped('a')
    return children('g')
  }
  if (!drawn.has(name)) {
    if (!silent.has(name) && !name.includes(':')) dropped(name)
    return []
  }
  return [{ name, attributes: attributesOf(node, name, styles, dropped), children: children(name) }]
}

function attributesOf(
  node: SvgNode,
  name: string,
  styles: Styles,
  dropped: (what: string) => void,
): Map<string, string> {
  const found = looksOf(node, name, styles, dropped)
  for (const [attribute, value] of node.attributes) {
    if (attribute === 'id') {
      if (/^[\w.-]{1,200}$/.test(value)) found.set('id', value)
    } else if (attribute === 'href' || attribute === 'xlink:href') {
      if (withReference.has(name) && /^#[\w.-]{1,200}$/.test(value)) found.set('href', value)
      else dropped('href')
    } else if (geometry.has(attribute)) {
      if (isPlain(value)) found.set(attribute, value)
      else dropped(attribute)
    } else if (!found.has(attribute) && !silentAttributes.test(attribute)) dropped(attribute)
  }
  return found
}

/** x, y, width and height of what is seen. */
function boxOf(root: SvgNode): [number, number, number, number] | undefined {
  const given = root.attributes.get('viewBox')
  const box = given
    ? given
        .trim()
        .split(/[\s,]+/)
        .map(Number)
    : [0, 0, ...['width', 'height'].map((side) => pixelsOf(root.attributes.get(side) ?? ''))]
  const [x, y, width, height] = box as [number, number, number, number]
  const sound =
    box.length === 4 &&
    box.every((number) => Number.isFinite(number) && Math.abs(number) <= 1e7) &&
    width > 0 &&
    height > 0 &&
    width / height < 1000 &&
    height / width < 1000
  return sound ? [x, y, width, height] : undefined
}
const units: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}
const pixelsOf = (text: string): number => {
  const [, number, unit] = /^\s*(\d{1,9}(?:\.\d{1,9})?)\s*([a-z]*)\s*$/.exec(text) ?? []
  return number === undefined ? Number.NaN : Number(number) * (units[unit!] ?? Number.NaN)
}

/** How many elements are drawn, references followed; undefined where one leads back to itself, or too far. */
function countDrawn(picture: Drawn): number | undefined {
  const byId = new Map<string, Drawn>()
  const gather = (node: Drawn | string): void => {
    if (typeof node === 'string') return
    const id = node.attributes.get('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, node)
    node.children.forEach(gather)
  }
  gather(picture)
  const counts = new Map<Drawn, number | 'counting'>()
  const count = (node: Drawn, depth: number): number | undefined => {
    const before = counts.get(node)
    if (before === 'counting' || depth > mostFollowed) return undefined
    if (before !== undefined) return before
    counts.set(node, 'counting')
    let total = 1
    const targets = [...node.attributes].flatMap(([attribute, value]) =>
      attribute === 'href'
        ? [value.slice(1)]
        : value.includes('(')
          ? [...value.matchAll(localUrl)].map(([, , id]) => id!)
          : [],
    )
    const parts = [
      ...node.children.filter((child) => typeof child === 'object'),
      ...targets.flatMap((id) => byId.get(id) ?? []),
    ]
    for (const part of parts) {
      const more = count(part, depth + 1)
      if (more === undefined) return undefined
      total = Math.min(total + more, mostDrawn + 1)
    }
    counts.set(node, total)
    return total
  }
  return count(picture, 0)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function written(node: Drawn | string, isRoot = false): string {
  if (typeof node === 'string') return escaped(node)
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
  const begin = `<${node.name}${isRoot ? ' xmlns="http://www.w3.org/2000/svg"' : ''}${attributes}`
  if (node.children.length === 0) return `${begin}/>`
  return `${begin}>${node.children.map((child) => written(child)).join('')}</${node.name}>`
}
