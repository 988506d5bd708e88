import type { z } from 'zod'
import type { ActingRole } from './role.ts'

/**
 * The treaty between server, browser and command line: one value per thing that can be asked.
 * `path` is below `/api/v1`, kebab-case, with `{name}` for each part taken from the input; what is left of
 * the input travels in the query of a GET or DELETE and in the JSON body of the others. Values in path and
 * query arrive as text, so their schemas start from text (`z.coerce` for numbers).
 */
export type Endpoint<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  summary: string
  /** `anyone` needs no session and is listed in a snapshot; `signed-in` any role; otherwise one of these roles. */
  may: 'anyone' | 'signed-in' | readonly ActingRole[]
  input: Input
  /**
   * A POST that reads: a search whose words are personal data travels in the body, since addresses are logged
   * on their way. It answers 200, and no idempotency key is kept for it.
   */
  reads?: true
  /** Unknown fields never leave the server: the answer is parsed by this schema. */
  output: Output
  /**
   * `json` unless said: `file` sends bytes with a name, `events` a stream of server-sent `output`s,
   * `redirect` sends the browser to the `location` of the output.
   */
  answers?: 'json' | 'file' | 'events' | 'redirect'
  /** Largest body accepted, bytes; 256 kB unless said. */
  bodyLimitBytes?: number
}

/** What an endpoint that answers with a `file` returns. */
export type FileAnswer = {
  fileName: string
  contentType: string
  bytes: Uint8Array
  /** Seconds that whoever asked may keep it; then it is asked for again, and sent only if it changed. */
  keptSeconds?: number
}

/** A file too large to be held: its parts are made while it is sent, after the transaction of the request. */
export type LargeFileAnswer = { fileName: string; contentType: string; parts: AsyncIterable<Uint8Array> }

export const endpoint = <Input extends z.ZodObject, Output extends z.ZodType>(
  treaty: Endpoint<Input, Output>,
): Endpoint<Input, Output> => treaty

/** The names between braces in a path: `/months/{month}` has `month`. */
export const pathNames = (path: string): string[] =>
  [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name!)
