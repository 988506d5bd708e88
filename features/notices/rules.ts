// What people are told, by kind. A kind belongs to the feature before its slash; its words are in kinds-messages.ts.

/** The details of each kind, by name: what its words speak of. */
export const noticeKinds = {
  'wishes/opened': ['month', 'until'],
  'wishes/reminder': ['month', 'until'],
  'planning/published': ['month'],
} as const
export type NoticeKind = keyof typeof noticeKinds
export type NoticeDetails = Record<string, string | number>
export type Notice = { personId: string; kind: NoticeKind; details: NoticeDetails }
