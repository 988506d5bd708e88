import { useId, useState } from 'react'
import { agreements } from '../../features/agreements/contract.ts'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextArea, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { readBase64 } from '../design/reading-file.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Whole } from './words-of.tsx'

const olds = [agreements.agreement, agreements.queue, agreementOffice.register]
type Asked = { agreement: Whole; onClose: () => void }

const useDone = (onClose: () => void) => {
  const t = useText()
  return {
    refreshes: olds,
    onDone: () => {
      announce(t('agreements.done-noted'))
      onClose()
    },
  }
}

export function UploadDialog({ agreement: { id }, onClose }: Asked) {
  const t = useText()
  const fileId = useId()
  const [signedOn, setSignedOn] = useState<string>(today())
  const [file, setFile] = useState<File | null>(null)
  const upload = useAct(agreementOffice.upload, useDone(onClose))
  return (
    <Dialog title={t('agreements.upload')} onClose={onClose}>
      <p>{t('agreements.upload-consequence')}</p>
      <TextField label={t('agreements.signed-on')} type="date" value={signedOn} onText={setSignedOn} />
      <div className="vi-field">
        <label htmlFor={fileId}>{t('agreements.file')}</label>
        <input
          id={fileId}
          type="file"
          accept="application/pdf"
          className="form-control"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <ProblemNotice problem={upload.error} />
      <div>
        <Button
          kind="primary"
          busy={upload.isPending || !file}
          onClick={() =>
            file &&
            readBase64(file, (contentBase64) =>
              upload.mutate({
                ...{ agreementId: id, fileName: file.name, contentBase64 },
                signedOn: signedOn as Day,
              }),
            )
          }
        >
          {t('agreements.upload')}
        </Button>
      </div>
    </Dialog>
  )
}

export function ProtocolDialog({ agreement: { id }, onClose }: Asked) {
  const t = useText()
  const [number, setNumber] = useState('')
  const [day, setDay] = useState<string>(today())
  const note = useAct(agreementOffice.protocol, useDone(onClose))
  return (
    <Dialog title={t('agreements.register-number')} onClose={onClose}>
      <TextField label={t('agreements.number')} value={number} onText={setNumber} />
      <TextField label={t('agreements.registered-on')} type="date" value={day} onText={setDay} />
      <ProblemNotice problem={note.error} />
      <div>
        <Button
          kind="primary"
          busy={note.isPending}
          onClick={() => note.mutate({ agreementId: id, number, registeredOn: day as Day })}
        >
          {t('agreements.register-number')}
        </Button>
      </div>
    </Dialog>
  )
}

export function EvaluationDialog({ agreement: { id, terms }, onClose }: Asked) {
  const t = useText()
  const [outcome, setOutcome] = useState<'positive' | 'negative'>('positive')
  const [words, setWords] = useState('')
  const [reached, setReached] = useState(() => terms.objectives.map(() => ''))
  const evaluate = useAct(agreementOffice.evaluate, useDone(onClose))
  return (
    <Dialog title={t('agreements.evaluate')} onClose={onClose}>
      {terms.objectives.map(({ result }, place) => (
        <TextField
          key={result}
          label={t('agreements.reached', { result })}
          optional
          value={reached[place] ?? ''}
          onText={(text) => setReached(reached.map((one, at) => (at === place ? text : one)))}
        />
      ))}
      <SelectField
        label={t('agreements.evaluate')}
        value={outcome}
        options={(['positive', 'negative'] as const).map((value) => ({
          value,
          label: t(`agreements.evaluation-${value}`),
        }))}
        onText={(text) => setOutcome(text as typeof outcome)}
      />
      <TextArea label={t('agreements.evaluation-words')} value={words} onText={setWords} rows={3} />
      <ProblemNotice problem={evaluate.error} />
      <div>
        <Button
          kind="primary"
          busy={evaluate.isPending}
          onClick={() => evaluate.mutate({ agreementId: id, outcome, words, reached })}
        >
          {t('agreements.evaluate')}
        </Button>
      </div>
    </Dialog>
  )
}
