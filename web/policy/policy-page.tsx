import './policy.css'
import './words.ts'
import { policy } from '../../features/policy/contract.ts'
import type { Item } from '../../features/policy/rules.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { dateInWords, sentence } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { groups } from './fields.ts'
import { doesInWords, itemInWords, usualInWords, valueInWords } from './value-in-words.ts'

type Policy = Answered<typeof policy.policy>

/** What holds today, item by item: what each does, where it differs, and what is to come. */
export function PolicyPage() {
  const t = useText()
  const session = useSession()
  const held = useAnswer(policy.policy, {})
  const keeper = hasRole(session, 'hr-office', 'administrator')
  const reader =
    keeper || hasRole(session, 'union-representative', 'safety-representative', 'auditor', 'directorate-head')
  return (
    <Page
      title={t('policy.title')}
      lead={t('policy.lead')}
      actions={
        <>
          {reader && <ButtonLink to="/policy/changes">{t('policy.changes')}</ButtonLink>}
          {keeper && (
            <ButtonLink kind="primary" to="/policy/changes/new">
              {t('policy.change-these')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Answer of={held} bones={8}>
        {(shown) => (
          <>
            <p className="vi-soft">{sentence(t('policy.on-day', { day: dateInWords(shown.day) }))}</p>
            {groups.map((group) => (
              <Section key={group.label} title={t(group.label)}>
                <ul className="policy-items">
                  {group.items.map((item) => (
                    <ItemHeld key={item} item={item} shown={shown} />
                  ))}
                </ul>
              </Section>
            ))}
          </>
        )}
      </Answer>
    </Page>
  )
}

function ItemHeld({ item, shown }: { item: Item; shown: Policy }) {
  const t = useText()
  const officeName = (id: string) => shown.places.find((place) => place.id === id)?.name ?? ''
  const own = shown.values.filter(({ value }) => value.item === item)
  const general = own.find(({ value, inForce }) => inForce && value.scope === 'organisation')
  const others = own.filter((one) => one !== general)
  return (
    <li>
      <h3>{itemInWords(item)}</h3>
      <p className="vi-soft">{doesInWords(item)}</p>
      <p className="policy-value">
        {general ? valueInWords(item, general.value.value, officeName) : usualInWords(item)}{' '}
        <span className="vi-soft">
          {general ? t('policy.since', { day: dateInWords(general.value.from) }) : t('policy.usual')}
        </span>
      </p>
      {others.length > 0 && (
        <ul className="policy-others">
          {others.map(({ value, scopeName, inForce }) => (
            <li key={`${value.scopeId} ${value.from}`}>
              <strong>{scopeName ?? t('policy.everywhere')}</strong>{' '}
              {inForce
                ? t('policy.since', { day: dateInWords(value.from) })
                : t('policy.to-come', { day: dateInWords(value.from) })}
              : {valueInWords(item, value.value, officeName)}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
