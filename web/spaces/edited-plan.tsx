import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useText } from '../language.ts'
import { change, clamp, type Editing, goOn, towards } from './floor-editing.ts'
import type { OwnSite } from './own-site.ts'

/** A hand is never quite still: only beyond so many pixels it drags. */
const stillPixels = 4

/**
 * The plan with its seats: touching it adds one, dragging one moves it; by keyboard Tab goes from seat to seat, arrows
 * move the one in focus, Delete takes it off.
 */
export function EditedPlan({
  name,
  plan,
  editing,
  onEditing,
  chosen,
  onChoose,
  onPut,
  onTakeAway,
}: {
  name: string
  plan: NonNullable<OwnSite['floors'][number]['plan']>
  editing: Editing
  onEditing: (editing: Editing) => void
  chosen: string | undefined
  onChoose: (key: string) => void
  onPut: (place: { x: number; y: number }) => void
  onTakeAway: (key: string) => void
}) {
  const t = useText()
  const ground = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ key: string; from: { x: number; y: number }; moving: boolean }>()
  /** An arrow that is held is one move. */
  const [held, setHeld] = useState(false)
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const { left, top, width, height } = ground.current!.getBoundingClientRect()
    return { x: clamp(((clientX - left) / width) * 1000), y: clamp(((clientY - top) / height) * 1000) }
  }
  const begin = (event: PointerEvent<HTMLButtonElement>, key: string) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    onChoose(key)
    setDrag({ key, from: { x: event.clientX, y: event.clientY }, moving: false })
  }
  const move = (event: PointerEvent) => {
    if (!drag) return
    const far = Math.hypot(event.clientX - drag.from.x, event.clientY - drag.from.y) > stillPixels
    if (!drag.moving && !far) return
    onEditing((drag.moving ? goOn : change)(editing, drag.key, placeOf(event)))
    if (!drag.moving) setDrag({ ...drag, moving: true })
  }
  const press = (event: KeyboardEvent, key: string) => {
    const seat = editing.seats.find((one) => one.key === key)!
    const place = towards(seat, event.key, event.shiftKey)
    if (place) {
      event.preventDefault()
      onEditing((event.repeat || held ? goOn : change)(editing, key, place))
      setHeld(true)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      onTakeAway(key)
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the seats of a plan are no fieldset of a form
    <div role="group" aria-label={t('floor-editor.plan-of', { name })} className="site-plan">
      <div
        ref={ground}
        className="site-plan-ground"
        style={{ aspectRatio: `${plan.width} / ${plan.height}` }}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard a seat is added with its button, and moved with arrows */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <img src={plan.address} alt="" draggable={false} onClick={(event) => onPut(placeOf(event))} />
        {editing.seats.flatMap(({ key, label, x, y }) =>
          x === null || y === null ? (
            []
          ) : (
            <button
              key={key}
              type="button"
              className="site-plan-seat"
              style={{ left: `${x / 10}%`, top: `${y / 10}%` }}
              aria-pressed={key === chosen}
              aria-label={t('floor-editor.seat-at', { label, x, y })}
              onFocus={() => onChoose(key)}
              onKeyDown={(event) => press(event, key)}
              onKeyUp={() => setHeld(false)}
              onPointerDown={(event) => begin(event, key)}
              onPointerMove={move}
              onPointerUp={() => setDrag(undefined)}
              onPointerCancel={() => setDrag(undefined)}
            >
              {label}
            </button>
          ),
        )}
      </div>
    </div>
  )
}
