import type { agreements } from '../../features/agreements/contract.ts'
import type { Answered } from '../call.ts'

export type Form = Answered<typeof agreements.form>
export type FormTerms = Form['terms']
/** What each part of the form is given. */
export type Asked = { terms: FormTerms; form: Form; onTerms: (terms: FormTerms) => void }
