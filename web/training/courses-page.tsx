import './words.ts'
import { useState } from 'react'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { type Course, CourseDialog } from './course-dialog.tsx'
import { TrainingPages } from './pages.tsx'

export function CoursesPage() {
  const t = useText()
  const writes = hasRole(useSession(), 'hr-office')
  const courses = useAnswer(trainingOffice.courses, {})
  const [open, setOpen] = useState<Course | 'new' | null>(null)
  const add = writes && (
    <Button kind="primary" onClick={() => setOpen('new')}>
      <Icon name="plus" /> {t('training.course-add')}
    </Button>
  )
  return (
    <Page
      title={t('training.courses-title')}
      lead={t('training.courses-lead')}
      actions={courses.data && courses.data.items.length > 0 && add}
    >
      <TrainingPages />
      <Answer of={courses}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('training.courses-none')} action={add}>
              <p>{t('training.courses-none-lead')}</p>
            </Empty>
          ) : (
            <Section title={t('training.courses-title')} plain>
              <DataTable
                caption={t('training.courses-title')}
                captionHidden
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: t('training.column-course'),
                    cell: ({ title, code, retired }) => (
                      <>
                        {title} <span className="vi-soft">{code}</span>{' '}
                        {retired && <Badge>{t('training.retired')}</Badge>}
                      </>
                    ),
                  },
                  {
                    name: t('training.column-for'),
                    cell: ({ audience }) => t(`training.audience-${audience}`),
                  },
                  {
                    name: t('training.column-subject'),
                    cell: ({ subject }) => t(`training.subject-${subject}`),
                  },
                  { name: t('training.column-hours'), number: true, cell: ({ hours }) => hours },
                  {
                    name: t('training.column-validity'),
                    cell: ({ validMonths }) =>
                      validMonths === null
                        ? t('training.for-good')
                        : t('training.months', { count: validMonths }),
                  },
                  {
                    name: t('training.column-required'),
                    cell: ({ requiredFrom }) =>
                      requiredFrom ? dateInWords(requiredFrom) : t('training.not-required'),
                  },
                  ...(writes
                    ? [
                        {
                          name: t('training.column-act'),
                          cell: (course: Course) => (
                            <Button
                              small
                              aria-label={t('training.course-change-label', { title: course.title })}
                              onClick={() => setOpen(course)}
                            >
                              {t('training.course-change')}
                            </Button>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            </Section>
          )
        }
      </Answer>
      {open && <CourseDialog course={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}
