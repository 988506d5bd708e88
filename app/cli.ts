/**
 * The command line. Each command is loaded when it is asked for, so that `--help` costs nothing.
 * Exit codes: 0 done, 1 failed, 2 bad input or usage.
 */
import { parseArgs } from 'node:util'
import { BadUsage, type CommandLine } from './command-line.ts'

type Command = {
  usage: string
  summary: string
  options: Record<string, { type: 'string' | 'boolean' }>
  help: string
  run(line: CommandLine): Promise<number>
}

const data = { data: { type: 'string' } } as const
const listening = { ...data, port: { type: 'string' }, host: { type: 'string' } } as const

const commands: Record<string, Command> = {
  serve: {
    usage: 'serve [--port N] [--host ADDRESS] [--data DIR]',
    summary: 'serve the product; the first time, ask for the first administrator',
    options: listening,
    help: 'Serves pages and API on 127.0.0.1:8080 unless said otherwise, and does the jobs.',
    run: async (line) => (await import('./commands/serve.ts')).serve(line),
  },
  migrate: {
    usage: 'migrate [--data DIR]',
    summary: 'bring the schema of the database up to date',
    options: data,
    help: 'Also done by serve; apart for those who migrate with another role than the one that serves.',
    run: async (line) => (await import('./commands/migrate.ts')).migrateCommand(line),
  },
  reseal: {
    usage: 'reseal [--to FILE] [--data DIR]',
    summary: 'give the installation another secret, and seal everything anew with it',
    options: { ...data, to: { type: 'string' } },
    help: 'Stop the installation first. Makes a new secret in its file, or takes the one in --to (needed where the secret\nis given by VICINATO_SECRET: start with the new one afterwards). All or nothing; done again after it stopped anywhere.',
    run: async (line) => (await import('./commands/reseal.ts')).resealCommand(line),
  },
  demo: {
    usage: 'demo [--port N] [--host ADDRESS] [--data DIR] [--fresh] [--people N] [--no-serve]',
    summary: 'make the invented demo city if it is not there, and serve it',
    options: {
      ...listening,
      fresh: { type: 'boolean' },
      people: { type: 'string' },
      'no-serve': { type: 'boolean' },
    },
    help: 'An administration of 6,581 invented agile workers, one month published and the next open.\n--fresh deletes the demo folder first. --people makes a smaller or larger one.',
    run: async (line) => (await import('./commands/demo.ts')).demo(line),
  },
  import: {
    usage: 'import FILE --organisation SLUG --as E-MAIL [--dry-run] [--data DIR]',
    summary: 'import people, teams and offices from CSV or XLSX',
    options: {
      ...data,
      organisation: { type: 'string' },
      as: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    help: 'All or nothing. --dry-run says what would change. All faults are listed at once. --as names an administrator\nor HR officer of the organisation: what is done is written down as theirs.',
    run: async (line) => (await import('./commands/import.ts')).importCommand(line),
  },
  plan: {
    usage: 'plan PROBLEM.json --out PLAN.json [--seconds S] [--gap PERCENT] [--seed N] [--threads N]',
    summary: 'solve a month problem (vicinato/month-problem@1)',
    options: {
      out: { type: 'string' },
      seconds: { type: 'string' },
      gap: { type: 'string' },
      seed: { type: 'string' },
      threads: { type: 'string' },
    },
    help: 'Stops when the gap is proven to be at most --gap (default 0.01 percent) or after --seconds (default 20).\nThe plan is always feasible; Ctrl-C keeps the best so far. --seed (default 1) breaks ties. --threads\n(default 1) search side by side, from 2,000 people on; the plan is the same with any number of them.',
    run: async (line) => (await import('./commands/plan.ts')).plan(line),
  },
  gtfs: {
    usage: 'gtfs check FEED.zip',
    summary: 'say what a timetable holds, what was mended, and whether it can serve',
    options: {},
    help: 'What was repaired or left out is listed by file, line and count. Exit code 1 when the feed cannot serve, with\nevery reason.',
    run: async (line) => (await import('./commands/gtfs.ts')).gtfs(line),
  },
  reach: {
    usage:
      'reach --gtfs FEED.zip --date YYYY-MM-DD --depart HH:MM --from-stop ID [--max-walk METRES] [--max-rides N]',
    summary: 'the earliest arrival at every stop, from one',
    options: {
      gtfs: { type: 'string' },
      date: { type: 'string' },
      depart: { type: 'string' },
      'from-stop': { type: 'string' },
      'max-walk': { type: 'string' },
      'max-rides': { type: 'string' },
    },
    help: 'Trips of that date, past midnight too, by calendar.txt and calendar_dates.txt. One walks from the stop, or after a\nride, once, by transfers.txt, and to stops at most --max-walk metres away (default 0, a straight line; 1.25 times as\nlong at 4.5 km/h). Without --max-rides there is no limit. --json prints seconds after midnight by stop.',
    run: async (line) => (await import('./commands/reach.ts')).reach(line),
  },
  matrix: {
    usage:
      'matrix FEED.zip... --date YYYY-MM-DD --homes HOMES.csv --places PLACES.csv [--from HH:MM] [--until HH:MM]\n  [--every MINUTES] [--max-walk METRES] [--out FILE]',
    summary: 'minutes from every home to every place, by every mode',
    options: {
      date: { type: 'string' },
      homes: { type: 'string' },
      places: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      every: { type: 'string' },
      'max-walk': { type: 'string' },
      out: { type: 'string' },
    },
    help: 'The files have columns id, latitude and longitude. By public transport: the median over arrivals from 07:30 to 10:00,\nevery 5 minutes, of arrival less the latest departure, walks included. On foot, by bicycle and by car: estimates\nfrom the air line. --max-walk is between stops (default 500). CSV, or JSON with --json.',
    run: async (line) => (await import('./commands/matrix.ts')).matrix(line),
  },
  dump: {
    usage: 'dump FILE|- [--alone] [--data DIR]',
    summary: 'write a whole installation into one file',
    options: { ...data, alone: { type: 'boolean' } },
    help: 'Packed JSON lines (docs/moving.md), the same from the embedded database and from PostgreSQL. It holds all that\nthe installation knows of people: the file is for its owner alone (mode 0600). - writes to standard output.\nSecrets in it are sealed: take VICINATO_SECRET or the file secret.key along, by another way.\n--alone is for an owner of the tables without BYPASSRLS: it locks everybody out while it reads.',
    run: async (line) => (await import('./commands/dump.ts')).dump(line),
  },
  load: {
    usage: 'load FILE|- [--data DIR]',
    summary: 'read what dump wrote into an empty installation',
    options: data,
    help: 'Into an embedded folder or a PostgreSQL database without rows, of the same version. All or nothing: what was\nwritten is read back and compared, and the chain of the audit followed, before it counts.',
    run: async (line) => (await import('./commands/load.ts')).load(line),
  },
  backup: {
    usage: 'backup [DIR] [--keep N] [--alone] [--data DIR]',
    summary: 'dump into a folder of backups, and read it again',
    options: { ...data, keep: { type: 'string' }, alone: { type: 'boolean' } },
    help: 'DIR is BACKUP_DIR unless said. Only the newest N stay (--keep, BACKUP_KEEP, 14; 0 keeps all). While serve runs on\nan embedded database it makes the backups itself, each night, and at once when sent SIGUSR2: see BACKUP_DIR.',
    run: async (line) => (await import('./commands/backup.ts')).backup(line),
  },
  restore: {
    usage: 'restore FILE|DIR [--data DIR]',
    summary: 'load a backup, or the newest of a folder, into an empty installation',
    options: data,
    help: 'Nothing is overwritten: name an empty folder or database. Afterwards it is looked at as doctor does.',
    run: async (line) => (await import('./commands/restore.ts')).restore(line),
  },
  doctor: {
    usage: 'doctor [--backup FILE|DIR [--max-age HOURS]] [--data DIR]',
    summary: 'check the schema, the row-level security and the chain of the audit, or a backup',
    options: { ...data, backup: { type: 'string' }, 'max-age': { type: 'string' } },
    help: 'Exit code 1 when something is not as it should be. --backup looks at a backup instead, or at the newest of a\nfolder: whole, not older than --max-age hours (48), and loaded into a database of its own that goes afterwards.',
    run: async (line) => (await import('./commands/doctor.ts')).doctor(line),
  },
}

const overview = () =>
  [
    'Usage: vicinato COMMAND [OPTIONS]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`),
    '',
    'Every command knows --help and --json (only JSON on standard output).',
    'Exit codes: 0 done, 1 failed, 2 bad input or usage.',
    'Settings by environment: DATABASE_URL, DATABASE_APP_URL, PUBLIC_URL, SMTP_URL, MAIL_FROM (see README.md).',
  ].join('\n')

/** @returns the exit code */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  const out = (text: string) => process.stdout.write(`${text}\n`)
  const err = (text: string) => process.stderr.write(`${text}\n`)
  if (name === undefined || name === '--help' || name === 'help') {
    out(overview())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    err(`vicinato: there is no command ${name}\n\n${overview()}`)
    return 2
  }
  try {
    const { values, positionals } = readOptions(command, rest)
    if (values.help) {
      out(`Usage: vicinato ${command.usage}\n\n${command.help}`)
      return 0
    }
    const json = values.json === true
    return await command.run({
      words: positionals,
      options: values,
      json,
      say: json ? err : out,
      print: (value) => out(JSON.stringify(value)),
    })
  } catch (fault) {
    err(`vicinato ${name}: ${(fault as Error).message}`)
    if (!(fault instanceof BadUsage)) return 1
    err(`Usage: vicinato ${command.usage}`)
    return 2
  }
}

function readOptions(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean' }, json: { type: 'boolean' } },
      allowPositionals: true,
    })
  } catch (fault) {
    throw new BadUsage((fault as Error).message)
  }
}
