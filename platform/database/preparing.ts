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

/** Begins a statement that goes with the next one too, but whose answer is asked for: see `askBeside`. */
export const besideTheNext = '/* beside the next */ '

type Answer = Promise<unknown>
const ignored = () => {}

/** The rows of a statement that was sent together with a later one. */
export class Coming {
  readonly rows: Promise<unknown[]>
  constructor(rows: Promise<unknown[]>) {
    this.rows = rows
  }
}

/** A statement that waits for company; `told` is given its answer once it is sent. */
type Held = { text: string; values: unknown[]; told?: (answer: Answer) => void }

/**
 * A client that names its statements, so that the server plans each once per connection and not at every call:
 * planning took two thirds of the server's time in the minutes before the wishes close. And that sends in one message
 * what nobody waits for in between.
 */
export class PreparingClient extends pg.Client {
  #held: Held[] = []
  /** What was sent because nothing followed at once: its faults are the next one's. */
  #underWay: Answer | undefined

  constructor(settings?: pg.ClientConfig) {
    super({ ...settings, pipeline: true } as pg.ClientConfig)
  }

  override query(...args: never[]): never {
    const [text, values = []] = args as unknown as [unknown, unknown[]?]
    if (typeof text === 'string' && text.startsWith(withTheNext)) {
      this.#held.push({ text, values })
      return Promise.resolve(nothing) as never
    }
    if (typeof text === 'string' && text.startsWith(besideTheNext)) {
      const answer = new Promise((told) => this.#held.push({ text, values, told }))
      const coming = new Coming(answer.then((found) => (found as pg.QueryResult).rows))
      coming.rows.catch(ignored)
      // Where no statement follows at once it has waited long enough.
      setImmediate(() => {
        if (this.#held.length > 0) this.#underWay = this.#together(() => this.#sendHeld())
      })
      return Promise.resolve({ ...nothing, rows: [coming] }) as never
    }
    if (this.#held.length === 0 && !this.#underWay) return this.#send(...args)
    return this.#together(() => {
      const before = this.#sendHeld()
      const answer = this.#send(...args) as Answer
      answer?.catch(ignored)
      // A rollback ends what failed: its own answer counts, or the fault that led to it would be lost behind another.
      if (text === 'rollback') return answer
      return (async () => {
        await before
        return answer
      })()
    }) as never
  }

  /** What is sent meanwhile leaves in one piece. */
  #together(work: () => Answer): Answer {
    const { stream } = (this as unknown as { connection: { stream: NodeJS.WritableStream & Corked } })
      .connection
    stream.cork()
    try {
      return work()
    } finally {
      stream.uncork()
    }
  }

  /** Fails with the first that failed, which is the cause: those behind it only say that the transaction is over. */
  #sendHeld(): Answer {
    const held = this.#held
    this.#held = []
    let all: Answer = this.#underWay ?? Promise.resolve()
    this.#underWay = undefined
    for (const { text, values, told } of held) {
      const before = all
      const answer = this.#send(...([text, values] as unknown as never[])) as Answer
      answer.catch(ignored)
      all = before.then(() => answer)
      all.catch(ignored)
      told?.(all)
    }
    return all
  }

  #send(...args: never[]): never {
    const [text, values, ...rest] = args as unknown as [unknown, unknown, ...unknown[]]
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && nameOf(text)
    const ask = super.query.bind(this) as (...all: unknown[]) => never
    return name ? ask({ name, text, values }, ...rest) : ask(...args)
  }
}
const nothing = { rows: [], rowCount: null, command: '' }
type Corked = { cork(): void; uncork(): void }
