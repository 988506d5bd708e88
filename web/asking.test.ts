import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../vocabulary/endpoint.ts'
import { answerKey, answers, askAgain } from './asking.ts'

const list = endpoint({
  method: 'GET',
  path: '/list',
  summary: 'A list',
  may: 'signed-in',
  input: z.object({}),
  output: z.object({}),
})

test('what was read before a write, even for the first time, does not stay after it', async () => {
  let written = false
  const ends: (() => void)[] = []
  const observer = new QueryObserver(answers, {
    queryKey: answerKey(list, {}),
    queryFn: async () => {
      const read = written ? 'after' : 'before'
      await new Promise<void>((end) => ends.push(end))
      return read
    },
  })
  const seen: unknown[] = []
  const stop = observer.subscribe(({ data }) => seen.push(data))
  await vi.waitFor(() => expect(ends).toHaveLength(1))
  written = true
  const asked = askAgain([list])
  await vi.waitFor(() => expect(ends).toHaveLength(2))
  for (const end of ends) end()
  await asked
  expect(observer.getCurrentResult().data).toBe('after')
  expect(seen).not.toContain('before')
  stop()
})
