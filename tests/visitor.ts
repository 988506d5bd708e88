import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '../vocabulary/endpoint.ts'
import { requestFor } from './world.ts'

/**
 * A browser with nobody signed in yet: keeps the cookies that it is given and the token of its session.
 * @param address from which it comes
 */
export function visitorAt(http: FastifyInstance, address = '127.0.0.1') {
  const cookies = new Map<string, string>()
  let csrfToken = ''
  const headersOf = (headers: Record<string, string>): Record<string, string> => ({
    ...(cookies.size > 0
      ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
      : {}),
    ...(csrfToken ? { 'x-csrf-token': csrfToken } : {}),
    ...headers,
  })
  const keep = (answer: LightMyRequestResponse) => {
    for (const { name, value } of answer.cookies as { name: string; value: string }[])
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    return answer
  }
  const send = async (
    treaty: Endpoint,
    input: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: never; location: string; headers: Record<string, unknown> }> => {
    const request = { ...requestFor(treaty, input), remoteAddress: address, headers: headersOf(headers) }
    const answer = keep(await http.inject(request))
    const body = /json/.test(String(answer.headers['content-type'])) ? answer.json() : undefined
    csrfToken = (body as { session?: { csrfToken: string } })?.session?.csrfToken ?? csrfToken
    return {
      status: answer.statusCode,
      body: body as never,
      location: String(answer.headers.location ?? ''),
      headers: answer.headers,
    }
  }
  return {
    cookies,
    send,
    /** Follows a link into the product; the answer is not followed. */
    follow: async (url: string) => {
      const { pathname, search } = new URL(url)
      const answer = keep(
        await http.inject({ url: pathname + search, remoteAddress: address, headers: headersOf({}) }),
      )
      return { status: answer.statusCode, location: String(answer.headers.location ?? '') }
    },
    async ask<Input extends z.ZodObject, Output extends z.ZodType>(
      treaty: Endpoint<Input, Output>,
      input: z.input<Input>,
    ): Promise<z.output<Output>> {
      const { status, body } = await send(treaty as unknown as Endpoint, input)
      if (status >= 400) throw new Error(`${treaty.method} ${treaty.path}: ${status} ${JSON.stringify(body)}`)
      return body
    },
    /** The codes of a refusal, in its order; empty where the answer is none. */
    async reasonsOf<Input extends z.ZodObject, Output extends z.ZodType>(
      treaty: Endpoint<Input, Output>,
      input: z.input<Input>,
    ): Promise<string[]> {
      const { body } = await send(treaty as unknown as Endpoint, input)
      return ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
    },
  }
}
