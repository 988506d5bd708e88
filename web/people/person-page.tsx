import './words.ts'
import { useNavigate, useParams } from '@tanstack/react-router'
import { people } from '../../features/people/contract.ts'
import { PersonActivities } from '../activities/person-activities.tsx'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Facts } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Departure } from './person-departure.tsx'
import { PersonForm } from './person-form.tsx'
import { Invitation } from './person-invitation.tsx'
import { Roles } from './person-roles.tsx'

type Person = Answered<typeof people.person>

export function NewPersonPage() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page
      title={t('people.new-title')}
      lead={t('people.new-lead')}
      back={{ to: '/people', label: t('people.title') }}
    >
      <PersonForm
        person={null}
        onSaved={(person) => {
          announce(t('people.added', { name: `${person.givenName} ${person.familyName}` }))
          void navigate({ to: '/people/$personId', params: { personId: person.id } })
        }}
      />
    </Page>
  )
}

export function PersonPage() {
  const t = useText()
  const { personId } = useParams({ from: '/signed-in/people/$personId' })
  const person = useAnswer(people.person, { personId })
  const name = person.data ? `${person.data.givenName} ${person.data.familyName}` : t('people.title')
  return (
    <Page title={name} back={{ to: '/people', label: t('people.title') }}>
      <Answer of={person} bones={6}>
        {(shown) => (
          <>
            <PersonForm
              key={shown.id}
              person={shown}
              onSaved={(saved) =>
                announce(t('people.saved', { name: `${saved.givenName} ${saved.familyName}` }))
              }
            />
            <div className="vi-columns">
              <Invitation key={shown.id} person={shown} />
              <Home person={shown} />
              <Departure key={`departure ${shown.leftOn}`} person={shown} />
            </div>
            <PersonActivities personId={shown.id} />
            <RolesOf key={shown.roles.join()} person={shown} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Home({ person }: { person: Person }) {
  const t = useText()
  return (
    <Section title={t('people.home-section')}>
      <Facts
        facts={[
          { name: t('people.home-suitable'), value: t(person.homeSuitable ? 'shell.yes' : 'shell.no') },
          { name: t('people.commute'), value: person.commuteMinutes ?? t('people.commute-unknown') },
        ]}
      />
      <p className="vi-soft">{t('people.home-private')}</p>
    </Section>
  )
}

function RolesOf({ person }: { person: Person }) {
  const t = useText()
  if (hasRole(useSession(), 'administrator')) return <Roles person={person} />
  return (
    <Section title={t('people.roles-section')}>
      <div className="vi-row">
        {person.roles.length === 0 && <span>{t('people.roles-none')}</span>}
        {person.roles.map((role) => (
          <Badge key={role} kind="accent">
            {t(`role.${role}` as MessageKey)}
          </Badge>
        ))}
      </div>
      <p className="vi-soft">{t('people.roles-read-only')}</p>
    </Section>
  )
}
