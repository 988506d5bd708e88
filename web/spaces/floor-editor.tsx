import { useState } from 'react'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import { useAct } from '../asking.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { ChosenSeat } from './chosen-seat.tsx'
import { EditedPlan } from './edited-plan.tsx'
import {
  add,
  change,
  type EditedSeat,
  type Editing,
  editingOf,
  rebase,
  remove,
  undo,
  unsaved,
} from './floor-editing.ts'
import { Leaving } from './leaving.tsx'
import { type OwnSite, olds } from './own-site.ts'

const edited = ({ id, label, x, y, attributes }: OwnSite['seats'][number]): EditedSeat => ({
  ...{ key: id, id, label, x, y, attributes },
})

const baseOf = (now: readonly EditedSeat[]) => ({ saved: new Map(now.map((seat) => [seat.key, seat])) })
const isBaseOf = (saved: ReadonlyMap<string, EditedSeat>, now: readonly EditedSeat[]): boolean =>
  saved.size === now.length && unsaved(now, saved).length === 0

/** Seats on a plan: by pointer, by keyboard, or by their numbers; saved together, undone one by one. */
export function FloorEditor({ site, floor }: { site: OwnSite; floor: OwnSite['floors'][number] }) {
  const t = useText()
  // Seats of no floor may be placed here too.
  const isHere = ({ floorId, retiredOn }: OwnSite['seats'][number]) =>
    (floorId === floor.id || floorId === null) && (retiredOn === null || retiredOn > today())
  const own = site.seats.filter(isHere)
  const others = site.seats.filter((seat) => !isHere(seat))
  const now = own.map(edited)
  const [{ saved }, setBase] = useState(() => baseOf(now))
  const [editing, setEditing] = useState<Editing>(() => editingOf(now))
  if (!isBaseOf(saved, now)) {
    setBase(baseOf(now))
    setEditing(rebase(editing, saved, now))
  }
  const [chosen, setChosen] = useState<string>()
  const [made, setMade] = useState(0)
  const save = useAct(hosting.saveSeats, {
    refreshes: olds,
    onDone: () => announce(t('floor-editor.saved')),
  })
  const erase = useAct(hosting.removeSeat, { refreshes: olds })
  const waiting = editing.seats.filter(({ x }) => x === null)
  const seat = editing.seats.find(({ key }) => key === chosen)
  const changed = unsaved(editing.seats, saved)
  const put = (place: { x: number; y: number }) => {
    if (seat && seat.x === null) setEditing(change(editing, seat.key, place))
    else {
      const key = `new-${made}`
      setMade(made + 1)
      setEditing(add(editing, place, key, others))
      setChosen(key)
    }
  }
  const takeAway = (key: string) => {
    const gone = editing.seats.find((one) => one.key === key)
    if (!gone) return
    // A seat that is there stays on the site's list: off the plan. One just made is gone.
    setEditing(gone.id ? change(editing, key, { x: null, y: null }) : remove(editing, key))
    if (!gone.id) setChosen(undefined)
  }
  const toSave = changed.map(({ key: _, id, ...rest }) => {
    const lies = rest.x !== null || own.find((one) => one.id === id)?.floorId === floor.id
    return { ...(id ? { id } : {}), ...rest, floorId: lies || !id ? floor.id : null }
  })
  const saveAll = (then?: () => void) =>
    save.mutate({ siteId: site.id, seats: toSave }, then ? { onSuccess: then } : {})
  return (
    <div className="vi-stack">
      <Leaving unsaved={changed.length} problem={save.error} onSave={saveAll} />
      <div className="site-editor-bar">
        <Button
          kind="primary"
          busy={save.isPending}
          disabled={changed.length === 0}
          onClick={() => saveAll()}
        >
          {t('floor-editor.save')}
        </Button>
        <Button disabled={editing.before.length === 0} onClick={() => setEditing(undo(editing))}>
          {t('floor-editor.undo')}
        </Button>
        {floor.plan && <Button onClick={() => put({ x: 500, y: 500 })}>{t('floor-editor.add')}</Button>}
        <span className="vi-soft" role="status">
          {changed.length === 0
            ? t('floor-editor.nothing-unsaved')
            : t('floor-editor.unsaved', { count: changed.length })}
        </span>
      </div>
      <ProblemNotice problem={save.error ?? erase.error} />
      <div className="site-editor">
        {floor.plan && (
          <EditedPlan
            name={floor.name}
            plan={floor.plan}
            editing={editing}
            onEditing={setEditing}
            chosen={chosen}
            onChoose={setChosen}
            onPut={put}
            onTakeAway={takeAway}
          />
        )}
        <div className="site-editor-side vi-stack">
          {seat ? (
            <ChosenSeat
              seat={seat}
              placing={floor.plan !== null}
              booked={site.seats.find(({ id }) => id === seat.id)?.booked ?? false}
              onChange={(part) => setEditing(change(editing, seat.key, part))}
              onTakeOff={() => takeAway(seat.key)}
              onDelete={() => {
                if (!seat.id) return takeAway(seat.key)
                erase.mutate(
                  { siteId: site.id, seatId: seat.id },
                  { onSuccess: () => announce(t('floor-editor.deleted', { label: seat.label })) },
                )
              }}
            />
          ) : (
            <p className="vi-soft">{t('floor-editor.chosen-none')}</p>
          )}
          {waiting.length > 0 && floor.plan && (
            <section className="vi-stack vi-stack-tight">
              <h2>{t('floor-editor.waiting')}</h2>
              <p className="vi-soft">{t('floor-editor.waiting-lead')}</p>
              <div className="vi-row">
                {waiting.map(({ key, label }) => (
                  <Button
                    key={key}
                    small
                    aria-pressed={key === chosen}
                    aria-label={t('floor-editor.place', { label })}
                    onClick={() => setChosen(key)}
                  >
                    {label}
                  </Button>
                ))}
              </div>
            </section>
          )}
          <SeatList seats={editing.seats} chosen={chosen} onChoose={setChosen} />
        </div>
      </div>
    </div>
  )
}

/** The same as on the plan, for who reads rather than sees. */
function SeatList({
  seats,
  chosen,
  onChoose,
}: {
  seats: readonly EditedSeat[]
  chosen: string | undefined
  onChoose: (key: string) => void
}) {
  const t = useText()
  if (seats.length === 0) return null
  return (
    <details>
      <summary>{t('floor-editor.list')}</summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('hosting.column-seat')}</th>
            <th scope="col">{t('floor-editor.column-place')}</th>
            <th scope="col">{t('hosting.column-act')}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map(({ key, label, x, y }) => (
            <tr key={key} aria-current={key === chosen || undefined}>
              <th scope="row">{label}</th>
              <td>{x === null ? t('floor-editor.not-placed') : `${x}, ${y}`}</td>
              <td>
                <Button
                  small
                  aria-label={t('floor-editor.choose-label', { label })}
                  onClick={() => onChoose(key)}
                >
                  {t('floor-editor.choose')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
