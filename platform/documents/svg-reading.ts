// XML as drawings use it, read strictly: what is not understood is refused, never guessed. No entities but the five of
// XML, so that nothing grows while it is read; no declarations; one pass.
export type SvgNode = { name: string; attributes: Map<string, string>; children: (SvgNode | string)[] }

/** More than any plan needs: whoever sends more wants something else. */
const mostNodes = 50_000
const mostDepth = 100
const mostAttributes = 100

export type SvgFault = 'malformed' | 'entities' | 'too-large'

const space = /[ \t\r\n]*/y
const nameAt = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y
const attributeAt =
  /[ \t\r\n]+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y
// What XML 1.0 does not allow, and halves of characters.
const forbidden = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\ufffe\uffff]/u
const known: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** With its references resolved; undefined where one is not XML's own. */
function resolved(text: string): string | undefined {
  if (!text.includes('&')) return text
  let unknown = false
  const plain = text.replaceAll(/&([^;&\s]{0,12});?|&/g, (whole, reference: string | undefined) => {
    const [, decimal, hexadecimal] = /^#(?:(\d{1,7})|x([0-9A-Fa-f]{1,6}))$/.exec(reference ?? '') ?? []
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined
    const character =
      code === undefined ? known[reference ?? ''] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined
    if (character === undefined || !whole.endsWith(';') || forbidden.test(character)) unknown = true
    return character ?? ''
  })
  return unknown ? undefined : plain
}

/** The root of the drawing, or why it cannot be read. */
export function readXml(text: string): SvgNode | SvgFault {
  if (forbidden.test(text)) return 'malformed'
  const root: SvgNode = { name: '', attributes: new Map(), children: [] }
  const open: SvgNode[] = [root]
  let nodes = 0
  let at = text.startsWith('\ufeff') ? 1 : 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  /** Behind the end of what begins here, or undefined where it never ends. */
  const after = (end: string): number | undefined => {
    const found = text.indexOf(end, at)
    return found < 0 ? undefined : found + end.length
  }
  while (at < text.length) {
    const parent = open.at(-1)!
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      const plain = resolved(text.slice(at, end < 0 ? text.length : end))
      if (plain === undefined) return 'entities'
      if (open.length > 1) parent.children.push(plain)
      else if (plain.trim() !== '') return 'malformed'
      at = end < 0 ? text.length : end
    } else if (text.startsWith('<!--', at)) {
      at += 4
      const end = after('-->')
      if (end === undefined) return 'malformed'
      at = end
    } else if (text.startsWith('<![CDATA[', at)) {
      const end = after(']]>')
      if (end === undefined || open.length === 1) return 'malformed'
      parent.children.push(text.slice(at + 9, end - 3))
      at = end
    } else if (text.startsWith('<?', at)) {
      const end = after('?>')
      if (end === undefined) return 'malformed'
      at = end
    } else if (text.startsWith('<!DOCTYPE', at)) {
      // Where it declares something of its own, that could be entities.
      const end = after('>')
      if (end === undefined || open.length > 1 || root.children.length > 0) return 'malformed'
      if (text.slice(at, end).includes('[')) return 'entities'
      at = end
    } else if (text.startsWith('</', at)) {
      at += 2
      const [name] = match(nameAt) ?? []
      match(space)
      if (open.length === 1 || name !== parent.name || text[at] !== '>') return 'malformed'
      at++
      open.pop()
    } else {
      at++
      const [name] = match(nameAt) ?? []
      if (name === undefined || (open.length === 1 && root.children.length > 0)) return 'malformed'
      if (++nodes > mostNodes || open.length > mostDepth) return 'too-large'
      const node: SvgNode = { name, attributes: new Map(), children: [] }
      for (let one = match(attributeAt); one; one = match(attributeAt)) {
        const value = resolved(one[2] ?? one[3] ?? '')
        if (value === undefined) return 'entities'
        if (node.attributes.has(one[1]!)) return 'malformed'
        if (node.attributes.size === mostAttributes) return 'too-large'
        node.attributes.set(one[1]!, value)
      }
      match(space)
      parent.children.push(node)
      if (text.startsWith('/>', at)) at += 2
      else if (text[at] === '>') {
        at++
        open.push(node)
      } else return 'malformed'
    }
  }
  const [first] = root.children
  return open.length > 1 || typeof first !== 'object' ? 'malformed' : first
}
