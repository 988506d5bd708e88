import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { idText } from '../../vocabulary/schemas.ts'
import { dayExplained } from '../explanations/contract.ts'

export const reviews = {
  explanation: endpoint({
    method: 'GET',
    path: '/day-reviews/{reviewId}/explanation',
    summary: 'Why the reviewed day is as the computation proposed it: to its person, and to who may answer',
    may: 'signed-in',
    input: z.object({ reviewId: idText }),
    output: dayExplained,
  }),
}
