import './words.ts'
import './structure.css'
import { type ReactNode, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Bones, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { Edited, Office, StructureOf } from './structure.ts'
import { DirectorateDialog, OfficeDialog, TeamDialog } from './structure-dialogs.tsx'
import { DirectorateList } from './structure-teams.tsx'

export function StructurePage() {
  const t = useText()
  const offices = useAnswer(people.offices, {})
  const directorates = useAnswer(people.directorates, {})
  const teams = useAnswer(people.teams, {})
  const [edited, setEdited] = useState<Edited | null>(null)
  const close = () => setEdited(null)
  const page = (children: ReactNode) => (
    <Page title={t('people.structure-title')} lead={t('people.structure-lead')}>
      {children}
    </Page>
  )
  const error = offices.error ?? directorates.error ?? teams.error
  if (!offices.data || !directorates.data || !teams.data)
    return page(error ? <ProblemNotice problem={error} /> : <Bones lines={8} />)
  const structure = {
    offices: offices.data.items,
    directorates: directorates.data.items,
    teams: teams.data.items,
  }
  const empty = structure.offices.length === 0 && structure.directorates.length === 0
  return page(
    <>
      {empty && (
        <Empty
          icon="pa"
          title={t('people.structure-empty')}
          action={
            <ButtonLink kind="primary" to="/import">
              {t('people.import')}
            </ButtonLink>
          }
        >
          <p>{t('people.structure-empty-lead')}</p>
        </Empty>
      )}
      <DirectorateList structure={structure} onEdit={setEdited} />
      <Offices structure={structure} onEdit={setEdited} />
      {edited?.kind === 'office' && <OfficeDialog office={edited.office} onClose={close} />}
      {edited?.kind === 'directorate' && (
        <DirectorateDialog directorate={edited.directorate} onClose={close} />
      )}
      {edited?.kind === 'team' && (
        <TeamDialog
          team={edited.team}
          directorateId={edited.directorateId}
          structure={structure}
          onClose={close}
        />
      )}
    </>,
  )
}

function Offices({ structure, onEdit }: { structure: StructureOf; onEdit: (edited: Edited) => void }) {
  const t = useText()
  const at = (office: Office) => structure.teams.filter(({ officeId }) => officeId === office.id)
  return (
    <Section
      plain
      title={t('people.offices')}
      actions={
        <Button small onClick={() => onEdit({ kind: 'office', office: null })}>
          {t('people.add-office')}
        </Button>
      }
    >
      {structure.offices.length > 0 && (
        <DataTable
          caption={t('people.offices')}
          captionHidden
          rows={structure.offices}
          keyOf={({ id }) => id}
          columns={[
            { name: t('people.office-name'), cell: ({ name }) => name },
            { name: t('people.office-code'), cell: ({ code }) => code },
            { name: t('people.zone'), cell: ({ zone }) => zone ?? '–' },
            { name: t('people.desks'), number: true, cell: ({ desks }) => numberInWords(desks) },
            { name: t('people.teams-here'), number: true, cell: (office) => at(office).length },
            {
              name: t('people.people-here'),
              number: true,
              cell: (office) => numberInWords(at(office).reduce((sum, team) => sum + team.people, 0)),
            },
            {
              name: t('people.change'),
              cell: (office) => (
                <Button
                  kind="quiet"
                  small
                  aria-label={t('people.change-named', { name: office.name })}
                  onClick={() => onEdit({ kind: 'office', office })}
                >
                  {t('people.change')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
