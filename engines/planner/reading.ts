/**
 * Reads a month problem from parsed JSON of unknown origin: either a sound problem or every fault at once,
 * each with its JSON path. Never throws on hostile input, looks at known fields only, and works in time
 * proportional to them.
 */
import { isDay, isMonth, monthOf } from '../../vocabulary/day.ts'
import type { Fault, FieldRules, Report } from './fields.ts'
import { fieldRules, mostMinutes, quoted } from './fields.ts'
import type { MonthProblem } from './problem.ts'
import { problemFormat } from './problem.ts'

export type { Fault } from './fields.ts'
export type Reading = { problem: MonthProblem; faults?: undefined } | { problem?: undefined; faults: Fault[] }

/** The longest lists the format allows. */
export const most = { days: 31, slots: 96, grant: 1000, tiers: 100, spacesOfPerson: 100 }

/** What other rows refer to, collected before people are read. */
interface Known {
  dayCount: number
  slotCount: number
  directorates: Set<string>
  offices: Set<string>
  teams: Set<string>
  spaces: Set<string>
  zones: Set<string>
}

export function readProblem(json: unknown): Reading {
  const faults: Fault[] = []
  const report: Report = (path, message) => {
    faults.push({ path, message })
  }
  const rules = fieldRules(report)
  const problem = rules.record(json, '')
  if (problem === undefined) return { faults }

  if (problem.format !== problemFormat) report('format', `expected "${problemFormat}"`)
  const month = typeof problem.month === 'string' && isMonth(problem.month) ? problem.month : undefined
  if (month === undefined) report('month', 'expected a month, YYYY-MM')
  const dayCount = readDays(problem.days, month, rules, report)
  const slotCount = readSlots(problem.slots, rules, report)
  readWeights(problem.weights, rules, report)

  const known: Known = {
    dayCount,
    slotCount,
    directorates: rules.ids(problem.directorates, 'directorates'),
    offices: rules.ids(problem.offices, 'offices'),
    teams: rules.ids(problem.teams, 'teams'),
    spaces: rules.ids(problem.spaces, 'spaces'),
    zones: rules.ids(problem.zones, 'zones'),
  }
  rules.rows(problem.directorates, 'directorates', (row, path) => rules.count(row.budget, `${path}.budget`))
  rules.rows(problem.teams, 'teams', (row, path) => {
    rules.reference(row.directorate, known.directorates, `${path}.directorate`)
    rules.reference(row.office, known.offices, `${path}.office`)
    rules.counts(row.minPresent, dayCount, `${path}.minPresent`)
  })
  rules.rows(problem.offices, 'offices', (row, path) => {
    if (row.zone !== undefined && row.zone !== null) rules.reference(row.zone, known.zones, `${path}.zone`)
    rules.counts(row.desks, dayCount, `${path}.desks`)
  })
  rules.rows(problem.spaces, 'spaces', (row, path) => rules.counts(row.seats, dayCount, `${path}.seats`))
  rules.rows(problem.zones, 'zones', (row, path) =>
    readLoad(row.load, slotCount, `${path}.load`, rules, report),
  )
  rules.ids(problem.people, 'people')
  rules.rows(problem.people, 'people', (row, path) => readPerson(row, path, known, rules, report))
  return faults.length > 0 ? { faults } : { problem: json as MonthProblem }
}

/** How many days; 0 where they cannot be read, and then no row is measured against them. */
function readDays(value: unknown, month: string | undefined, rules: FieldRules, report: Report): number {
  const days = rules.list(value, 'days', 1, most.days)
  if (days === undefined) return 0
  let before = ''
  for (const [d, day] of days.entries()) {
    const path = `days[${d}]`
    if (typeof day !== 'string' || !isDay(day)) report(path, 'expected a day, YYYY-MM-DD')
    else {
      if (month !== undefined && monthOf(day) !== month) report(path, `${day} is not in ${month}`)
      if (day <= before) report(path, 'days must ascend')
      before = day
    }
  }
  return days.length
}

function readSlots(value: unknown, rules: FieldRules, report: Report): number {
  const slots = rules.list(value, 'slots', 1, most.slots)
  if (slots === undefined) return 0
  let before = ''
  for (const [s, slot] of slots.entries()) {
    const path = `slots[${s}]`
    if (typeof slot !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(slot)) {
      report(path, 'expected a time, HH:MM')
    } else {
      if (slot <= before) report(path, 'slots must ascend')
      before = slot
    }
  }
  return slots.length
}

function readWeights(value: unknown, rules: FieldRules, report: Report): void {
  const weights = rules.record(value, 'weights')
  if (weights === undefined) return
  rules.minutes(weights.slotDeviation, 'weights.slotDeviation', 0)
  rules.minutes(weights.deskOverflow, 'weights.deskOverflow', 0)
  let before = Number.POSITIVE_INFINITY
  for (const [k, minutes] of (rules.list(weights.grant, 'weights.grant', 0, most.grant) ?? []).entries()) {
    const path = `weights.grant[${k}]`
    if (!rules.minutes(minutes, path, 0)) continue
    if ((minutes as number) > before) report(path, 'grant must never increase')
    before = minutes as number
  }
}

