import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { useText } from '../language.ts'
import { seatTowards } from './seat-moves.ts'

export type PlanSeat = {
  id: string
  label: string
  x: number
  y: number
  /** What a screen reader says: the label, whether it is free, what it has. */
  words: string
  state: 'free' | 'taken' | 'mine'
}

const [least, most] = [1, 4]

/**
 * The floor as a picture, its seats as buttons on it: between them one goes with arrows, the plan is made larger with two
 * fingers or with its buttons, and moved as any page is.
 */
export function FloorPlan({
  name,
  address,
  ratio,
  seats,
  chosen,
  onChoose,
}: {
  name: string
  address: string
  /** Width by height. */
  ratio: number
  seats: readonly PlanSeat[]
  chosen: string | undefined
  onChoose: (seatId: string) => void
}) {
  const t = useText()
  const frame = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState(1)
  usePinch(frame, setZoom)
  const entry =
    seats.find(({ id }) => id === chosen) ?? seats.find(({ state }) => state === 'free') ?? seats[0]
  const [at, setAt] = useState<string>()
  const reached = seats.some(({ id }) => id === at) ? at : entry?.id
  const move = (event: KeyboardEvent) => {
    const from = seats.find(({ id }) => id === reached)
    const next = from && seatTowards(seats, from, event.key)
    if (!next) return
    event.preventDefault()
    setAt(next.id)
    frame.current?.querySelector<HTMLElement>(`[data-seat="${next.id}"]`)?.focus()
  }
  return (
    <div className="seat-plan">
      <Zooms zoom={zoom} onZoom={setZoom} />
      <div className="seat-plan-frame" ref={frame}>
        {/* biome-ignore lint/a11y/useSemanticElements: the seats of a floor are no fieldset of a form */}
        <div
          role="group"
          aria-label={t('nearby.plan-of', { name })}
          className="seat-plan-ground"
          style={{ width: `${zoom * 100}%`, aspectRatio: String(ratio) }}
          onKeyDown={move}
        >
          <img src={address} alt="" draggable={false} />
          {seats.map((seat) => (
            <button
              key={seat.id}
              type="button"
              data-seat={seat.id}
              className={`seat-dot seat-${seat.state}`}
              style={{ left: `${seat.x / 10}%`, top: `${seat.y / 10}%` }}
              tabIndex={seat.id === reached ? 0 : -1}
              aria-pressed={seat.id === chosen}
              aria-disabled={seat.state !== 'free' || undefined}
              aria-label={seat.words}
              onFocus={() => setAt(seat.id)}
              onClick={() => seat.state === 'free' && onChoose(seat.id)}
            >
              {seat.label}
            </button>
          ))}
        </div>
      </div>
      <p className="vi-soft">{t('nearby.plan-hint')}</p>
    </div>
  )
}

function Zooms({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const t = useText()
  const button = (words: string, to: number, icon: ReactNode) => (
    <Button small aria-label={words} busy={to < least || to > most} onClick={() => onZoom(to)}>
      {icon}
    </Button>
  )
  return (
    <div className="vi-row">
      {button(
        t('nearby.plan-smaller'),
        zoom / 1.5 < least && zoom > least ? least : zoom / 1.5,
        <Icon name="minus" />,
      )}
      {button(t('nearby.plan-larger'), zoom * 1.5, <Icon name="plus" />)}
    </div>
  )
}

/** Two fingers make the plan larger: the browser would make the whole page so. */
function usePinch(
  frame: RefObject<HTMLElement | null>,
  onZoom: (to: (zoom: number) => number) => void,
): void {
  useEffect(() => {
    const held = frame.current!
    let apart = 0
    const distance = ({ touches: [a, b] }: TouchEvent) =>
      a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0
    const begin = (event: TouchEvent) => {
      apart = distance(event)
    }
    const pinch = (event: TouchEvent) => {
      const now = distance(event)
      if (now === 0 || apart === 0) return
      event.preventDefault()
      const by = now / apart
      apart = now
      onZoom((zoom) => Math.min(most, Math.max(least, zoom * by)))
    }
    held.addEventListener('touchstart', begin, { passive: true })
    held.addEventListener('touchmove', pinch, { passive: false })
    return () => {
      held.removeEventListener('touchstart', begin)
      held.removeEventListener('touchmove', pinch)
    }
  }, [frame, onZoom])
}
