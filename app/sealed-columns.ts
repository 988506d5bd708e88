import type { SealedColumn } from '../platform/database/resealing.ts'

/** Every column that holds what is sealed with the installation's secret, with the place that each text was sealed for. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    ...{ table: 'push_key', column: 'private_key_sealed', keys: ['organisation_id'] },
    about: (row) => `push ${row.organisation_id}`,
  },
  {
    ...{ table: 'identity_provider', column: 'sealed_client_secret', keys: ['organisation_id', 'id'] },
    about: (row) => `provider-secret ${row.organisation_id} ${row.id}`,
  },
  {
    ...{ table: 'provider_key', column: 'sealed_private_key', keys: ['organisation_id', 'id'] },
    about: (row) => `provider-key ${row.organisation_id} ${row.id}`,
  },
  {
    ...{ table: 'communication_access', column: 'sealed_client_secret', keys: ['organisation_id'] },
    about: (row) => `communications ${row.organisation_id}`,
  },
  {
    ...{ table: 'seat_code', column: 'sealed_token', keys: ['organisation_id', 'seat_id'] },
    about: (row) => `seat code ${row.organisation_id} ${row.seat_id}`,
  },
]