function readLoad(value: unknown, slotCount: number, path: string, rules: FieldRules, report: Report): void {
  const load = rules.list(value, path, 0, most.slots)
  if (load === undefined) return
  if (slotCount > 0 && load.length !== slotCount) {
    report(path, `expected ${slotCount} slots, found ${load.length}`)
  }
  for (const [s, tiersValue] of load.entries()) {
    const tiers = rules.list(tiersValue, `${path}[${s}]`, 1, most.tiers)
    if (tiers === undefined) continue
    let upTo = 0
    let minutes = 0
    for (const [t, tierValue] of tiers.entries()) {
      const at = `${path}[${s}][${t}]`
      const tier = rules.record(tierValue, at)
      if (tier === undefined) continue
      if (rules.minutes(tier.minutes, `${at}.minutes`, 0)) {
        if ((tier.minutes as number) < minutes) report(`${at}.minutes`, 'minutes must never decrease')
        minutes = tier.minutes as number
      }
      if (t === tiers.length - 1) {
        if (tier.upTo !== null) report(`${at}.upTo`, 'the last tier is open: expected null')
      } else if (rules.count(tier.upTo, `${at}.upTo`)) {
        if ((tier.upTo as number) < upTo) report(`${at}.upTo`, 'upTo must never decrease')
        upTo = tier.upTo as number
      }
    }
  }
}

function readPerson(
  row: Record<string, unknown>,
  path: string,
  known: Known,
  rules: FieldRules,
  report: Report,
): void {
  rules.reference(row.team, known.teams, `${path}.team`)
  rules.count(row.quota, `${path}.quota`)
  if (row.perWeek !== null) rules.count(row.perWeek, `${path}.perWeek`)
  rules.count(row.granted, `${path}.granted`)
  rules.minutes(row.commute, `${path}.commute`, 0)
  if (typeof row.home !== 'boolean') report(`${path}.home`, 'expected true or false')
  rules.minutes(row.nearBonus, `${path}.nearBonus`, -mostMinutes)
  readEntry(row.entry, `${path}.entry`, known.slotCount, rules, report)

  const places = rules.list(row.spaces, `${path}.spaces`, 0, most.spacesOfPerson) ?? []
  let own: Set<unknown> | undefined
  for (const [k, value] of places.entries()) {
    const at = `${path}.spaces[${k}]`
    const place = rules.record(value, at)
    if (place === undefined) continue
    own ??= new Set()
    if (own.has(place.space)) report(`${at}.space`, `${quoted(place.space)} is listed twice`)
    own.add(place.space)
    rules.reference(place.space, known.spaces, `${at}.space`)
    rules.minutes(place.minutes, `${at}.minutes`, 0)
  }

  const days = rules.list(row.days, `${path}.days`, 0, most.days)
  if (days !== undefined) {
    rules.length(days, known.dayCount, `${path}.days`)
    for (let d = 0; d < days.length; d++) {
      const word = days[d]
      if (word === 'free' || word === 'office' || word === 'absent' || word === 'home') continue
      if (typeof word !== 'string' || !word.startsWith('space:')) {
        report(`${path}.days[${d}]`, 'expected free, office, absent, home or space:ID')
      } else if (own === undefined || !own.has(word.slice(6))) {
        report(`${path}.days[${d}]`, `${quoted(word.slice(6))} is not one of this person's spaces`)
      }
    }
  }
  const wish = rules.list(row.wish, `${path}.wish`, 0, most.days)
  if (wish !== undefined) {
    rules.length(wish, known.dayCount, `${path}.wish`)
    for (let d = 0; d < wish.length; d++) {
      const minutes = wish[d]
      if (!(typeof minutes === 'number' && minutes >= -mostMinutes && minutes <= mostMinutes)) {
        rules.minutes(minutes, `${path}.wish[${d}]`, -mostMinutes)
      }
    }
  }
}

function readEntry(value: unknown, path: string, slotCount: number, rules: FieldRules, report: Report): void {
  const entry = rules.record(value, path)
  if (entry === undefined) return
  const { earliest, latest, preferred } = entry
  let sound = true
  for (const [name, slot] of [
    ['earliest', earliest],
    ['latest', latest],
    ['preferred', preferred],
  ] as const) {
    if (!rules.count(slot, `${path}.${name}`)) sound = false
    else if (slotCount > 0 && (slot as number) >= slotCount) {
      report(`${path}.${name}`, `there are only ${slotCount} slots`)
      sound = false
    }
  }
  if (!sound) return
  if ((earliest as number) > (latest as number)) report(path, 'earliest is after latest')
}
