/** frequencies.txt and transfers.txt. */
import type { FeedDraft, FileReader } from './draft.ts'
import { secondsOf, wholeOf } from './reading-times.ts'

export const readFrequencies = (draft: FeedDraft): FileReader => ({
  file: 'frequencies.txt',
  needed: ['trip_id', 'start_time', 'end_time', 'headway_secs'],
  optional: true,
  rows: (at) => {
    const [id, start, end, each] = ['trip_id', 'start_time', 'end_time', 'headway_secs'].map(at)
    return (fields, line) => {
      const trip = draft.trips.numberOf(fields[id!]!)
      if (trip < 0) return draft.findings.note('frequencies.txt', 'unknown-trip', line, fields[id!]!)
      const [from, until] = [secondsOf(fields[start!]!), secondsOf(fields[end!]!)]
      const headway = wholeOf(fields[each!]!)
      if (headway <= 0 || from < 0 || until < 0)
        return draft.findings.note('frequencies.txt', 'bad-headway', line, fields[id!]!)
      draft.frequencies.push({ trip, from, until, headway })
    }
  },
})

export const readTransfers = (draft: FeedDraft): FileReader => ({
  file: 'transfers.txt',
  needed: ['from_stop_id', 'to_stop_id'],
  optional: true,
  rows: (at) => {
    const [a, b, type, time] = ['from_stop_id', 'to_stop_id', 'transfer_type', 'min_transfer_time'].map(at)
    return (fields, line) => {
      const { findings } = draft
      const [from, to] = [draft.places.numberOf(fields[a!]!), draft.places.numberOf(fields[b!]!)]
      const kind = Number(fields[type!] ?? '')
      const known = Number.isInteger(kind) && kind >= 0 && kind <= 3
      if (!known || from === to || !draft.isStop(from) || !draft.isStop(to))
        return findings.note('transfers.txt', 'transfer-ignored', line)
      const stated = Number(fields[time!] ?? '')
      const seconds = Number.isFinite(stated) ? Math.ceil(stated) : 0
      if (seconds < 0) findings.note('transfers.txt', 'negative-transfer-time', line)
      draft.transfers.push({ from, to, seconds: Math.max(0, seconds), forbidden: kind === 3 })
    }
  },
})
