import './words.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { useAnswer } from '../asking.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { SelectField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { EditionDialog } from './edition-dialog.tsx'
import { spanInWords, TrainingPages } from './pages.tsx'

export function EditionsPage() {
  const t = useText()
  const writes = hasRole(useSession(), 'hr-office')
  const [when, setWhen] = useState<'coming' | 'over'>('coming')
  const [adding, setAdding] = useState(false)
  const courses = useAnswer(trainingOffice.courses, {})
  const editions = useAnswer(trainingOffice.editions, { when }, { keepPrevious: true })
  const teachable = (courses.data?.items ?? []).filter(({ retired }) => !retired)
  const add =
    writes &&
    courses.data &&
    (teachable.length > 0 ? (
      <Button kind="primary" onClick={() => setAdding(true)}>
        <Icon name="plus" /> {t('training.edition-add')}
      </Button>
    ) : (
      <ButtonLink kind="primary" to="/training/courses">
        {t('training.edition-add-first')}
      </ButtonLink>
    ))
  return (
    <Page
      title={t('training.editions-title')}
      lead={t('training.editions-lead')}
      actions={editions.data && editions.data.items.length > 0 && add}
    >
      <TrainingPages />
      <SelectField
        label={t('training.column-when')}
        value={when}
        options={[
          { value: 'coming', label: t('training.editions-coming') },
          { value: 'over', label: t('training.editions-over') },
        ]}
        onText={(value) => setWhen(value as typeof when)}
      />
      <Answer of={editions}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="calendar" title={t('training.editions-none')} action={add}>
              <p>{t('training.editions-none-lead')}</p>
            </Empty>
          ) : (
            <Section title={t(`training.editions-${when}`)} plain>
              <DataTable
                caption={t(`training.editions-${when}`)}
                captionHidden
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: t('training.column-edition'),
                    cell: ({ id, course, code, cancelled }) => (
                      <>
                        <Link to="/training/editions/$editionId" params={{ editionId: id }}>
                          {course}
                        </Link>{' '}
                        <span className="vi-soft">{code}</span>{' '}
                        {cancelled && <Badge kind="caution">{t('training.cancelled')}</Badge>}
                      </>
                    ),
                  },
                  { name: t('training.column-when'), cell: (edition) => spanInWords(t, edition) },
                  {
                    name: t('training.field-how'),
                    cell: ({ how, place }) => `${t(`training.how-${how}`)}${place && `, ${place}`}`,
                  },
                  {
                    name: t('training.column-seats'),
                    number: true,
                    cell: ({ enrolled, seats }) =>
                      seats === null ? enrolled : t('training.seats-of', { enrolled, seats }),
                  },
                  {
                    name: t('training.column-recorded'),
                    number: true,
                    cell: ({ enrolled, recorded }) =>
                      t('training.seats-of', { enrolled: recorded, seats: enrolled }),
                  },
                ]}
              />
            </Section>
          )
        }
      </Answer>
      {adding && <EditionDialog courses={teachable} edition={null} onClose={() => setAdding(false)} />}
    </Page>
  )
}
