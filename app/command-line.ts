/** What a command is given of the words typed. */
export type CommandLine = {
  /** The words after the command. */
  words: string[]
  options: Record<string, string | boolean | undefined>
  /** Only JSON goes to standard output; everything said to people goes to standard error. */
  json: boolean
  say(line: string): void
  print(value: unknown): void
}
/** Bad input or usage: the message is for the person, the exit code is 2. */
export class BadUsage extends Error {}

/** A number given by an option, or its default. */
export function numberOption(
  { options }: CommandLine,
  name: string,
  usual: number,
  { least, most = Number.MAX_SAFE_INTEGER, whole = false }: { least: number; most?: number; whole?: boolean },
): number {
  const given = options[name]
  if (given === undefined) return usual
  const value = Number(given)
  if (
    given === '' ||
    !Number.isFinite(value) ||
    value < least ||
    value > most ||
    (whole && !Number.isInteger(value))
  )
    throw new BadUsage(
      `--${name} ${String(given)}: a ${whole ? 'whole ' : ''}number from ${least} to ${most} is expected`,
    )
  return value
}
