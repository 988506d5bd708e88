import { features } from '../../app/features.ts'
import { type Import, isTest } from './sources.ts'

/**
 * The plan of the house as a function: what is wrong with an import, or undefined. ARCHITECTURE.md says the
 * same in words.
 */
export function complaintAbout(statement: Import): string | undefined {
  return floorComplaint(statement) ?? roomComplaint(statement)
}

const floorOf = (path: string): string => path.split('/')[0]!
const roomOf = (path: string): string => path.split('/')[1]!

/** The roles of a feature's files. A capability of its own may have files too: `import-store.ts` is a store. */
const roles = ['rules', 'messages', 'contract', 'store', 'actions', 'routes', 'jobs', 'example']
const testRoles = ['story', 'concurrency', ...roles]

/** The role of a feature's file, or undefined where the name is none: no subfolders, no other names. */
export function roleOf(path: string): string | undefined {
  const [, , file, ...deeper] = path.split('/')
  const [, role, test] = /^(?:[a-z]+-)*([a-z]+)(\.concurrency)?(?:\.test)?\.tsx?$/.exec(file ?? '') ?? []
  if (deeper.length > 0 || !role) return undefined
  if (isTest(path)) return test || testRoles.includes(role) ? role : undefined
  return roles.includes(role) ? role : undefined
}

/** What the browser runs too: no engine, no platform, no package (zod in contracts apart). */
export const pureRoles = ['rules', 'messages', 'contract']

const mayKnow: Record<string, readonly string[]> = {
  vocabulary: ['vocabulary'],
  engines: ['vocabulary', 'engines'],
  platform: ['vocabulary', 'platform'],
  features: ['vocabulary', 'engines', 'platform', 'features'],
  app: ['vocabulary', 'engines', 'platform', 'features', 'app'],
  web: ['vocabulary', 'features', 'web'],
}

function floorComplaint({ from, to }: Import): string | undefined {
  const [upper, lower] = [floorOf(from), floorOf(to)]
  // A test is told at the front door, in the world of tests/.
  if (isTest(from) && ['app', 'tests'].includes(lower)) return undefined
  if (!mayKnow[upper]?.includes(lower)) return `${upper} may not know ${lower}`
  if (upper === 'engines' && lower === 'engines' && roomOf(from) !== roomOf(to))
    return 'an engine knows no other engine'
  if (upper === 'web' && lower === 'features' && !pureRoles.includes(roleOf(to) ?? ''))
    return 'of a feature the web sees only rules, messages and contract'
  return undefined
}

/** Within a feature, which role may know which. Files of one role may know each other, though not in a circle. */
const below: Record<string, readonly string[]> = {
  rules: [],
  messages: ['rules'],
  contract: ['rules'],
  store: ['rules'],
  actions: ['rules', 'messages', 'store'],
  routes: ['rules', 'contract', 'store', 'actions'],
  jobs: ['rules', 'store', 'actions'],
  example: ['rules', 'store', 'actions'],
}

function roomComplaint({ from, to, names }: Import): string | undefined {
  if (floorOf(from) !== 'features' || isTest(from)) return lowerRoomComplaint({ from, to, names })
  const [mine, theirs] = [roleOf(from) ?? '', roleOf(to) ?? '']
  if (pureRoles.includes(mine) && ['engines', 'platform'].includes(floorOf(to)))
    return 'rules, messages and contract are pure: the browser runs them too'
  if (floorOf(to) !== 'features') return undefined
  if (roomOf(from) === roomOf(to)) {
    // An action is given the contract's input and gives its output; it parses nothing.
    if (mine === 'actions' && theirs === 'contract' && isTypeOnly(names)) return undefined
    return mine === theirs || below[mine]?.includes(theirs) ? undefined : `${mine} may not know ${theirs}`
  }
  return lowerRoomComplaint({ from, to, names }) ?? doorComplaint({ from, to, names })
}

const placeOf = (path: string): number => (features as readonly string[]).indexOf(roomOf(path))

function lowerRoomComplaint({ from, to }: Import): string | undefined {
  if (floorOf(from) !== 'features' || floorOf(to) !== 'features') return undefined
  if (placeOf(from) < 0) return `${roomOf(from)} is missing from app/features.ts`
  if (placeOf(to) > placeOf(from)) return `${roomOf(from)} comes before ${roomOf(to)} in app/features.ts`
  return undefined
}

/** Of another feature: its rules; its actions from actions, its contract from contract; of its store only reads. */
function doorComplaint({ from, to, names }: Import): string | undefined {
  const [mine, theirs] = [roleOf(from) ?? '', roleOf(to) ?? '']
  if (theirs === 'rules') return undefined
  if (mine === theirs && ['contract', 'actions', 'example', 'messages'].includes(theirs)) return undefined
  if (mine === 'example' && theirs === 'actions') return undefined
  if (theirs === 'store' && ['store', 'actions', 'routes', 'jobs', 'example'].includes(mine)) {
    const writes = wordsOf(names).filter((word) => !/^(get|find|list|count)[A-Z]|^[A-Z]/.test(word))
    return writes.length === 0
      ? undefined
      : `of the store of ${roomOf(to)} only reads may be used (get, find, list, count), not ${writes.join(', ')}`
  }
  return `${mine} of ${roomOf(from)} may not use ${theirs} of ${roomOf(to)}`
}

export const isTypeOnly = (names: string): boolean => /^type\b/.test(names)

const wordsOf = (names: string): string[] =>
  names
    .replace(/\btype\b|[{}]/g, ' ')
    .split(',')
    .map((word) => word.trim().split(/\s+as\s+/)[0]!)
    .filter(Boolean)
