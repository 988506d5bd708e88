import { type ReactNode, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAct } from '../asking.ts'
import type { Problem } from '../call.ts'
import { ActForm } from '../design/act-form.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Directorate, Office, StructureOf, Team } from './structure.ts'

/** A number as people type it, comma or point; null where it is none or lies outside. */
const numberTyped = (typed: string, least: number, most: number): number | null => {
  const value = Number(typed.replace(',', '.'))
  return typed.trim() !== '' && value >= least && value <= most ? value : null
}
const wholeTyped = (typed: string, most: number): number | null => {
  const value = numberTyped(typed, 0, most)
  return value !== null && Number.isInteger(value) ? value : null
}

function Form(props: {
  title: string
  problem: Problem | null
  busy: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const t = useText()
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <ActForm
        of={{ error: props.problem, isPending: props.busy }}
        send={t('shell.save')}
        onSend={props.onSubmit}
        onBack={props.onClose}
      >
        {props.children}
      </ActForm>
    </Dialog>
  )
}

function Named(props: {
  fixed: boolean
  code: string
  name: string
  onCode: (code: string) => void
  onName: (name: string) => void
}) {
  const t = useText()
  return (
    <>
      <TextField label={t('people.name')} value={props.name} maxLength={200} onText={props.onName} />
      <TextField
        label={t('people.code')}
        hint={t('people.code-hint')}
        value={props.code}
        maxLength={40}
        readOnly={props.fixed}
        onText={props.onCode}
      />
    </>
  )
}

const useKept = (onClose: () => void) => {
  const t = useText()
  return {
    refreshes: [people.offices, people.directorates, people.teams],
    onDone: ({ name }: { name: string }) => {
      announce(t('people.saved', { name }))
      onClose()
    },
  }
}

export function OfficeDialog({ office, onClose }: { office: Office | null; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState(office?.name ?? '')
  const [code, setCode] = useState(office?.code ?? '')
  const [zone, setZone] = useState(office?.zone ?? '')
  const [desks, setDesks] = useState(String(office?.desks ?? ''))
  const [latitude, setLatitude] = useState(office?.latitude?.toString() ?? '')
  const [longitude, setLongitude] = useState(office?.longitude?.toString() ?? '')
  const [checked, setChecked] = useState(false)
  const write = useAct(people.writeOffice, useKept(onClose))
  const wrong = (fits: boolean, least: number, most: number) =>
    checked && !fits ? t('people.number-wrong', { least, most }) : undefined
  const degrees = (typed: string, most: number) => (typed.trim() ? numberTyped(typed, -most, most) : null)
  const fits = (typed: string, most: number) => !typed.trim() || numberTyped(typed, -most, most) !== null
  const counted = wholeTyped(desks, 100_000)
  const submit = () => {
    setChecked(true)
    if (counted === null || !fits(latitude, 90) || !fits(longitude, 180)) return
    write.mutate({
      code: code.trim(),
      name: name.trim(),
      zone: zone.trim() || null,
      desks: counted,
      latitude: degrees(latitude, 90),
      longitude: degrees(longitude, 180),
    })
  }
  return (
    <Form
      title={t(office ? 'people.change-office' : 'people.add-office')}
      problem={write.error}
      busy={write.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Named {...{ fixed: office !== null, code, name, onCode: setCode, onName: setName }} />
      <TextField
        label={t('people.desks')}
        inputMode="numeric"
        value={desks}
        error={wrong(counted !== null, 0, 100_000)}
        onText={setDesks}
      />
      <TextField
        label={t('people.zone')}
        hint={t('people.zone-hint')}
        optional
        value={zone}
        maxLength={100}
        onText={setZone}
      />
      <TextField
        label={t('people.latitude')}
        hint={t('people.position-hint')}
        optional
        inputMode="decimal"
        value={latitude}
        error={wrong(fits(latitude, 90), -90, 90)}
        onText={setLatitude}
      />
      <TextField
        label={t('people.longitude')}
        optional
        inputMode="decimal"
        value={longitude}
        error={wrong(fits(longitude, 180), -180, 180)}
        onText={setLongitude}
      />
    </Form>
  )
}

export function DirectorateDialog(props: { directorate: Directorate | null; onClose: () => void }) {
  const t = useText()
  const { directorate, onClose } = props
  const [name, setName] = useState(directorate?.name ?? '')
  const [code, setCode] = useState(directorate?.code ?? '')
  const write = useAct(people.writeDirectorate, useKept(onClose))
  return (
    <Form
      title={t(directorate ? 'people.change-directorate' : 'people.add-directorate')}
      problem={write.error}
      busy={write.isPending}
      onSubmit={() => write.mutate({ code: code.trim(), name: name.trim() })}
      onClose={onClose}
    >
      <Named {...{ fixed: directorate !== null, code, name, onCode: setCode, onName: setName }} />
    </Form>
  )
}

export function TeamDialog(props: {
  team: Team | null
  directorateId?: string | undefined
  structure: StructureOf
  onClose: () => void
}) {
  const t = useText()
  const { team, structure, onClose } = props
  const [name, setName] = useState(team?.name ?? '')
  const [code, setCode] = useState(team?.code ?? '')
  const [directorateId, setDirectorateId] = useState(
    team?.directorateId ?? props.directorateId ?? structure.directorates[0]?.id ?? '',
  )
  const [officeId, setOfficeId] = useState(team?.officeId ?? structure.offices[0]?.id ?? '')
  const [minimum, setMinimum] = useState(String(team?.minPresent ?? ''))
  const [checked, setChecked] = useState(false)
  const write = useAct(people.writeTeam, useKept(onClose))
  const minPresent = wholeTyped(minimum, 10_000)
  const named = (all: readonly { id: string; name: string }[]) =>
    all.map((one) => ({ value: one.id, label: one.name }))
  const submit = () => {
    setChecked(true)
    if (minPresent === null) return
    write.mutate({ code: code.trim(), name: name.trim(), directorateId, officeId, minPresent })
  }
  return (
    <Form
      title={t(team ? 'people.change-team' : 'people.add-team')}
      problem={write.error}
      busy={write.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Named {...{ fixed: team !== null, code, name, onCode: setCode, onName: setName }} />
      <SelectField
        label={t('people.directorate')}
        value={directorateId}
        options={named(structure.directorates)}
        onText={setDirectorateId}
      />
      <SelectField
        label={t('people.office-name')}
        value={officeId}
        options={named(structure.offices)}
        onText={setOfficeId}
      />
      <TextField
        label={t('people.min-present')}
        hint={t('people.min-present-hint')}
        inputMode="numeric"
        value={minimum}
        error={
          checked && minPresent === null ? t('people.number-wrong', { least: 0, most: 10_000 }) : undefined
        }
        onText={setMinimum}
      />
    </Form>
  )
}
