import { activities } from '../../features/activities/contract.ts'
import { people } from '../../features/people/contract.ts'
import { setup } from '../../features/setup/contract.ts'
import type { Answered } from '../call.ts'
import { addressOf } from '../call.ts'
import { ButtonAnchor, ButtonLink } from '../design/button.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'

type Step = Answered<typeof setup.path>['steps'][number]['step']

/** Where a step is done, and the files that help. */
export function StepLinks({ step, primary }: { step: Step; primary: boolean }) {
  const t = useText()
  const session = useSession()
  const kind = primary ? 'primary' : 'secondary'
  switch (step) {
    case 'organisation':
      return (
        <ButtonLink kind={kind} to="/organisation">
          {t('setup.to-organisation')}
        </ButtonLink>
      )
    case 'people':
      return (
        <>
          <ButtonLink kind={kind} to="/import">
            {t('setup.to-people')}
          </ButtonLink>
          <ButtonAnchor kind="quiet" download href={addressOf(setup.sample, {}, true)}>
            {t('setup.sample-people')}
          </ButtonAnchor>
          <ButtonAnchor kind="quiet" download href={addressOf(people.importTemplate, {}, true)}>
            {t('setup.template-people')}
          </ButtonAnchor>
          <ButtonLink kind="quiet" to="/structure">
            {t('setup.also-structure')}
          </ButtonLink>
        </>
      )
    case 'roles':
      return (
        <ButtonLink kind={kind} to="/people">
          {t('setup.to-roles')}
        </ButtonLink>
      )
    case 'entrance':
      return (
        <>
          {hasRole(session, 'administrator') && (
            <ButtonLink kind={kind} to="/identity-providers">
              {t('setup.to-entrance')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" to="/people">
            {t('setup.also-invite')}
          </ButtonLink>
        </>
      )
    case 'activities':
      return (
        <>
          <ButtonLink kind={kind} to="/activities">
            {t('setup.to-activities')}
          </ButtonLink>
          <ButtonAnchor kind="quiet" download href={addressOf(activities.importTemplate, {} as never, true)}>
            {t('setup.template-activities')}
          </ButtonAnchor>
        </>
      )
    case 'policy':
      return (
        <ButtonLink kind={kind} to="/policy">
          {t('setup.to-policy')}
        </ButtonLink>
      )
    case 'month':
      return (
        <ButtonLink kind={kind} to="/months">
          {t('setup.to-month')}
        </ButtonLink>
      )
  }
}
