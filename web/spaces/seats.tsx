import { useState } from 'react'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import { useAct } from '../asking.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button, ButtonLink } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { Section } from '../design/page.tsx'
import { Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { AddSeats } from './add-seats.tsx'
import { type OwnSite, olds } from './own-site.ts'
import { RetireSeat } from './retire-seat.tsx'

type Seat = OwnSite['seats'][number]

/** Floors to be opened, and all seats in a table: without a plan the table is all there is. */
export function Seats({ site, writes }: { site: OwnSite; writes: boolean }) {
  const t = useText()
  const [open, setOpen] = useState<'seats' | 'floor' | Seat | null>(null)
  const close = () => setOpen(null)
  return (
    <Section
      title={t('hosting.floors')}
      actions={
        writes && (
          <>
            <Button small onClick={() => setOpen('floor')}>
              <Icon name="plus" /> {t('hosting.floor-add')}
            </Button>
            <Button small kind="primary" onClick={() => setOpen('seats')}>
              <Icon name="plus" /> {t('hosting.seats-add')}
            </Button>
          </>
        )
      }
    >
      {site.floors.length === 0 ? (
        <p className="vi-soft">{t('hosting.floors-none')}</p>
      ) : (
        <Floors site={site} writes={writes} />
      )}
      {site.seats.length === 0 ? (
        <p>{t('hosting.seats-none')}</p>
      ) : (
        <SeatTable site={site} writes={writes} onRetire={setOpen} />
      )}
      {open === 'seats' && <AddSeats site={site} onClose={close} />}
      {open === 'floor' && <AddFloor site={site} onClose={close} />}
      {open !== null && typeof open === 'object' && <RetireSeat site={site} seat={open} onClose={close} />}
    </Section>
  )
}

function Floors({ site, writes }: { site: OwnSite; writes: boolean }) {
  const t = useText()
  return (
    <ul className="site-floors">
      {site.floors.map(({ id, name, plan }) => (
        <li key={id}>
          <span>
            <strong>{name}</strong>{' '}
            <span className="vi-soft">
              {t('hosting.seats', { count: site.seats.filter(({ floorId }) => floorId === id).length })} ·{' '}
              {t(plan ? 'hosting.floor-plan' : 'hosting.floor-no-plan')}
            </span>
          </span>
          {writes && (
            <ButtonLink
              small
              to="/spazi/$siteId/piani/$floorId"
              params={{ siteId: site.id, floorId: id }}
              aria-label={t('hosting.floor-edit-label', { name })}
            >
              {t('hosting.floor-edit')}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}

function SeatTable({
  site,
  writes,
  onRetire,
}: {
  site: OwnSite
  writes: boolean
  onRetire: (seat: Seat) => void
}) {
  const t = useText()
  const restore = useAct(hosting.restoreSeat, { refreshes: olds })
  const floorName = (floorId: string | null) => site.floors.find(({ id }) => id === floorId)?.name ?? '–'
  const state = ({ retiredOn }: Seat) =>
    retiredOn === null ? (
      t('hosting.usable')
    ) : (
      <Badge kind="caution">{t('hosting.retired', { from: dateInWords(retiredOn) })}</Badge>
    )
  const act = (seat: Seat) =>
    seat.retiredOn === null ? (
      <Button
        small
        aria-label={t('hosting.retire-label', { label: seat.label })}
        onClick={() => onRetire(seat)}
      >
        {t('hosting.retire')}
      </Button>
    ) : (
      <Button
        small
        aria-label={t('hosting.restore-label', { label: seat.label })}
        onClick={() =>
          restore.mutate(
            { siteId: site.id, seatId: seat.id },
            { onSuccess: () => announce(t('hosting.restored-now', { label: seat.label })) },
          )
        }
      >
        {t('hosting.restore')}
      </Button>
    )
  return (
    <details open={site.seats.length <= 12}>
      <summary>{t('hosting.seats', { count: site.seats.length })}</summary>
      <DataTable
        caption={t('hosting.floors')}
        captionHidden
        rows={site.seats}
        keyOf={({ id }) => id}
        columns={[
          { name: t('hosting.column-seat'), cell: ({ label }) => label },
          ...(site.floors.length > 0
            ? [{ name: t('hosting.column-floor'), cell: ({ floorId }: Seat) => floorName(floorId) }]
            : []),
          {
            name: t('hosting.column-has'),
            cell: ({ attributes }) =>
              attributes.map((word) => t(`spaces.attribute-${word}`)).join(', ') || '–',
          },
          { name: t('hosting.column-state'), cell: state },
          ...(writes ? [{ name: t('hosting.column-act'), cell: act }] : []),
        ]}
      />
    </details>
  )
}

function AddFloor({ site, onClose }: { site: OwnSite; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [level, setLevel] = useState(String(site.floors.length))
  const act = useAct(hosting.addFloor, {
    refreshes: olds,
    onDone: () => {
      announce(t('hosting.floor-added', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('hosting.floor-add')} onClose={onClose}>
      <ActForm
        of={act}
        send={t('shell.save')}
        onSend={() => act.mutate({ siteId: site.id, name, level: Number(level) })}
        onBack={onClose}
      >
        <TextField label={t('hosting.floor-name')} value={name} maxLength={100} onText={setName} />
        <TextField
          label={t('hosting.floor-level')}
          type="number"
          min={-20}
          max={200}
          value={level}
          onText={setLevel}
        />
      </ActForm>
    </Dialog>
  )
}
