import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { packageRoot } from '../../platform/root.ts'

export const floors = ['vocabulary', 'engines', 'platform', 'features', 'app', 'web'] as const

/** Every TypeScript file of the product by its path, ascending, with its text. Tests beside the code are among them. */
export const sources: ReadonlyMap<string, string> = new Map(
  floors
    .filter((floor) => existsSync(join(packageRoot, floor)))
    .flatMap((floor) =>
      readdirSync(join(packageRoot, floor), { recursive: true }).map((path) => join(floor, String(path))),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'))
    .sort()
    .map((path) => [path, readFileSync(join(packageRoot, path), 'utf8')]),
)

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** `names` is what stands between `import` and `from`, `type` included; `*` for an import without names. */
export type Import = { from: string; to: string; names: string }

// Statements stand at the start of a line; a word `import` in a text does not.
const importStatement =
  /^(?:import|export)\s+(?:([\w$*{][\w\s$*{},]*?)\s*from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

export function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(importStatement)].map(([, names, named, loaded]) => {
    const to = (named ?? loaded)!
    return {
      from: path,
      to: to.startsWith('.') ? normalize(join(dirname(path), to)) : to,
      names: names ?? '*',
    }
  })
}

const found = [...sources].flatMap(([path, text]) => importsOf(path, text))
const isFile = ({ to }: Import): boolean => /\.tsx?$/.test(to)

/** Imports of our own files, and of packages and Node's modules. Styles and pictures are neither. */
export const imports: readonly Import[] = found.filter(isFile)
export const packageImports: readonly Import[] = found.filter(
  ({ from, to }) => !isFile({ from, to, names: '' }) && !sources.has(to) && !/^(web|features)\//.test(to),
)
