import { useState } from 'react'
import { access } from '../../features/access/contract.ts'
import { people } from '../../features/people/contract.ts'
import { type Role, roles } from '../../vocabulary/role.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { CheckField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'

/** What the administrator lets a person do. */
export function Roles({ person }: { person: Answered<typeof people.person> }) {
  const t = useText()
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles)
  const grant = useAct(access.grantRoles, {
    refreshes: [people.person, people.persons],
    onDone: () => announce(t('people.roles-saved')),
  })
  const same = chosen.length === person.roles.length && chosen.every((role) => person.roles.includes(role))
  return (
    <Section title={t('people.roles-section')}>
      <p className="vi-soft">{t('people.roles-lead')}</p>
      <ProblemNotice problem={grant.error} />
      <div className="vi-columns person-roles">
        {roles.map((role) => (
          <CheckField
            key={role}
            label={t(`role.${role}` as MessageKey)}
            checked={chosen.includes(role)}
            onCheck={(checked) =>
              setChosen(roles.filter((other) => (other === role ? checked : chosen.includes(other))))
            }
          />
        ))}
      </div>
      <div>
        <Button
          kind="primary"
          busy={grant.isPending}
          disabled={same}
          onClick={() => grant.mutate({ personId: person.id, roles: [...chosen] })}
        >
          {t('people.roles-save')}
        </Button>
      </div>
    </Section>
  )
}
