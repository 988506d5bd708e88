import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { readSheetsAside } from '../../platform/sheets/in-thread.ts'
import { applyImported } from './import-application-store.ts'
import { findDifference, findTakenEmails } from './import-difference-store.ts'
import { findTables, type ImportFault, type Table } from './import-headings-rules.ts'
import {
  changesOf,
  faultsOfEmails,
  faultsOfStaged,
  fileFault,
  fileWithoutRows,
} from './import-preview-actions.ts'
import { type Known, rowChecker, type StagedHome, type StagedRow } from './import-rows-rules.ts'
import {
  findImport,
  findImportFile,
  findKnown,
  insertStaged,
  restartStaging,
  saveApplied,
  saveFailed,
  saveFaults,
  saveReading,
} from './import-store.ts'
import { lockPeople } from './store.ts'

const rowsAtOnce = 1000
/** How many faults and changes are kept to be shown; all are counted. */
const faultsKept = 500
const changesKept = 200

/** The faults of a file: all counted, the first kept. */
function faultList() {
  const kept: ImportFault[] = []
  let total = 0
  return {
    kept,
    total: () => total,
    add(faults: readonly ImportFault[]) {
      total += faults.length
      kept.push(...faults.slice(0, faultsKept - kept.length))
    },
  }
}
type FaultList = ReturnType<typeof faultList>

/**
 * Reads a file and says what it would change, or all that is wrong with it; changes nothing else. Each
 * thousand rows in a transaction of their own, so that progress is seen. Taken up again it begins anew.
 */
export async function readPeopleImport(job: RunningJob): Promise<void> {
  const begun = await job.transaction(async ({ tx, today }) => {
    const found = await findImport(tx, job.organisationId, job.id)
    const bytes = await findImportFile(tx, job.organisationId, job.id)
    if (!found || !bytes) return undefined
    const known = await findKnown(tx, job.organisationId)
    return { found, bytes, known, thisYear: Number(today.slice(0, 4)) }
  })
  if (!begun) return
  const read = await readSheetsAside(begun.bytes)
  const faults = faultList()
  let tables: Table[] = []
  if ('fault' in read) faults.add([fileFault(read)])
  else {
    const found = findTables(read)
    tables = found.tables
    faults.add(found.faults)
    const staged = await stageRows(job, tables, begun.known, begun.thisYear, faults)
    if (staged === undefined) return
    if (staged === 0 && faults.total() === 0) faults.add([fileWithoutRows])
  }
  await job.transaction((moment) => keepReading(moment, job, tables, faults, begun.found.startedBy))
}

/** @returns how many rows were staged, undefined when the import was discarded meanwhile */
async function stageRows(
  job: RunningJob,
  tables: readonly Table[],
  known: Known,
  thisYear: number,
  faults: FaultList,
): Promise<number | undefined> {
  const total = tables.reduce((sum, { rows, firstRow }) => sum + rows.length - firstRow, 0)
  await job.transaction(({ tx }) => restartStaging(tx, job.organisationId, job.id, total))
  const checker = rowChecker(known, thisYear)
  let rowsDone = 0
  let staged = 0
  const stage = (rows: StagedRow[], homes: StagedHome[]) =>
    job.transaction(({ tx }) => {
      // A file with faults is read to its end for the others; its rows are of no use.
      const useful = faults.total() === 0
      return insertStaged(tx, job.organisationId, job.id, {
        rows: useful ? rows : [],
        homes: useful ? homes : [],
        rowsDone,
      })
    })
  for (const table of tables) {
    for (let from = table.firstRow; from < table.rows.length; from += rowsAtOnce) {
      if (job.signal.aborted) throw new Error('The process is stopping; the import will be taken up again')
      const to = Math.min(from + rowsAtOnce, table.rows.length)
      const [rows, homes]: [StagedRow[], StagedHome[]] = [[], []]
      for (let index = from; index < to; index++) {
        const checked = checker.check(table, index)
        faults.add(checked.faults)
        if (checked.row) rows.push(checked.row)
        if (checked.home) homes.push(checked.home)
      }
      rowsDone += to - from
      staged += rows.length
      if (!(await stage(rows, homes))) return undefined
    }
    if (table.sheet !== 'teams') continue
    const directorates = checker.directorates()
    faults.add(directorates.faults)
    if (!(await stage(directorates.rows, []))) return undefined
  }
  return staged
}

async function keepReading(
  { tx, now }: JobMoment,
  job: RunningJob,
  tables: readonly Table[],
  faults: FaultList,
  startedBy: string,
): Promise<void> {
  const { organisationId, id } = job
  let guarded = false
  if (faults.total() === 0) {
    const found = await faultsOfStaged(tx, organisationId, id, tables, startedBy)
    guarded = found.guarded
    faults.add(found.faults)
  }
  const { counts, first } = await findDifference(tx, organisationId, id, changesKept)
  await saveReading(tx, organisationId, id, {
    counts,
    faults: faults.kept,
    faultsTotal: faults.total(),
    changes: faults.total() === 0 ? changesOf(first, tables) : [],
    guarded,
    now,
  })
}

/** Applies what was read and confirmed: all or nothing, once, also when two do it at the same moment. */
export async function applyPeopleImport(job: RunningJob): Promise<void> {
  const { organisationId, id } = job
  await job.transaction(async ({ tx, now, audit }) => {
    const found = await findImport(tx, organisationId, id, 'held')
    if (!found?.applyAskedAt || found.appliedAt || found.failedAt) return
    await lockPeople(tx, organisationId)
    // What was free when the file was read may be somebody's since.
    const taken = faultsOfEmails(await findTakenEmails(tx, organisationId, id))
    if (taken.length > 0) {
      await saveFaults(tx, organisationId, id, {
        faults: taken.slice(0, faultsKept),
        faultsTotal: taken.length,
      })
      return
    }
    const { counts } = await findDifference(tx, organisationId, id, 0)
    await applyImported(tx, organisationId, id, now)
    await saveApplied(tx, organisationId, id, { counts, now })
    audit('people/import-applied', id, {
      askedBy: found.applyAskedBy,
      sha256: found.sha256.toString('hex'),
      ...Object.fromEntries(
        Object.entries(counts).flatMap(([what, { added, changed }]) => [
          [`${what}Added`, added],
          [`${what}Changed`, changed],
        ]),
      ),
    })
  })
}

/** What is done when reading or applying failed too often: nobody waits for it, and nothing of it is kept. */
export async function giveUpPeopleImport(job: RunningJob): Promise<void> {
  await job.transaction(({ tx, now }) => saveFailed(tx, job.organisationId, job.id, now))
}
