import './words.ts'
import { privacy } from '../../features/privacy/contract.ts'
import { kinds } from '../../features/privacy/kinds-rules.ts'
import { useAnswer } from '../asking.ts'
import { addressOf } from '../call.ts'
import { ButtonAnchor } from '../design/button.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Facts } from '../design/pieces.tsx'
import { languageNow, useText } from '../language.ts'

/** What is kept of me, why and how long, and all of it in one file. */
export function MyDataPage() {
  const t = useText()
  const data = useAnswer(privacy.myData, {})
  const language = languageNow()
  return (
    <Page
      title={t('privacy.my-data-title')}
      lead={t('privacy.my-data-lead')}
      back={{ to: '/profile', label: t('shell.profile') }}
    >
      <Section title={t('privacy.my-data-take')}>
        <p>{t('privacy.my-data-take-hint')}</p>
        <div>
          <ButtonAnchor kind="primary" download href={addressOf(privacy.myDataFile, { language }, true)}>
            {t('privacy.my-data-take')}
          </ButtonAnchor>
        </div>
      </Section>
      <Answer of={data} bones={8}>
        {({ items }) =>
          items
            .filter(({ rows, kind }) => rows > 0 || kind === 'audit')
            .map(({ kind, rows }) => {
              const { title, purpose, basis, seenBy, why } = kinds[kind]
              return (
                <Section
                  key={kind}
                  title={title[language]}
                  actions={rows > 0 ? <Badge>{t('privacy.rows', { count: rows })}</Badge> : undefined}
                >
                  <Facts
                    facts={[
                      { name: t('privacy.purpose'), value: purpose[language] },
                      { name: t('privacy.basis'), value: basis },
                      { name: t('privacy.seen-by'), value: seenBy[language] },
                      { name: t('privacy.kept'), value: why[language] },
                    ]}
                  />
                </Section>
              )
            })
        }
      </Answer>
      <Section title={t('privacy.rights-title')}>
        <p>{t('privacy.rights')}</p>
      </Section>
    </Page>
  )
}
