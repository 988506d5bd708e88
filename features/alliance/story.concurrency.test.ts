import { expect, test } from 'vitest'
import { visitorAt } from '../../tests/visitor.ts'
import { openWorld } from '../../tests/world.ts'
import { network } from './network-contract.ts'
import { listDirectory } from './store.ts'

test('admitted by several at once, an applicant from outside gets one organisation and one link', async () => {
  const world = await openWorld({ jobs: false })
  try {
    const rita = await world.as('Rita Leone')
    const page = { kind: 'public-body', about: '', offers: '', seeks: '', website: '' } as const
    await rita.ask(network.foundAlliance, { ...page, name: 'Rete' })
    await visitorAt(world.house.http).ask(network.applyFromOutside, {
      ...{ ...page, allianceId: world.organisationId, name: 'Sartoria' },
      ...{ contactName: 'Nora Verdi', contactEmail: 'nora@sartoria.example' },
    })
    const token = world.mails.at(-1)!.text.match(/#(\S+)/)![1]!
    await visitorAt(world.house.http).ask(network.confirmApplication, { token })
    const { memberships } = await rita.ask(network.coordinated, {})
    const decision = { membershipId: memberships[0]!.id, reason: 'Benvenuti' }
    const mailed = world.mails.length
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => rita.send(network.admit as never, decision)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
    expect(await world.database.transaction(undefined, listDirectory)).toHaveLength(3)
    expect(world.mails.length - mailed).toBe(1)
  } finally {
    await world.close()
  }
})
