/** The month problem as a mixed-integer program in the text format that HiGHS reads: an exact judge. */
import type { MonthProblem } from '../../engines/planner/problem.ts'
import { weekOf } from '../../vocabulary/day.ts'

export interface MilpModel {
  text: string
  /** Minutes that are in every plan, and so not in the model. */
  constant: number
}

export function milpOf(problem: MonthProblem): MilpModel {
  const { people, days, weights, slots } = problem
  const objective: string[] = []
  const rows: string[] = []
  const bounds: string[] = []
  const integers: string[] = []
  let constant = 0
  const cost = (name: string, minutes: number): void => {
    if (minutes !== 0) objective.push(`${minutes < 0 ? '-' : '+'} ${Math.abs(minutes)} ${name}`)
  }
  const row = (names: string[], relation: string, right: number): void => {
    if (names.length > 0) rows.push(` r${rows.length}: ${names.join(' + ')} ${relation} ${right}`)
  }
  const groups = new Map<string, { free: string[]; decided: number }>()
  const group = (key: string) => {
    if (!groups.has(key)) groups.set(key, { free: [], decided: 0 })
    return groups.get(key)!
  }
  const away = (p: number, d: number, name: string | null, space: string | null): void => {
    const person = people[p]!
    const team = problem.teams.find(({ id }) => id === person.team)!
    const keys = [`person ${p}`, `week ${p} ${weekOf(days[d]!)}`, `team ${team.id} ${d}`]
    keys.push(`directorate ${team.directorate}`)
    if (space !== null) keys.push(`space ${space} ${d}`)
    for (const key of keys) {
      if (name === null) group(key).decided += 1
      else group(key).free.push(name)
    }
  }
  for (const [p, person] of people.entries()) {
    const team = problem.teams.find(({ id }) => id === person.team)!
    const zone = problem.offices.find(({ id }) => id === team.office)!.zone ?? null
    for (const [d, word] of person.days.entries()) {
      if (word === 'absent') continue
      group(`members ${team.id} ${d}`).decided += 1
      const choices: string[] = []
      if (word === 'free' || word === 'office') {
        for (let s = person.entry.earliest; s <= person.entry.latest; s++) {
          const name = `o_${p}_${d}_${s}`
          choices.push(name)
          cost(name, 2 * person.commute + weights.slotDeviation * Math.abs(s - person.entry.preferred))
          group(`present ${team.office} ${d}`).free.push(name)
          if (zone !== null) group(`arrivals ${zone} ${d} ${s}`).free.push(name)
        }
      }
      if (word === 'home') {
        constant -= person.wish[d]!
        away(p, d, null, null)
      }
      if (word === 'free' && person.home) {
        const name = `h_${p}_${d}`
        choices.push(name)
        cost(name, -person.wish[d]!)
        away(p, d, name, null)
      }
      for (const [k, { space, minutes }] of person.spaces.entries()) {
        const there = 2 * minutes - person.nearBonus - person.wish[d]!
        if (word === `space:${space}`) {
          constant += there
          away(p, d, null, space)
        } else if (word === 'free') {
          const name = `s_${p}_${d}_${k}`
          choices.push(name)
          cost(name, there)
          away(p, d, name, space)
        }
      }
      row(choices, '=', 1)
      integers.push(...choices)
    }
    const { free, decided } = group(`person ${p}`)
    for (let k = 0; k < decided; k++) constant -= weights.grant[person.granted + k] ?? 0
    const grants = days.map((_, k) => `g_${p}_${k}`)
    for (const [k, name] of grants.entries()) {
      cost(name, -(weights.grant[person.granted + decided + k] ?? 0))
      bounds.push(` 0 <= ${name} <= 1`)
    }
    if (free.length > 0) row([...free, ...grants.map((name) => `-1 ${name}`)], '=', 0)
    else for (const name of grants) bounds.push(` ${name} = 0`)
    row(free, '<=', Math.max(person.quota, decided) - decided)
    if (person.perWeek === null) continue
    for (const week of new Set(days.map(weekOf))) {
      const inWeek = group(`week ${p} ${week}`)
      row(inWeek.free, '<=', Math.max(person.perWeek, inWeek.decided) - inWeek.decided)
    }
  }
  for (const { id, minPresent } of problem.teams) {
    for (const d of days.keys()) {
      const { free, decided } = group(`team ${id} ${d}`)
      row(free, '<=', Math.max(group(`members ${id} ${d}`).decided - minPresent[d]!, decided) - decided)
    }
  }
  for (const { id, budget } of problem.directorates) {
    const { free, decided } = group(`directorate ${id}`)
    row(free, '<=', Math.max(budget, decided) - decided)
  }
  for (const { id, seats } of problem.spaces) {
    for (const d of days.keys()) {
      const { free, decided } = group(`space ${id} ${d}`)
      row(free, '<=', Math.max(seats[d]!, decided) - decided)
    }
  }
  for (const [o, { id, desks }] of problem.offices.entries()) {
    for (const d of days.keys()) {
      const { free } = group(`present ${id} ${d}`)
      if (free.length === 0) continue
      cost(`y_${o}_${d}`, weights.deskOverflow)
      row([...free, `-1 y_${o}_${d}`], '<=', desks[d]!)
    }
  }
  for (const [z, { id, load }] of problem.zones.entries()) {
    for (const d of days.keys()) {
      for (const s of slots.keys()) {
        const { free } = group(`arrivals ${id} ${d} ${s}`)
        if (free.length === 0) continue
        const tiers: string[] = []
        let before = 0
        for (const [t, { upTo, minutes }] of load[s]!.entries()) {
          const name = `l_${z}_${d}_${s}_${t}`
          tiers.push(`-1 ${name}`)
          cost(name, minutes)
          if (upTo !== null) bounds.push(` 0 <= ${name} <= ${upTo - before}`)
          before = upTo ?? before
        }
        row([...free, ...tiers], '=', 0)
      }
    }
  }
  const lines = (names: string[]): string => {
    const out: string[] = []
    for (let k = 0; k < names.length; k += 20) out.push(` ${names.slice(k, k + 20).join(' ')}`)
    return out.join('\n')
  }
  const text = `Minimize\n obj:\n${lines(objective)}\nSubject To\n${rows.join('\n').replaceAll('+ -1', '-')}\nBounds\n${bounds.join('\n')}\nBinary\n${lines(integers)}\nEnd\n`
  return { text, constant }
}
