import type pg from 'pg'

/**
 * Gathers the statistics of the tables that were much written to since the last time, one after the other, so that
 * others are let in between. A table without them is taken for one of a few rows: joined with another by comparing
 * each with each, a month of 6,581 people took a minute to read instead of a tenth of a second. PGlite has no
 * autovacuum; that of a server comes once a minute, and whoever has written much does not wait for it.
 * The condition is autovacuum's own; and tables that never had any, since what was counted is lost when PGlite ends.
 * @param owner of the tables: nobody else may
 */
export async function refreshStatistics(owner: Pick<pg.Pool, 'query'>): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(`
    select format('%I.%I', s.schemaname, s.relname) as name
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
      or (c.reltuples < 0 and pg_relation_size(c.oid) > 65536)`)
  for (const { name } of rows) await owner.query(`analyze ${name}`)
}
