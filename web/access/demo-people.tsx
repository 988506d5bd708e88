import { useSearch } from '@tanstack/react-router'
import { access } from '../../features/access/contract.ts'
import type { Role } from '../../vocabulary/role.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { useEntering } from './entering.ts'

const groups = ['employee', 'manager', 'hr', 'other'] as const
const groupOf = (roles: readonly Role[]): (typeof groups)[number] => {
  if (roles.includes('hr-office')) return 'hr'
  if (roles.includes('team-manager') || roles.includes('directorate-head')) return 'manager'
  return roles.every((role) => role === 'employee') ? 'employee' : 'other'
}

/** On a demo: the named people, by what they do, each one tap away. */
export function DemoPeople({ slug }: { slug: string }) {
  const t = useText()
  const { to } = useSearch({ from: '/open/sign-in' })
  const enter = useEntering(to)
  const people = useAnswer(access.demoPeople, {})
  const signIn = useAct(access.demoSignIn, { onDone: ({ session }) => enter(session) })
  return (
    <Section title={t('access.demo-title')}>
      <p className="vi-soft">{t('access.demo-lead')}</p>
      <ProblemNotice problem={signIn.error} />
      <Answer of={people} bones={6}>
        {({ items }) => {
          const here = items.filter(({ organisation }) => organisation === slug)
          return groups.map((group) => {
            const members = here.filter(({ roles }) => groupOf(roles) === group)
            if (members.length === 0) return null
            return (
              <div key={group} className="vi-stack vi-stack-tight">
                <h3>{t(`access.demo-group-${group}`)}</h3>
                <ul className="vi-doors">
                  {members.map((person) => (
                    <li key={person.personId}>
                      <button
                        type="button"
                        className="vi-card vi-door"
                        onClick={() => signIn.mutate({ organisation: slug, personId: person.personId })}
                      >
                        <Icon name="user" size={24} />
                        <span>
                          <strong>{person.name}</strong>
                          <span>{person.what}</span>
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            )
          })
        }}
      </Answer>
    </Section>
  )
}
