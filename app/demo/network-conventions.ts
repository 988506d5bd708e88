import type { Terms } from '../../features/conventions/rules.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { idFrom } from './drawing.ts'
import type { DemoConvention, Party } from './network-party.ts'

const duties = {
  safetyDuty: 'Chi ospita consegna il piano di emergenza; chi è ospitato informa le proprie persone.',
  insuranceDuty: 'Ciascuna parte assicura le proprie persone (INAIL) e la responsabilità civile.',
  privacyDuty: 'Ciascuna parte tratta i dati soltanto per l’esecuzione della convenzione.',
}
const usual: Omit<Terms, 'title' | 'from' | 'until'> = {
  object: 'L’uso di postazioni di lavoro vicine al domicilio delle persone. Convenzione inventata.',
  ...{ renewsMonths: null, noticeDays: 30, cost: 'none', costCents: null, paidBy: 'guest' },
  ...{ weekdays: [1, 2, 3, 4, 5], morning: true, afternoon: true, ...duties, names: false },
  ...{ openTo: null, seatsEach: null, mostPerDayEach: null, mostPartners: null },
}

/**
 * The large lend by name to the city, with seats kept for it: one ends in three weeks, one has ended, one waits for the
 * city's signature. The small and the city itself offer what is free to all members.
 */
export function demoConventions(
  parties: readonly Party[],
  { seed, today }: { seed: number; today: Day },
): DemoConvention[] {
  const [city, ...others] = parties as [Party, ...Party[]]
  let number = 0
  const make = (
    host: Party,
    terms: Partial<Terms> & Pick<Terms, 'from' | 'until'>,
    partners: { party: Party; seats?: number; signed?: boolean }[],
    sites = host.sites,
  ): DemoConvention => {
    // Nobody signs tomorrow: what begins in ten days was signed today.
    const before = addDays(terms.from, -5)
    const signedOn = before < today ? before : today
    return {
      ...{ hostId: host.id, hostName: host.name, id: idFrom(seed, 'convention', number++) },
      terms: { ...usual, title: `Scrivanie vicino a casa presso ${host.name}`, ...terms },
      ...{ siteIds: sites.map(({ id }) => id), signedOn, signedBy: host.signs },
      partners: partners.map(({ party, seats, signed = true }) => ({
        ...{ guestId: party.id, guestName: party.name, seats: seats ?? null, mostPerDay: null },
        ...{ signedOn: signed ? signedOn : null, beginsOn: signed ? terms.from : null, endsOn: null },
      })),
    }
  }
  const since = addDays(today, -200)
  const open = { from: since, until: addDays(today, 400), openTo: city.id, renewsMonths: 12 }
  return [
    make(
      city,
      open,
      others.filter((_, index) => index % 2 === 0).map((party) => ({ party })),
    ),
    ...others.flatMap((host, index) => {
      if (host.kind === 'large-firm') {
        const until = addDays(today, index === 1 ? 20 : 250)
        const made = make(host, { from: since, until, names: index === 2 }, [{ party: city, seats: 4 }])
        // What was there before is over.
        const before = { from: addDays(since, -180), until: addDays(since, -1) }
        return index === 2 ? [made, make(host, before, [{ party: city, seats: 2 }])] : [made]
      }
      if (host.kind === 'public-body')
        return [
          make(host, { from: addDays(today, 10), until: addDays(today, 375) }, [
            { party: city, signed: false },
          ]),
        ]
      const partners = [city, others[(index + 3) % others.length]!].filter(({ id }) => id !== host.id)
      const paid = host.kind === 'coworking' && index % 2 === 1
      const terms = paid ? { cost: 'per-day' as const, costCents: 900, renewsMonths: null } : {}
      return [
        make(
          host,
          { ...open, ...terms },
          partners.map((party) => ({ party })),
        ),
      ]
    }),
  ]
}
