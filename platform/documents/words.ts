/** A document as a person reads it, whatever file it becomes. */
export type WrittenBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
export type Written = {
  title: string
  blocks: readonly WrittenBlock[]
  /** At the foot of each page: number in the protocol, hash. */
  foot: string
  author: string
  /** When it was made, in milliseconds. */
  at: number
}
