import { type Random, randomOf } from '../../engines/planner/random.ts'
import { inventedFiscalCode } from '../../features/people/example.ts'
import type { PersonWritten, Point } from '../../features/people/rules.ts'
import { addDays } from '../../vocabulary/day.ts'
import type { Role } from '../../vocabulary/role.ts'
import { type CastMember, cast } from './cast.ts'
import { anyOf, drawn, idFrom, shuffled } from './drawing.ts'
import { familyNames, mensNames, womensNames } from './names.ts'
import { comuniAround, neighbourhoods } from './neighbourhoods.ts'
import { drawOnSiteTeams, type OnSiteTeam } from './on-site.ts'
import {
  bigTeam,
  clockOf,
  type DemoOffice,
  type DemoTeam,
  drawStructure,
  numberAround,
  pointIn,
  type Structure,
  twelveTeam,
} from './structure.ts'

export type DemoPerson = PersonWritten & {
  id: string
  teamId: string
  sex: 'F' | 'M'
  birthYear: number
  homeSuitable: boolean
  home: Point
  roles: readonly Role[]
  /** One of those whom a visitor may sign in as. */
  member: CastMember | undefined
}
export type City = Structure & {
  /** Those who may ask for agile work. */
  people: DemoPerson[]
  /** Those besides whose work today is on site, with teams and places of their own. */
  onSite: { offices: DemoOffice[]; teams: OnSiteTeam[]; people: DemoPerson[] }
}

/**
 * What the figures of the city are made of. Published: people and women among them (Comune di Milano, plan of
 * agile work and survey of April 2020). Assumed: the rest.
 */
export const cityFigures = {
  people: 6581,
  womenShare: 0.65,
  outsideShare: 0.27,
  partTimeShare: { F: 0.08, M: 0.02 },
  homeSuitableShare: 0.9,
  age: { mean: 51, spread: 9.5, least: 24, most: 66 },
}

/** Draws the city: the same for the same number of people, year and seed. */
export function drawCity({ people, seed, year }: { people: number; seed: number; year: number }): City {
  const random = randomOf(seed)
  const structure = drawStructure(people, seed, random)
  const men = people - Math.round(people * cityFigures.womenShare)
  const castMen = cast.filter(({ sex }) => sex === 'M').length
  const sexes = shuffled(
    random,
    Array.from({ length: people - cast.length }, (_, index): 'F' | 'M' =>
      index < men - castMen ? 'M' : 'F',
    ),
  )
  const codes = new Set<string>()
  const emails = new Set(cast.map(plainEmail))
  const persons: DemoPerson[] = []
  for (const team of structure.teams) {
    const members = membersOf(team)
    const isManaged = members.some(({ roles }) => roles.includes('team-manager'))
    for (let seat = 0; seat < team.size; seat++) {
      const member = members[seat]
      const managing = !isManaged && seat === members.length
      const heading =
        team.place.team === 2 && team.place.directorate !== bigTeam.directorate && seat === team.size - 1
      persons.push(
        drawPerson({
          id: idFrom(seed, 'person', persons.length),
          team,
          member,
          sex: member?.sex ?? sexes.pop()!,
          roles: [
            'employee',
            ...(member?.roles ?? (managing ? ['team-manager'] : heading ? ['directorate-head'] : [])),
          ],
          year,
          random,
          codes,
          emails,
        }),
      )
    }
  }
  for (const clerk of persons.filter(isHrClerk(structure)).slice(0, 5))
    clerk.roles = [...clerk.roles, 'hr-office']
  const onSite = drawOnSiteTeams(people, structure.directorates, seed, random)
  const onSitePeople = onSite.teams.flatMap((team) =>
    Array.from({ length: team.size }, (_, seat) => ({ team, seat })),
  )
  return {
    ...structure,
    people: persons,
    onSite: {
      ...onSite,
      people: onSitePeople.map(({ team, seat }, index) =>
        drawPerson({
          id: idFrom(seed, 'on-site person', index),
          team,
          member: undefined,
          sex: random.next() < cityFigures.womenShare ? 'F' : 'M',
          roles: seat === 0 ? ['employee', 'team-manager'] : ['employee'],
          year,
          random,
          codes,
          emails,
        }),
      ),
    },
  }
}

