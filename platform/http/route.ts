import type { z } from 'zod'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import type { ActingErrand, Afterwards, Browser, Context, Errand, ReadingErrand, Visit } from '../context.ts'
import type { View } from '../database/live.ts'

/** A treaty and what keeps it. */
export type Route = {
  treaty: Endpoint
  /** Whose it is: the scopes of tokens are by feature. Without one, no token opens it. */
  feature?: string
  handle: (context: never, input: never, received: never) => Promise<unknown>
  /** For `events`: whether the stream ends with this output. */
  isLast?: (output: never) => boolean
  /** For `events`: the output says what somebody looks at, and what changes there is told as it happens. */
  isLooking?: boolean
  /** The handler opens its transactions itself: it is given an Errand. */
  isErrand?: boolean
  /** What is brought in, taken before the transaction and handed to the handler as its third argument. */
  receive?: (organisationId: string, input: never) => Promise<unknown>
}

/** What a token needs to be let through: `people:read`, `people:write`; undefined where none is. */
export function scopeOf({ feature, treaty }: Pick<Route, 'feature' | 'treaty'>): string | undefined {
  if (!feature || treaty.may === 'anyone') return undefined
  const scope = `${feature}:${treaty.method === 'GET' || treaty.reads ? 'read' : 'write'}`
  // Passwords, passkeys, roles, tokens: what opens doors is for people who are there themselves.
  return scope === 'access:write' ? undefined : scope
}

/** `on(people.person).do(showPerson)`: input and output are those of the contract, checked by the compiler. */
export const on = <Input extends z.ZodObject, Output extends z.ZodType>(treaty: Endpoint<Input, Output>) => ({
  do: (
    handle: (context: Context & Browser & Afterwards, input: z.output<Input>) => Promise<z.input<Output>>,
  ): Route => ({
    treaty: treaty as unknown as Endpoint,
    handle,
  }),
  /**
   * The same, where a file is brought in: searched for viruses and kept outside while no connection and no row is held,
   * once it is known that who asks may.
   */
  receiving: <Received>(
    receive: (organisationId: string, input: z.output<Input>) => Promise<Received>,
    handle: (
      context: Context & Browser & Afterwards,
      input: z.output<Input>,
      received: Received,
    ) => Promise<z.input<Output>>,
  ): Route => ({ treaty: treaty as unknown as Endpoint, handle, receive }),
  /** For endpoints that anyone may ask: there is no actor, and no organisation until the action enters one. */
  welcome: (handle: (visit: Visit, input: z.output<Input>) => Promise<z.input<Output>>): Route => ({
    treaty: treaty as unknown as Endpoint,
    handle,
  }),
  /** The same, where something slow outside is waited for between transactions. */
  errand: (handle: (errand: Errand, input: z.output<Input>) => Promise<z.input<Output>>): Route => ({
    treaty: treaty as unknown as Endpoint,
    handle,
    isErrand: true,
  }),
  /** For who is signed in and asks for something slow to be computed, which is answered and not kept. */
  computing: (
    handle: (errand: ReadingErrand, input: z.output<Input>) => Promise<z.input<Output>>,
  ): Route => ({ treaty: treaty as unknown as Endpoint, handle, isErrand: true }),
  /** For who is signed in, where something slow is waited for between transactions that write. */
  acting: (handle: (errand: ActingErrand, input: z.output<Input>) => Promise<z.input<Output>>): Route => ({
    treaty: treaty as unknown as Endpoint,
    handle,
    isErrand: true,
  }),
  /** For `events`: read again and again, each time in a transaction of its own, and sent when it differs. */
  stream: (
    handle: (context: Context & Browser, input: z.output<Input>) => Promise<z.input<Output>>,
    isLast: (output: z.output<Output>) => boolean,
  ): Route => ({ treaty: treaty as unknown as Endpoint, handle, isLast }),
  /** For `events`: says what they may look at; they are told where something changes, and ask again. */
  looking: (
    handle: (context: Context & Browser, input: z.output<Input>) => Promise<z.input<Output> & View>,
  ): Route => ({ treaty: treaty as unknown as Endpoint, handle, isLooking: true }),
  /** The same for a screen on a wall, which has an address of its own and nobody signed in. */
  lookingIn: (handle: (visit: Visit, input: z.output<Input>) => Promise<z.input<Output> & View>): Route => ({
    treaty: treaty as unknown as Endpoint,
    handle,
    isLooking: true,
  }),
})
