import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { idText, nothing } from '../../vocabulary/schemas.ts'

const patronDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a day of the year as MM-DD' })
const organisation = z.object({
  id: idText,
  slug: z.string(),
  name: z.string(),
  /** The seat's patron day, `MM-DD`: a holiday besides the national ones. */
  patronDay: patronDay.nullable(),
  /** Invented people and data; said on every page. */
  demo: z.boolean(),
})

export const alliance = {
  organisation: endpoint({
    method: 'GET',
    path: '/organisation',
    summary: 'The organisation of who asks',
    may: 'signed-in',
    input: nothing,
    output: organisation,
  }),
  changeOrganisation: endpoint({
    method: 'PUT',
    path: '/organisation',
    summary: 'Change the name or the patron day of the organisation',
    may: ['administrator', 'hr-office'],
    input: z.object({ name: z.string().trim().min(1).max(200), patronDay: patronDay.nullable() }),
    output: organisation,
  }),
}
