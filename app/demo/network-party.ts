import type { WholeConvention } from '../../features/conventions/many-store.ts'
import type { PersonWhole } from '../../features/people/many-store.ts'
import type { WholeSite } from '../../features/spaces/many-store.ts'
import type { DemoMember } from './network-cast.ts'

/** One who takes part: who they are, where their sites are, who signs for them. */
export type Party = {
  id: string
  name: string
  kind: DemoMember['kind'] | 'city'
  sites: WholeSite[]
  people: PersonWhole[]
  /** Who signs for them: the first of them. */
  signs: string
}

export type DemoConvention = WholeConvention & { hostId: string }
export type DemoNetwork = { parties: Party[]; conventions: DemoConvention[] }
