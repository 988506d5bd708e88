import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
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

type Acting<E extends Endpoint> = {
  onDone?: (answer: Answered<E>, input: Asked<E>) => void
  onProblem?: (problem: Problem) => void
  /** Endpoints whose answers this act makes old. */
  refreshes?: readonly Endpoint[]
}

/** A write: `act.mutate(input)`, `act.isPending`, `act.error` (a Problem). */
export function useAct<E extends Endpoint>(
  endpoint: E,
  { onDone, onProblem, refreshes = [] }: Acting<E> = {},
) {
  const client = useQueryClient()
  return useMutation<Answered<E>, Problem, Asked<E>>({
    mutationFn: (input) => call(endpoint, input),
    onSuccess: async (answer, input) => {
      const olds = refreshes.map((old) => client.invalidateQueries({ queryKey: answerKey(old) }))
      onDone?.(answer, input)
      await Promise.all(olds)
    },
    ...(onProblem ? { onError: onProblem } : {}),
  })
}
