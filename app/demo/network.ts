import { randomOf } from '../../engines/planner/random.ts'
import { foundOrganisation } from '../../features/alliance/actions.ts'
import { saveMemberships, type WholeMembership } from '../../features/alliance/many-store.ts'
import { type MemberKind, rolesOfFirst } from '../../features/alliance/network-rules.ts'
import { insertAlliance } from '../../features/alliance/network-store.ts'
import { saveManySignatures, saveWholeConventions } from '../../features/conventions/many-store.ts'
import { lendingsOf } from '../../features/conventions/rules.ts'
import { inventedPerson } from '../../features/people/example.ts'
import { type PersonWhole, saveManyRoles, savePersons } from '../../features/people/many-store.ts'
import { lend } from '../../features/spaces/lending-actions.ts'
import { saveWholeSites } from '../../features/spaces/many-store.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Role } from '../../vocabulary/role.ts'
import { anyOf, idFrom } from './drawing.ts'
import type { Stage } from './months.ts'
import { familyNames, mensNames, womensNames } from './names.ts'
import { comuniAround, neighbourhoods } from './neighbourhoods.ts'
import {
  aboutInvented,
  asidePages,
  citySites,
  type DemoMember,
  members,
  suspendedMember,
} from './network-cast.ts'
import { demoConventions } from './network-conventions.ts'
import type { DemoNetwork, Party } from './network-party.ts'
import { drawSites } from './network-sites.ts'
import { pointIn } from './structure.ts'

/** The network of the demo city: members with people of their own, sites, conventions. All invented. */
export async function makeNetwork(stage: Stage, city: { name: string }): Promise<DemoNetwork> {
  const { database, clock, seed, organisationId } = stage
  const today = clock.today()
  const now = clock.now()
  const drawing = { seed, random: randomOf(seed + 77), today, count: 0 }
  const coordinates = stage.city.people.find(({ roles }) => roles.includes('network-coordinator'))!
  const ours: Party = {
    ...{ id: organisationId, name: city.name, kind: 'city', people: [] },
    signs: 'Irene Marino',
    sites: drawSites(drawing, { kind: 'city', sites: citySites, contactEmail: 'spazi@milano.example' }),
  }
  const parties: Party[] = [ours]
  for (const member of members) {
    const people = drawPeople(drawing, member, Number(today.slice(0, 4)))
    const sites = drawSites(drawing, { ...member, contactEmail: `spazi@${member.slug}.example` })
    const id = await database.transaction(undefined, async (tx) => {
      const id = await foundOrganisation(tx, { ...member, patronDay: '12-07', demo: true })
      await savePersons(tx, id, people, now)
      await saveManyRoles(tx, id, rolesOf(member.kind, people), now)
      await saveWholeSites(tx, id, sites, now)
      return id
    })
    const signs = `${people[0]!.givenName} ${people[0]!.familyName}`
    parties.push({ id, name: member.name, kind: member.kind, sites, people, signs })
  }
  await database.transaction(organisationId, async (tx) => {
    await saveWholeSites(tx, organisationId, ours.sites, now)
    const about = `Rete inventata per la dimostrazione: enti e imprese che si prestano scrivanie vicino a casa.`
    await insertAlliance(tx, organisationId, { name: 'Rete dimostrativa del lavoro vicino', about }, now)
    const coordinator = `${coordinates.givenName} ${coordinates.familyName}`
    await saveMemberships(tx, organisationId, membershipsOf(parties, { seed, today, coordinator }))
  })
  const conventions = demoConventions(parties, { seed, today })
  for (const party of parties) {
    const own = conventions.filter(({ hostId }) => hostId === party.id)
    if (own.length > 0) await database.transaction(party.id, (tx) => saveWholeConventions(tx, party.id, own))
  }
  for (const { id, signs } of parties)
    await database.transaction(id, (tx) => saveManySignatures(tx, id, { signedBy: signs }))
  for (const { id } of parties) {
    const lent = conventions
      .filter(({ hostId }) => hostId === id)
      .flatMap((one) =>
        one.partners.flatMap((partner) =>
          lendingsOf(one, { ...partner, ...signedBy(one.signedOn, partner.signedOn) }),
        ),
      )
    if (lent.length > 0) await database.transaction(id, (tx) => lend({ tx }, lent))
  }
  return { parties, conventions }
}

const signedBy = (host: string, guest: string | null) => ({
  hostSigned: { at: host, by: '', way: null },
  guestSigned: guest === null ? null : { at: guest, by: '', way: null },
})

