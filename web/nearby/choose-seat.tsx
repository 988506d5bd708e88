import { useState } from 'react'
import type { Part } from '../../features/nearby/rules.ts'
import { Button } from '../design/button.tsx'
import { SelectField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { equipmentWords } from './equipment.ts'
import { FloorPlan, type PlanSeat } from './floor-plan.tsx'
import { type Seat, type Seats, stateOf } from './half.ts'
import type { ShownSite } from './site-facts.tsx'

/** One seat among others: on the floor's plan, where there is one, and always in a table. Chosen where it can be booked. */
export function ChooseSeat({
  site,
  seats,
  part,
  chosen,
  onChoose,
}: {
  site: ShownSite
  seats: Seats
  part: Part
  chosen: string | undefined
  onChoose: (seatId: string) => void
}) {
  const t = useText()
  const bookable = seats.reasons.length === 0 && seats.seats.every((seat) => stateOf(seat, part) !== 'mine')
  const floors = site.floors.filter(({ id }) => seats.seats.some(({ floorId }) => floorId === id))
  const [shown, setShown] = useState<string>()
  const floor = floors.find(({ id }) => id === shown) ?? floors[0]
  const here = floor ? seats.seats.filter(({ floorId }) => floorId === floor.id) : seats.seats
  const words = (seat: Seat) =>
    [
      t('bookings.seat-words', { seat: seat.label, state: t(`bookings.seat-${stateOf(seat, part)}`) }),
      ...seat.attributes.map(equipmentWords),
    ].join(', ')
  const lying = here.flatMap((seat): PlanSeat[] =>
    seat.x === null || seat.y === null
      ? []
      : [
          {
            id: seat.id,
            label: seat.label,
            x: seat.x,
            y: seat.y,
            state: stateOf(seat, part),
            words: words(seat),
          },
        ],
  )
  return (
    <Section title={t(bookable ? 'bookings.choose' : 'bookings.seats-without-floor')}>
      {floors.length > 1 && floor && (
        <SelectField
          label={t('bookings.floor')}
          value={floor.id}
          options={floors.map(({ id, name }) => ({ value: id, label: name }))}
          onText={setShown}
        />
      )}
      {floor?.plan && lying.length > 0 && (
        <FloorPlan
          key={floor.id}
          name={floor.name}
          address={floor.plan.address}
          ratio={floor.plan.width / floor.plan.height}
          seats={lying}
          chosen={bookable ? chosen : undefined}
          onChoose={onChoose}
        />
      )}
      <SeatTable
        name={floor ? t('bookings.seats-of', { floor: floor.name }) : t('bookings.seats-without-floor')}
        seats={here}
        part={part}
        chosen={chosen}
        onChoose={bookable ? onChoose : undefined}
      />
    </Section>
  )
}

function SeatTable({
  name,
  seats,
  part,
  chosen,
  onChoose,
}: {
  name: string
  seats: readonly Seat[]
  part: Part
  chosen: string | undefined
  /** Undefined where none can be booked: a choice would lead nowhere. */
  onChoose: ((seatId: string) => void) | undefined
}) {
  const t = useText()
  return (
    <DataTable
      caption={name}
      stacks
      rows={seats}
      keyOf={({ id }) => id}
      columns={[
        { name: t('bookings.column-seat'), cell: ({ label }) => label },
        // A phone has no room for a column that says nothing.
        ...(seats.some(({ attributes }) => attributes.length > 0)
          ? [
              {
                name: t('bookings.column-has'),
                cell: ({ attributes }: Seat) => attributes.map(equipmentWords).join(', ') || '–',
              },
            ]
          : []),
        { name: t('bookings.column-state'), cell: (seat) => t(`bookings.seat-${stateOf(seat, part)}`) },
        ...(onChoose
          ? [
              {
                name: t('bookings.column-choose'),
                acts: true as const,
                cell: (seat: Seat) =>
                  stateOf(seat, part) === 'free' && (
                    <Button
                      small
                      aria-pressed={seat.id === chosen}
                      aria-label={t('bookings.choose-seat-label', { seat: seat.label })}
                      onClick={() => onChoose(seat.id)}
                    >
                      {t('bookings.choose-seat')}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
