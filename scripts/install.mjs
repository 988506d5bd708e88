// What every command needs before it can start: the packages of package-lock.json, and a build newer than
// its sources. Does nothing where both are right, so that each command may ask.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root, run, say } from './running.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Vicinato needs Node 20.19 or later; this is Node ${process.versions.node}.`)
  process.exit(2)
}

/** Packages and build, for the commands that are nothing without both: ends the process where one fails. */
export async function ensureInstalled() {
  await ensurePackages()
  if (!(await ensureBuild())) process.exit(1)
}

/** Installs what package-lock.json asks for, if it is not there. Ends the process where that fails. */
export async function ensurePackages() {
  if (packagesAreInstalled()) return
  say('Installing the packages of package-lock.json (a minute or two the first time) …')
  // `npm ci` builds too, through the `prepare` of package.json: a build that fails is not a failed install.
  const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code !== 0 && !packagesAreInstalled()) {
    say(`npm ci failed (exit code ${code}).`)
    process.exit(code)
  }
}

/** True when dist/ is newer than the sources, if need be after building it. */
export async function ensureBuild() {
  if (buildIsFresh()) return true
  say('Building: the sources are newer than dist/ …')
  const code = await npm(['run', 'build'])
  if (code !== 0) say(`The build failed (exit code ${code}).`)
  return code === 0
}

/**
 * Runs npm, its output on standard error, and gives its exit code. It is the npm that started us, otherwise the
 * one that came with this Node: what the path finds first may be older than the lockfile's format. Scripts that
 * call npm again find the same.
 */
export function npm(argumentList) {
  const besideNode = dirname(process.execPath)
  const cli = [process.env.npm_execpath, join(besideNode, '../lib/node_modules/npm/bin/npm-cli.js')].find(
    (path) => path?.endsWith('npm-cli.js') && existsSync(path),
  )
  const [program, first] = cli ? [process.execPath, [cli]] : ['npm', []]
  const env = { ...process.env, PATH: `${besideNode}${delimiter}${process.env.PATH ?? ''}` }
  return run(program, [...first, ...argumentList], { stdio: ['ignore', 2, 2], env })
}

/**
 * npm writes down what it installed in node_modules/.package-lock.json, as the last thing it does. Compared
 * with package-lock.json it tells an old or interrupted install without a record of our own. Packages that
 * are optional (other platforms) may be absent, never of another version.
 */
function packagesAreInstalled() {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'))
  if (!installed) return false
  return Object.entries(packagesOf(join(root, 'package-lock.json')) ?? {}).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    return found
      ? found.version === wanted.version && found.integrity === wanted.integrity
      : wanted.optional === true
  })
}

function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

const sources = ['vocabulary', 'engines', 'platform', 'features', 'app', 'web']
const settings = ['package-lock.json', 'tsconfig.json', 'tsconfig.server.json']
const outputs = ['dist/app/cli.js', 'dist/web/index.html']

/** By time of change: the first output written must be newer than the last source touched. Tests are not built. */
function buildIsFresh() {
  const built = outputs.map((path) => join(root, path))
  if (!built.every((path) => existsSync(path))) return false
  const builtAt = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return sourceFiles().every((path) => statSync(path).mtimeMs <= builtAt)
}

function sourceFiles() {
  const found = sources
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
  return [...found, ...settings.map((path) => join(root, path))]
}