/** The first as if just admitted; the second hosts. */
const rolesOf = (kind: MemberKind, people: readonly PersonWhole[]): { personId: string; role: Role }[] =>
  people.flatMap(({ id: personId }, index) => {
    const roles: Role[] = index === 0 ? [...rolesOfFirst(kind)] : ['employee']
    if (index === 1) roles.push('space-host')
    return roles.map((role) => ({ personId, role }))
  })

function drawPeople(
  { seed, random }: { seed: number; random: ReturnType<typeof randomOf> },
  member: DemoMember,
  year: number,
): PersonWhole[] {
  const named = member.kind === 'self-employed' ? member.name.split(',')[0]!.split(' ') : undefined
  return Array.from({ length: member.people }, (_, index) => {
    const sex = named ? (named[0]!.endsWith('a') ? 'F' : 'M') : index % 2 === 0 ? 'F' : 'M'
    const givenName = named?.[0] ?? anyOf(random, sex === 'F' ? womensNames : mensNames)
    const familyName = named?.[1] ?? anyOf(random, familyNames)
    const birthYear = year - 28 - random.below(35)
    const birthDay = addDays(`${birthYear}-01-01`, index * 13 + random.below(12))
    const address = `${givenName}.${familyName}${index}`.toLowerCase().replaceAll(/[^a-z.0-9]/g, '')
    return {
      ...inventedPerson({ givenName, familyName, sex, birthDay, email: `${address}@${member.slug}.example` }),
      id: idFrom(seed, `person of ${member.slug}`, index),
      ...{ sex, birthYear, homeSuitable: true },
      home: pointIn(
        anyOf(random, [...neighbourhoods, ...comuniAround.map((one) => ({ ...one, radiusKm: 1.5 }))]),
        random,
      ),
    }
  })
}

function membershipsOf(
  parties: readonly Party[],
  { seed, today, coordinator }: { seed: number; today: Day; coordinator: string },
): WholeMembership[] {
  const [ours, ...others] = parties
  const instant = (day: Day, hour = 9) => `${day}T${String(hour).padStart(2, '0')}:00:00Z`
  const step = (
    state: WholeMembership['state'],
    day: Day,
    by: { id: string | null; name: string },
    reason = '',
  ) => ({
    ...{ state, reason, takenAt: instant(day, state === 'applied' ? 9 : 15) },
    ...{ byOrganisationId: by.id, byName: by.name },
  })
  const us = { id: ours!.id, name: coordinator }
  const joined = others.map((party, index): WholeMembership => {
    const member = members[index]!
    const applied = addDays(today, -300 + index * 11)
    const decided = addDays(applied, 6)
    const suspended = member.name === suspendedMember ? addDays(today, -9) : undefined
    return {
      ...{ id: idFrom(seed, 'membership', index), memberId: party.id, kind: member.kind, name: member.name },
      ...{ about: aboutInvented, offers: member.offers, seeks: member.seeks },
      ...{ website: null, contactName: party.signs, contactEmail: party.people[0]!.email! },
      ...{ state: suspended ? 'suspended' : 'admitted', appliedAt: instant(applied) },
      decidedAt: instant(suspended ?? decided),
      steps: [
        step('applied', applied, { id: party.id, name: party.signs }),
        step('admitted', decided, us, 'Offre spazi dove vivono i nostri.'),
        ...(suspended
          ? [step('suspended', suspended, us, 'Assicurazione scaduta: si attende il rinnovo.')]
          : []),
      ],
    }
  })
  const aside = (['applied', 'refused'] as const).map((state, index): WholeMembership => {
    const page = asidePages[state]
    const applied = addDays(today, -4 - index * 60)
    const decided = addDays(applied, 3)
    return {
      ...{ id: idFrom(seed, 'membership', 100 + index), memberId: null, ...page, state },
      ...{ appliedAt: instant(applied), decidedAt: state === 'applied' ? null : instant(decided) },
      steps: [
        step('applied', applied, { id: null, name: page.name }),
        ...(state === 'refused'
          ? [step(state, decided, us, 'Senza sedi proprie né persone da ospitare.')]
          : []),
      ],
    }
  })
  const founded = addDays(today, -320)
  const own: WholeMembership = {
    ...{ id: idFrom(seed, 'membership', 99), memberId: ours!.id, kind: 'public-body', name: ours!.name },
    ...{
      about: 'Coordina la rete. Tutto qui è inventato.',
      offers: 'Sedi di municipio, biblioteche, anagrafi',
    },
    ...{ seeks: 'Scrivanie vicino a dove vivono i dipendenti', website: null, contactName: coordinator },
    ...{ contactEmail: 'rete@milano.example', state: 'admitted', appliedAt: instant(founded) },
    decidedAt: instant(founded),
    steps: [step('admitted', founded, us)],
  }
  return [own, ...joined, ...aside]
}
