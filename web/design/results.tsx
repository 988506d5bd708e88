import { useEffect, useState, useSyncExternalStore } from 'react'
import { useText } from '../language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type Result = { id: number; words: string; undo?: () => void }

const shownForMs = 7_000
let results: readonly Result[] = []
let listeners: readonly (() => void)[] = []
let count = 0

function show(next: readonly Result[]): void {
  results = next
  for (const listener of listeners) listener()
}
const drop = (id: number): void => show(results.filter((result) => result.id !== id))

/** Says the result of an act, to the eye and to the ear, with a way back where there is one. */
export function announce(words: string, undo?: () => void): void {
  count += 1
  // The same thing said twice is said once, anew.
  const others = results.filter((result) => result.words !== words).slice(-1)
  show([...others, undo ? { id: count, words, undo } : { id: count, words }])
}

/** Where results appear: one live region, always in the page, so that screen readers listen to it. */
export function Results() {
  const t = useText()
  const shown = useSyncExternalStore(
    (listener) => {
      listeners = [...listeners, listener]
      return () => {
        listeners = listeners.filter((other) => other !== listener)
      }
    },
    () => results,
  )
  return (
    <div className="vi-results" role="status">
      {shown.map((result) => (
        <ShownResult
          key={result.id}
          result={result}
          undoWords={t('shell.undo')}
          closeWords={t('shell.close')}
        />
      ))}
    </div>
  )
}

function ShownResult({
  result,
  undoWords,
  closeWords,
}: {
  result: Result
  undoWords: string
  closeWords: string
}) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => drop(result.id), shownForMs)
    return () => clearTimeout(timer)
  }, [held, result.id])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the time is no action, it only gives more of it
    <div
      className="vi-result"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{result.words}</span>
      {result.undo && (
        <Button
          kind="quiet"
          small
          onClick={() => {
            result.undo?.()
            drop(result.id)
          }}
        >
          {undoWords}
        </Button>
      )}
      <Button kind="quiet" small aria-label={closeWords} onClick={() => drop(result.id)}>
        <Icon name="close" />
      </Button>
    </div>
  )
}
