import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import type { Endpoint } from '../vocabulary/endpoint.ts'
import { type Answered, type Asked, call, Problem } from './call.ts'

const isOurs = (error: unknown): boolean =>
  error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429

export const answers = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 2_000, retry: (attempts, error) => !isOurs(error) && attempts < 2 },
  },
})

export const answerKey = <E extends Endpoint>(endpoint: E, input?: Asked<E>) =>
  input === undefined ? [endpoint.path] : [endpoint.path, input]

type Asking = { enabled?: boolean; refetchEveryMs?: number | false; keepPrevious?: boolean }

/** What the server answers to a GET, kept and refreshed. */
export function useAnswer<E extends Endpoint>(
  endpoint: E,
  input: Asked<E>,
  { enabled = true, refetchEveryMs = false, keepPrevious = false }: Asking = {},
): UseQueryResult<Answered<E>, Problem> {
  return useQuery<Answered<E>, Problem>({
    queryKey: answerKey(endpoint, input),
    queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoint, input, { signal }),
    enabled,
    refetchInterval: refetchEveryMs,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  })
}

/**
 * Asks these again. An answer that is still on its way may have been read before the write, and a first one would be
 * kept as it comes: it is given up, so that what is shown is what was read afterwards.
 */
export async function askAgain(endpoints: readonly Endpoint[]): Promise<void> {
  const olds = endpoints.map((endpoint) => ({ queryKey: answerKey(endpoint) }))
  await Promise.all(olds.map((old) => answers.cancelQueries(old)))
  await Promise.all(olds.map((old) => answers.invalidateQueries(old)))
}

type Acting<E extends Endpoint> = {
  onDone?: (answer: Answered<E>, input: Asked<E>) => void
  onProblem?: (problem: Problem) => void
  /** Endpoints on this screen whose answers the act makes old; other screens ask again whenever they are next seen. */
  refreshes?: readonly Endpoint[]
}

/** A write: `act.mutate(input)`, `act.isPending`, `act.error` (a Problem). */
export function useAct<E extends Endpoint>(
  endpoint: E,
  { onDone, onProblem, refreshes = [] }: Acting<E> = {},
) {
  return useMutation<Answered<E>, Problem, Asked<E>>({
    mutationFn: (input) => call(endpoint, input),
    onSuccess: async (answer, input) => {
      await answers.invalidateQueries({ refetchType: 'none' })
      const renewed = askAgain(refreshes)
      onDone?.(answer, input)
      await renewed
    },
    ...(onProblem ? { onError: onProblem } : {}),
  })
}
