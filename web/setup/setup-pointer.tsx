import './words.ts'
import { setup } from '../../features/setup/contract.ts'
import { useAnswer } from '../asking.ts'
import { ButtonLink } from '../design/button.tsx'
import { Notice } from '../design/notice.tsx'
import { type MessageKey, useText } from '../language.ts'

/** On the home page of who sets an organisation up, until its first month is planned; for everybody else nothing. */
export function SetupPointer() {
  const t = useText()
  const { data } = useAnswer(setup.path, {})
  const month = data?.steps.find(({ step }) => step === 'month')
  if (!data?.next || !month || month.state === 'done') return null
  return (
    <Notice title={t('setup.pointer-title')}>
      <p>
        {t('setup.pointer-lead')}{' '}
        {t('setup.pointer-next', { step: t(`setup.step-${data.next}` as MessageKey) })}
      </p>
      <div>
        <ButtonLink kind="primary" to="/set-up">
          {t('setup.pointer-go')}
        </ButtonLink>
      </div>
    </Notice>
  )
}
