import { inventedFiscalCode } from './invented-rules.ts'
import { type PersonWritten, usual } from './rules.ts'

export { inventedFiscalCode }

/** An invented person, usual in all that is not said. */
export const inventedPerson = ({
  sex = 'F',
  birthDay = '1980-05-17',
  ...person
}: Partial<PersonWritten> & {
  givenName: string
  familyName: string
  sex?: 'F' | 'M'
  birthDay?: string
}): PersonWritten => ({
  ...usual,
  fiscalCode: inventedFiscalCode({ ...person, sex, birthDay }),
  email: null,
  teamId: null,
  ...person,
})
