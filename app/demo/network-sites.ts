import type { Random } from '../../engines/planner/random.ts'
import type { WholeSite } from '../../features/spaces/many-store.ts'
import type { Equipment, SiteKind } from '../../features/spaces/rules.ts'
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { anyOf, idFrom, shuffled } from './drawing.ts'
import { neighbourhoods } from './neighbourhoods.ts'
import { type DemoMember, streets } from './network-cast.ts'
import { pointIn } from './structure.ts'

const equipment: readonly Equipment[] = [
  ...(['quiet', 'phone-booth', 'meeting-room', 'canteen', 'childcare', 'bicycle-parking'] as const),
  ...(['lockers', 'printer', 'lounge', 'reception'] as const),
]

/** Sites are told by their number in the whole demo, so that the same seed makes the same. */
export function drawSites(
  drawing: { seed: number; random: Random; today: Day; count: number },
  of: { kind: DemoMember['kind'] | 'city'; sites: DemoMember['sites']; contactEmail: string },
): WholeSite[] {
  const { seed, random, today } = drawing
  return of.sites.map(([begins, name, seats]) => {
    const number = drawing.count++
    const place = neighbourhoods.find((one) => one.name.startsWith(begins))!
    const id = idFrom(seed, 'site', number)
    const floors = plansFor(seats).map((plan, level) => ({
      ...{
        id: idFrom(seed, 'floor', number * 10 + level),
        name: level === 0 ? 'Piano terra' : 'Primo piano',
      },
      ...{ level, svg: plan.svg, width: plan.width, height: plan.height, seats: plan.seats },
    }))
    return {
      id,
      name,
      kind: kindOf(of.kind, name),
      address: `${anyOf(random, streets)} ${1 + random.below(60)}, Milano`,
      ...pointIn(place, random, 0.4),
      neighbourhood: place.name,
      equipment: [
        ...(['monitor', 'broadband', 'transport'] as const),
        ...(random.next() < 0.8 ? (['step-free'] as const) : []),
        ...shuffled(random, equipment).slice(0, 2 + random.below(4)),
      ].sort(),
      houseRules: 'Chi entra si presenta all’ingresso. Le telefonate si fanno nelle cabine o in corridoio.',
      transportNote: 'Luogo e indirizzo inventati per la dimostrazione.',
      contactName: 'Accoglienza',
      contactEmail: of.contactEmail,
      // Works leave one floor half empty.
      capacity: number % 17 === 5 ? Math.ceil(seats / 2) : null,
      patronDay: '12-07',
      approval: of.kind === 'self-employed',
      floors: floors.map(({ seats: _, ...floor }) => floor),
      seats: floors.flatMap((floor, level) =>
        floor.seats.map((seat, index) => ({
          ...{ id: idFrom(seed, 'seat', number * 1000 + level * 100 + index), floorId: floor.id },
          ...{ label: `${level === 0 ? 'T' : 'P'}${index + 1}`, x: seat.x, y: seat.y },
          attributes: [
            ...(index % 2 === 0 ? ['monitor'] : []),
            ...(seat.y === firstRow ? ['window'] : []),
            ...(index % 5 === 4 ? ['quiet'] : []),
          ],
        })),
      ),
      closures:
        number % 13 === 4
          ? [{ from: nextWeek(today), until: addDays(nextWeek(today), 2), reason: 'Lavori all’impianto' }]
          : [],
    }
  })
}

const nextWeek = (today: Day): Day => addDays(today, 8 - weekdayOf(today))
const kindOf = (kind: DemoMember['kind'] | 'city', name: string): SiteKind => {
  if (name.startsWith('Biblioteca')) return 'library'
  if (kind === 'city' || kind === 'public-body') return 'municipal'
  if (kind === 'coworking') return 'coworking'
  return kind === 'cooperative' || kind === 'association' ? 'other' : 'company'
}

// A floor: desks in rows of four beside a corridor, a meeting room, windows above. In thousandths of the plan.
const [perFloor, perRow, firstRow] = [12, 4, 180]
type Plan = { svg: string; width: number; height: number; seats: { x: number; y: number }[] }

function plansFor(seats: number): Plan[] {
  const floors = Math.ceil(seats / perFloor)
  return Array.from({ length: floors }, (_, level) =>
    planOf(Math.ceil(seats / floors) - (level > 0 && seats % floors > 0 ? 1 : 0)),
  )
}

function planOf(count: number): Plan {
  const [width, height] = [800, 500]
  const rows = Math.ceil(count / perRow)
  const seats = Array.from({ length: count }, (_, index) => ({
    x: 120 + (index % perRow) * 150,
    y: firstRow + Math.floor(index / perRow) * Math.min(300, Math.floor(600 / rows)),
  }))
  const desk = ({ x, y }: { x: number; y: number }) =>
    `<rect x="${(x / 1000) * width - 28}" y="${(y / 1000) * height - 16}" width="56" height="32" rx="4" fill="#dfe4f2" stroke="#5b6f82"/>`
  return {
    width,
    height,
    seats,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect x="10" y="10" width="780" height="480" fill="#ffffff" stroke="#30373d" stroke-width="6"/><path d="M60 10h140M260 10h140M460 10h140" stroke="#06c" stroke-width="8"/><rect x="610" y="40" width="150" height="180" fill="#f5f6f7" stroke="#30373d" stroke-width="3"/><text x="630" y="135" font-size="20" fill="#30373d">Sala riunioni</text><path d="M610 490v-80h80" fill="none" stroke="#30373d" stroke-width="3"/><text x="625" y="460" font-size="18" fill="#30373d">Ingresso</text>${seats.map(desk).join('')}</svg>`,
  }
}
