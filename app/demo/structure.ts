import type { Random } from '../../engines/planner/random.ts'
import { airDistanceKm, type Point } from '../../features/people/rules.ts'
import { type DirectorateSketch, directorateSketches, facets } from './directorates.ts'
import { around, drawn, idFrom, sharedOut } from './drawing.ts'
import { type Neighbourhood, neighbourhoods } from './neighbourhoods.ts'

export type DemoDirectorate = { id: string; code: string; name: string }
export type DemoOffice = {
  id: string
  code: string
  name: string
  zone: string
  desks: number
  latitude: number
  longitude: number
}
export type DemoTeam = {
  id: string
  code: string
  name: string
  directorateId: string
  officeId: string
  minPresent: number
  size: number
  /** Code of the directorate, and the team's number within it. */
  place: { directorate: string; team: number }
}
export type Structure = { directorates: DemoDirectorate[]; offices: DemoOffice[]; teams: DemoTeam[] }

const peoplePerTeam = 12
const peoplePerOffice = 110
/** The first two teams of the first directorate: one of sixty, or a fifth of a small demo, and one of twelve. */
export const bigTeam = { directorate: directorateSketches[0]!.code, team: 0 }
export const twelveTeam = { directorate: directorateSketches[0]!.code, team: 1 }

export function drawStructure(people: number, seed: number, random: Random): Structure {
  const sketches = directorateSketches.slice(0, Math.min(25, Math.max(4, Math.round(people / 250))))
  const teamsOf = sharedOut(
    Math.max(sketches.length * 3, Math.round(people / peoplePerTeam)),
    sketches.map(({ share }) => share),
    3,
  )
  const sizes = drawSizes(
    people,
    teamsOf.reduce((sum, count) => sum + count, 0),
    random,
  )
  const offices = drawOffices(Math.min(88, Math.max(3, Math.round(people / peoplePerOffice))), seed, random)
  const directorates = sketches.map(({ code, name }, index) => ({
    id: idFrom(seed, 'directorate', index),
    code,
    name,
  }))
  const teams: DemoTeam[] = []
  let housed = 0
  for (const [index, sketch] of sketches.entries())
    for (let team = 0; team < teamsOf[index]!; team++) {
      const size = sizes[teams.length]!
      // Teams of one directorate sit together: the offices are filled in the order of the teams.
      const office = offices[Math.min(offices.length - 1, Math.floor((housed * offices.length) / people))]!
      housed += size
      teams.push({
        id: idFrom(seed, 'team', teams.length),
        code: `${sketch.code}-${String(team + 1).padStart(2, '0')}`,
        name: teamName(sketch, team),
        directorateId: directorates[index]!.id,
        officeId: office.id,
        minPresent: Math.ceil(size * (0.28 + 0.1 * random.next())),
        size,
        place: { directorate: sketch.code, team },
      })
    }
  const sitting = new Map<string, number>()
  for (const { officeId, size } of teams) sitting.set(officeId, (sitting.get(officeId) ?? 0) + size)
  for (const office of offices)
    office.desks = Math.ceil((sitting.get(office.id) ?? 0) * (0.7 + 0.12 * random.next()))
  return { directorates, offices: offices.filter(({ id }) => sitting.has(id)), teams }
}

/** Every theme once with the first facet, then with the second …: no name twice until all are used. */
function teamName({ themes }: DirectorateSketch, number: number): string {
  const round = Math.floor(number / themes.length)
  const again = Math.floor(round / facets.length)
  const name = `${themes[number % themes.length]}: ${facets[round % facets.length]}`
  return again === 0 ? name : `${name} ${again + 1}`
}

function drawSizes(people: number, teams: number, random: Random): number[] {
  const big = Math.min(60, Math.floor(people / 5))
  const fixed = [big, Math.min(peoplePerTeam, big)]
  const others = Array.from({ length: teams - fixed.length }, () => 7 + random.below(11))
  return [...fixed, ...sharedOut(people - fixed[0]! - fixed[1]!, others, 2)]
}

const duomo = neighbourhoods[0]!

/** Offices stand in neighbourhoods where people live, the more the nearer to the centre. */
function drawOffices(count: number, seed: number, random: Random): DemoOffice[] {
  const left = new Set(neighbourhoods)
  const names = new Set<string>()
  const pull = (place: Neighbourhood) =>
    (place.residents > 3000 ? 1 : 0.02) / (1 + airDistanceKm(duomo, place))
  return Array.from({ length: count }, (_, index) => {
    const place = drawn(random, [...left], pull)
    left.delete(place)
    // Two neighbourhoods begin with the same name: the second office takes what follows.
    const parts = place.name.split(' – ')
    const name = parts.find((part) => !names.has(part)) ?? place.name
    names.add(name)
    return {
      id: idFrom(seed, 'office', index),
      code: `S${String(index + 1).padStart(2, '0')}`,
      name: `Sede ${name}`,
      zone: `Municipio ${place.municipio}`,
      desks: 0,
      ...pointIn(place, random, 0.5),
    }
  })
}

const kilometresPerDegree = 111.2

/** A point within part of the neighbourhood's circle, on a grid of some ten metres. */
export function pointIn(
  { latitude, longitude, radiusKm }: Point & { radiusKm: number },
  random: Random,
  part = 1,
): Point {
  const distance = radiusKm * part * Math.sqrt(random.next())
  const direction = 2 * Math.PI * random.next()
  const narrow = Math.cos((latitude * Math.PI) / 180)
  return {
    latitude: rounded(latitude + (distance * Math.sin(direction)) / kilometresPerDegree),
    longitude: rounded(longitude + (distance * Math.cos(direction)) / (kilometresPerDegree * narrow)),
  }
}
const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000

/** Minutes of the day, as `HH:MM`. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A whole number around a mean, within bounds. */
export const numberAround = (
  random: Random,
  { mean, spread, least, most }: { mean: number; spread: number; least: number; most: number },
): number => Math.min(most, Math.max(least, Math.round(mean + spread * around(random))))