const isHrClerk = ({ teams }: Structure) => {
  const team = teams.find(({ place }) => place.directorate === 'risorse-umane' && place.team === 0)!
  return ({ teamId, member, roles }: DemoPerson) => teamId === team.id && !member && roles.length === 1
}

const membersOf = ({ place: { directorate, team } }: DemoTeam): CastMember[] =>
  cast.filter(({ place }) => {
    const found = place === 'big' ? bigTeam : place === 'twelve' ? twelveTeam : place
    return found.directorate === directorate && found.team === team
  })

type Drawn = {
  id: string
  team: DemoTeam
  member: CastMember | undefined
  sex: 'F' | 'M'
  roles: readonly Role[]
  year: number
  random: Random
  codes: Set<string>
  emails: Set<string>
}

function drawPerson({ id, team, member, sex, roles, year, random, codes, emails }: Drawn): DemoPerson {
  const givenName = member?.givenName ?? anyOf(random, sex === 'F' ? womensNames : mensNames)
  const familyName = member?.familyName ?? anyOf(random, familyNames)
  const age = numberAround(random, cityFigures.age)
  let birthDay = member?.birthDay ?? addDays(`${year - age}-01-01`, random.below(365))
  const codeOn = (day: string) => inventedFiscalCode({ familyName, givenName, sex, birthDay: day })
  // Two of the same name born on the same day would have one code: the second is born a day later.
  while (codes.has(codeOn(birthDay))) birthDay = addDays(birthDay, 1)
  codes.add(codeOn(birthDay))
  const isPartTime = random.next() < cityFigures.partTimeShare[sex]
  const partTime = isPartTime ? anyOf(random, [50, 60, 70, 80, 83]) : 100
  const suitable = random.next() < cityFigures.homeSuitableShare
  return {
    id,
    teamId: team.id,
    fiscalCode: codeOn(birthDay),
    givenName,
    familyName,
    email: member ? plainEmail(member) : emailOf({ givenName, familyName }, emails),
    partTimePercent: member?.partTimePercent ?? (member ? 100 : partTime),
    contract: drawContract(year - Number(birthDay.slice(0, 4)), random),
    ...drawBand(random),
    sex,
    birthYear: Number(birthDay.slice(0, 4)),
    homeSuitable: member ? (member.homeSuitable ?? true) : suitable,
    home: drawHome(member?.livesIn, random),
    roles,
    member,
  }
}

type Named = Pick<PersonWritten, 'givenName' | 'familyName'>
const localPart = ({ givenName, familyName }: Named) =>
  `${givenName}.${familyName}`.toLowerCase().replaceAll(/[^a-z.]/g, '')
const plainEmail = (named: Named) => `${localPart(named)}@milano.example`

function emailOf(named: Named, taken: Set<string>): string {
  let email = plainEmail(named)
  for (let number = 2; taken.has(email); number++) email = `${localPart(named)}${number}@milano.example`
  taken.add(email)
  return email
}

function drawContract(age: number, random: Random): PersonWritten['contract'] {
  const chance = random.next()
  if (age < 30 && chance < 0.15) return 'apprentice'
  return chance < 0.05 ? 'fixed-term' : 'permanent'
}

/** Bands within 7:30 and 10:00, most of them the whole of it. */
function drawBand(random: Random): Pick<PersonWritten, 'entryEarliest' | 'entryLatest' | 'entryPreferred'> {
  const [earliest, latest] = drawn(
    random,
    [
      [450, 600, 6],
      [450, 570, 2],
      [450, 540, 1],
      [480, 600, 2],
      [480, 570, 1],
    ] as const,
    ([, , weight]) => weight,
  )
  const preferred =
    15 * numberAround(random, { mean: 34, spread: 1.6, least: earliest / 15, most: latest / 15 })
  return {
    entryEarliest: clockOf(earliest),
    entryLatest: clockOf(latest),
    entryPreferred: clockOf(preferred),
  }
}

function drawHome(livesIn: string | undefined, random: Random): Point {
  const around = comuniAround.map((comune) => ({ ...comune, radiusKm: 1.5, residents: 1 }))
  const outside = random.next() < cityFigures.outsideShare
  const place = livesIn
    ? [...neighbourhoods, ...around].find(({ name }) => name === livesIn)!
    : drawn(random, outside ? around : neighbourhoods, ({ residents }) => residents)
  return pointIn(place, random)
}
