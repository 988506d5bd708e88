import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { Directorate, Edited, StructureOf } from './structure.ts'

type Editing = { structure: StructureOf; onEdit: (edited: Edited) => void }
const plainWords = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Directorates that open on their teams. Hundreds of teams are drawn only where one looks. */
export function DirectorateList({ structure, onEdit }: Editing) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const sought = plainWords(useDeferredValue(typed).trim())
  const matching = structure.directorates.flatMap((directorate) => {
    const all = structure.teams.filter(({ directorateId }) => directorateId === directorate.id)
    const byName = plainWords(`${directorate.name} ${directorate.code}`).includes(sought)
    const teams = byName
      ? all
      : all.filter(({ name, code }) => plainWords(`${name} ${code}`).includes(sought))
    return byName || teams.length > 0 ? [{ directorate, teams, all: all.length }] : []
  })
  return (
    <Section
      plain
      title={t('people.directorates')}
      actions={
        <>
          <Button small onClick={() => onEdit({ kind: 'directorate', directorate: null })}>
            {t('people.add-directorate')}
          </Button>
          {structure.directorates.length > 0 && structure.offices.length > 0 && (
            <Button small onClick={() => onEdit({ kind: 'team', team: null })}>
              {t('people.add-team')}
            </Button>
          )}
        </>
      }
    >
      {structure.directorates.length > 0 && (
        <search className="vi-narrow">
          <TextField
            label={t('people.team-search')}
            type="search"
            required={false}
            autoComplete="off"
            value={typed}
            onText={setTyped}
          />
        </search>
      )}
      {sought && matching.length === 0 && <p role="status">{t('people.team-search-none')}</p>}
      <div className="structure-list">
        {matching.map(({ directorate, teams, all }) => (
          <DirectorateRow
            key={directorate.id}
            {...{ directorate, teams, all, structure, onEdit }}
            found={sought !== '' && matching.length <= 3}
          />
        ))}
      </div>
    </Section>
  )
}

function DirectorateRow({
  directorate,
  teams,
  all,
  found,
  structure,
  onEdit,
}: Editing & { directorate: Directorate; teams: StructureOf['teams']; all: number; found: boolean }) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  const open = opened || found
  const officeNames = new Map(structure.offices.map(({ id, name }) => [id, name]))
  return (
    <details open={open} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span className="structure-name">{directorate.name}</span>
        <span className="vi-soft">
          {directorate.code} · {t('people.teams-count', { count: all, formatted: numberInWords(all) })} ·{' '}
          {t('people.count', { count: directorate.people, formatted: numberInWords(directorate.people) })}
        </span>
      </summary>
      {open && (
        <div className="vi-stack vi-stack-tight">
          <div className="vi-row">
            <Button kind="quiet" small onClick={() => onEdit({ kind: 'directorate', directorate })}>
              {t('people.change-directorate')}
            </Button>
            {structure.offices.length > 0 && (
              <Button
                kind="quiet"
                small
                onClick={() => onEdit({ kind: 'team', team: null, directorateId: directorate.id })}
              >
                {t('people.add-team')}
              </Button>
            )}
          </div>
          {teams.length === 0 ? (
            <p className="vi-soft">{t('people.no-teams')}</p>
          ) : (
            <DataTable
              caption={directorate.name}
              captionHidden
              rows={teams}
              keyOf={({ id }) => id}
              columns={[
                { name: t('people.team-name'), cell: ({ name }) => name },
                { name: t('people.code'), cell: ({ code }) => code },
                { name: t('people.office-name'), cell: ({ officeId }) => officeNames.get(officeId) },
                {
                  name: t('people.people-here'),
                  number: true,
                  cell: ({ id, name, people }) => (
                    <Link
                      to="/people"
                      search={{ teamId: id }}
                      aria-label={`${people}: ${t('people.people-of-team', { name })}`}
                    >
                      {people}
                    </Link>
                  ),
                },
                { name: t('people.min-present'), number: true, cell: ({ minPresent }) => minPresent },
                {
                  name: t('people.change'),
                  cell: (team) => (
                    <Button
                      kind="quiet"
                      small
                      aria-label={t('people.change-named', { name: team.name })}
                      onClick={() => onEdit({ kind: 'team', team })}
                    >
                      {t('people.change')}
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </div>
      )}
    </details>
  )
}
