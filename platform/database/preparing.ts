import pg from 'pg'

/** So many statements are known by a name; what a program makes up anew each time is sent as it is. */
const mostNamed = 3000
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNamed) return known
  const name = `vicinato-${names.size + 1}`
  names.set(text, name)
  return name
}

/**
 * Begins a statement of which nobody needs the answer before the next one, at the latest the commit: it goes to the
 * server together with that, and what is wrong with it is that one's fault. A third of a booking's time in this process
 * was the sending of seven messages one by one.
 */
export const withTheNext = '/* with the next */ '

type Answer = Promise<unknown>
const ignored = () => {}

/**
 * A client that names its statements, so that the server plans each once per connection and not at every call:
 * planning took two thirds of the server's time in the minutes before the wishes close. And that sends in one message
 * what nobody waits for in between.
 */
export class PreparingClient extends pg.Client {
  #held: [text: string, values: unknown[]][] = []

  constructor(settings?: pg.ClientConfig) {
    super({ ...settings, pipeline: true } as pg.ClientConfig)
  }

  override query(...args: never[]): never {
    const [text, values = []] = args as unknown as [unknown, unknown[]?]
    if (typeof text === 'string' && text.startsWith(withTheNext)) {
      this.#held.push([text, values])
      return Promise.resolve({ rows: [], rowCount: null, command: '' }) as never
    }
    if (this.#held.length === 0) return this.#send(...args)
    const { stream } = (this as unknown as { connection: { stream: NodeJS.WritableStream & Corked } })
      .connection
    const held = this.#held
    this.#held = []
    stream.cork()
    const before = held.map((one) => this.#send(...(one as unknown as never[])) as Answer)
    const answer = this.#send(...args) as Answer
    stream.uncork()
    for (const one of [...before, answer]) one?.catch(ignored)
    return (async () => {
      // The first that failed is the cause: those behind it only say that the transaction is over.
      for (const one of before) await one
      return answer
    })() as never
  }

  #send(...args: never[]): never {
    const [text, values, ...rest] = args as unknown as [unknown, unknown, ...unknown[]]
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && nameOf(text)
    const ask = super.query.bind(this) as (...all: unknown[]) => never
    return name ? ask({ name, text, values }, ...rest) : ask(...args)
  }
}
type Corked = { cork(): void; uncork(): void }
