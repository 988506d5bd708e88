import { expect } from 'vitest'
import type { Role } from '../../vocabulary/role.ts'
import type { Visit } from './browser.ts'

/** Enters by the demo's door as the first person of a role, or a further one. @returns their name */
export async function enter({ page }: Visit, role: Role, index = 0): Promise<string> {
  const answer = await page.request.get('/api/v1/demo-people')
  const { items } = (await answer.json()) as { items: { name: string; roles: Role[] }[] }
  const who = items.filter(({ roles }) =>
    role === 'employee' ? roles.every((one) => one === 'employee') : roles.includes(role),
  )[index]
  expect(who, `nobody to enter as ${role}`).toBeDefined()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: who!.name }).click()
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /^Ciao / })
    .waitFor()
  return who!.name
}
