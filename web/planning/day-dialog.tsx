import { useState } from 'react'
import { isAway } from '../../features/planning/rules.ts'
import { ManagedDay } from '../days/managed-day.tsx'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInWords, sentence } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { useText } from '../language.ts'
import { ChangeForm } from './day-change-form.tsx'
import { type DayLooked, type Grid, type GridPerson, spaceNameIn } from './grid.ts'
import { OtherDayForm } from './other-day-form.tsx'
import { entryOf, kindOf } from './place-kind.ts'
import { useRestoring } from './restoring.ts'

/** A day of a person: its story, how it may change, or another day asked for instead. */
export function DayDialog(props: { grid: Grid; looked: DayLooked; onClose: () => void }) {
  const t = useText()
  const { grid, looked, onClose } = props
  const [asks, setAsks] = useState(false)
  const person = grid.people.find(({ personId }) => personId === looked.personId)
  const index = grid.days.indexOf(looked.day)
  if (!person || index < 0) return null
  const place = person.places[index]!
  const waiting = grid.otherDays.find(
    ({ personId, day, answer }) => personId === looked.personId && day === looked.day && answer === 'waiting',
  )
  const mayAsk = !grid.published && isAway(place) && !waiting
  return (
    <Dialog title={person.name} onClose={onClose}>
      <Story {...{ grid, person, looked, index }} />
      {waiting && (
        <p>{t('team.other-waiting', { other: dayInWords(waiting.otherDay), by: waiting.askedBy })}</p>
      )}
      {grid.published && (
        <ManagedDay personId={looked.personId} name={person.name} day={looked.day} onDone={onClose} />
      )}
      {!grid.published && !asks && (
        <>
          <ChangeForm {...{ grid, looked, person, place, onClose }} />
          {mayAsk && (
            <div>
              <Button kind="quiet" onClick={() => setAsks(true)}>
                {t('team.other-ask')}
              </Button>
            </div>
          )}
          <BackToProposed {...{ grid, person, looked, index, onClose }} />
        </>
      )}
      {asks && <OtherDayForm {...{ grid, person, onClose }} day={looked.day} onBack={() => setAsks(false)} />}
    </Dialog>
  )
}

type Looking = { grid: Grid; person: GridPerson; looked: DayLooked; index: number }

function Story({ grid, person, looked, index }: Looking) {
  const t = useText()
  const place = person.places[index]!
  const proposed = person.proposed[index]!
  const change = grid.changes.findLast(
    ({ personId, day }) => personId === looked.personId && day === looked.day,
  )
  return (
    <div className="vi-stack vi-stack-tight">
      <p>
        <strong>{sentence(dayInWords(looked.day))}.</strong>{' '}
        {t(`team.day-now-${kindOf(place)}`, { entry: entryOf(place), space: spaceNameIn(grid, place) })}{' '}
        {t(person.wished.includes(looked.day) ? 'team.day-wished' : 'team.day-not-wished')}{' '}
        {proposed !== place && t('team.day-proposed', { place: t(`team.place-${kindOf(proposed)}`) })}
      </p>
      {grid.teamDays.includes(looked.day) && <p>{t('team.day-of-team')}</p>}
      {grid.closedDays.includes(looked.day) && (
        <p>
          {grid.closedTo ? t('team.day-closed-to', { office: grid.closedTo }) : t('team.day-closed-nowhere')}
        </p>
      )}
      {change && (
        <p>
          {t(change.reason ? 'team.day-changed' : 'team.day-changed-no-reason', {
            by: change.changedBy,
            at: instantInWords(change.changedAt),
            reason: change.reason,
          })}
        </p>
      )}
      <p className="vi-soft">{t('team.granted-quota', { granted: person.granted, quota: person.quota })}</p>
    </div>
  )
}

/** What the computation had proposed is one press away, whoever changed it. */
function BackToProposed({ grid, person, looked, index, onClose }: Looking & { onClose: () => void }) {
  const t = useText()
  const restore = useRestoring(onClose)
  if (person.proposed[index] === person.places[index]) return null
  return (
    <>
      <ProblemNotice problem={restore.error} />
      <div>
        <Button
          kind="quiet"
          busy={restore.isPending}
          onClick={() =>
            restore.mutate({ month: grid.month, personId: looked.personId, day: looked.day, to: 'proposed' })
          }
        >
          {t('team.back-to-proposed')}
        </Button>
      </div>
    </>
  )
}
