import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../call.ts'
import { clockNow } from '../clock.ts'

export type Saving =
  | { state: 'unchanged' }
  | { state: 'waiting' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'broken'; problem: Problem }

const waitMs = 900

/**
 * Saves a value a moment after it last changed, one write at a time, the newest last; at once when the page is
 * left or hidden. A write that fails is said, and tried again with the next change or by hand.
 */
export function useAutosave<Value>(
  value: Value,
  initially: Value,
  save: (value: Value) => Promise<unknown>,
): { saving: Saving; retry: () => void } {
  const [saving, setSaving] = useState<Saving>({ state: 'unchanged' })
  const [attempt, setAttempt] = useState(0)
  const kept = useRef(initially)
  /** What is true while nothing waits. */
  const settled = useRef<Saving>(saving)
  const newest = useRef(value)
  const busy = useRef(false)
  const write = useRef<() => void>(() => {})
  newest.current = value
  write.current = () => {
    if (busy.current || newest.current === kept.current) return
    const sent = newest.current
    busy.current = true
    setSaving({ state: 'saving' })
    save(sent).then(
      () => {
        busy.current = false
        kept.current = sent
        settled.current = { state: 'saved', at: clockNow() }
        setSaving(settled.current)
        write.current()
      },
      (problem: Problem) => {
        busy.current = false
        setSaving({ state: 'broken', problem })
      },
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt waits anew for the same value
  useEffect(() => {
    if (busy.current) return
    // Undone before it was saved: there is nothing that waits any more.
    if (value === kept.current) return setSaving(settled.current)
    setSaving({ state: 'waiting' })
    const timer = setTimeout(() => write.current(), waitMs)
    return () => clearTimeout(timer)
  }, [value, attempt])
  useEffect(() => {
    const flush = () => write.current()
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [])
  return { saving, retry: () => setAttempt((count) => count + 1) }
}
