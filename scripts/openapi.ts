// Makes tests/snapshots/openapi.json from the contracts, to be looked at before it is committed.
import { writeFileSync } from 'node:fs'
import { openApi } from '../platform/http/openapi.ts'
import { allRoutes } from '../tests/api/routes.ts'

const description = openApi(allRoutes, '1')
writeFileSync(
  new URL('../tests/snapshots/openapi.json', import.meta.url),
  `${JSON.stringify(description, undefined, 2)}\n`,
)
