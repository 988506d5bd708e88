import { type FormEvent, useState } from 'react'
import { readiness } from '../../features/readiness/contract.ts'
import {
  type EquipmentKind,
  equipmentKinds,
  type Provider,
  providers,
} from '../../features/readiness/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Missing, Things } from './things.tsx'

const refreshes = [readiness.person, readiness.people]

/** What one person has; and for HR, giving and taking back. */
export function PersonDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useText()
  const writes = hasRole(useSession(), 'hr-office')
  const asked = useAnswer(readiness.person, { personId })
  const takeBack = useAct(readiness.takeBack, {
    refreshes,
    onDone: () => announce(t('readiness.taken-back-now')),
  })
  return (
    <Dialog title={asked.data?.name ?? '…'} onClose={onClose}>
      <Answer of={asked}>
        {(person) => (
          <>
            <Missing {...person} />
            <ProblemNotice problem={takeBack.error} />
            {person.equipment.length > 0 && (
              <Things
                items={person.equipment}
                act={({ id, returnedOn }, name) =>
                  writes &&
                  returnedOn === null && (
                    <Button
                      small
                      busy={takeBack.isPending}
                      aria-label={t('readiness.take-back-label', { thing: name })}
                      onClick={() => takeBack.mutate({ equipmentId: id, returnedOn: today() })}
                    >
                      {t('readiness.take-back')}
                    </Button>
                  )
                }
              />
            )}
            {writes && <Assign personId={personId} />}
          </>
        )}
      </Answer>
    </Dialog>
  )
}

function Assign({ personId }: { personId: string }) {
  const t = useText()
  const usual = { kind: 'computer' as EquipmentKind, providedBy: 'body' as Provider, label: '' }
  const [written, setWritten] = useState({ ...usual, assignedOn: today() as string, receivedOnPaper: false })
  const set = (part: Partial<typeof written>) => setWritten((before) => ({ ...before, ...part }))
  const assign = useAct(readiness.assign, {
    refreshes,
    onDone: () => {
      announce(t('readiness.assigned-now'))
      set({ label: '' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    assign.mutate({ ...written, personId, assignedOn: written.assignedOn as Day })
  }
  return (
    <form className="vi-stack vi-stack-tight" onSubmit={submit}>
      <h3>{t('readiness.assign')}</h3>
      <ProblemNotice problem={assign.error} />
      <div className="vi-fields">
        <SelectField
          label={t('readiness.assign-kind')}
          value={written.kind}
          options={equipmentKinds.map((value) => ({ value, label: t(`readiness.kind-${value}`) }))}
          onText={(kind) => set({ kind: kind as EquipmentKind })}
        />
        <SelectField
          label={t('readiness.assign-whose')}
          value={written.providedBy}
          options={providers.map((value) => ({
            value,
            label: t(value === 'body' ? 'readiness.body' : 'readiness.person-own'),
          }))}
          onText={(providedBy) => set({ providedBy: providedBy as Provider })}
        />
      </div>
      <div className="vi-fields">
        <TextField
          label={t('readiness.assign-label')}
          required={written.kind === 'other'}
          maxLength={100}
          value={written.label}
          onText={(label) => set({ label })}
        />
        <TextField
          label={t('readiness.assign-on')}
          type="date"
          max={today()}
          value={written.assignedOn}
          onText={(assignedOn) => set({ assignedOn })}
        />
      </div>
      {written.providedBy === 'body' && (
        <CheckField
          label={t('readiness.assign-paper')}
          checked={written.receivedOnPaper}
          onCheck={(receivedOnPaper) => set({ receivedOnPaper })}
        />
      )}
      <div>
        <Button type="submit" kind="primary" busy={assign.isPending}>
          {t('readiness.assign')}
        </Button>
      </div>
    </form>
  )
}
