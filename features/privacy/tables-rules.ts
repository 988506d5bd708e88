// Every table that says something of a person: of whom, what happens to it when they are erased, which texts of it
// somebody may have written a name into. A test compares it with the database's own catalogue.
import { dutiesTables } from './duties-tables-rules.ts'
import type { KindName } from './kinds-rules.ts'
import { deleted, type KeptTable, kept, mine } from './table-rules.ts'

export type { KeptTable } from './table-rules.ts'

export const keptTables: Record<string, KeptTable> = {
  person: { kind: 'person', about: ['id'], erased: kept },
  person_home: { kind: 'home', about: mine, erased: deleted },
  way: { kind: 'home', about: mine, erased: deleted },
  home_neighbourhood: { kind: 'home', about: mine, erased: deleted },
  near_site: { kind: 'home', about: mine, erased: deleted },
  measured_home: { kind: 'home', about: mine, erased: deleted },
  timetable: { kind: 'roles', about: [], by: ['uploaded_by'], erased: kept },

  site_document: { kind: 'roles', about: [], by: ['added_by'], erased: kept },

  // A wait before the booking to which it refers.
  booking_wait: { kind: 'bookings', tenant: 'guest_id', about: mine, erased: kept, aged: 'day' },
  check_in: { kind: 'visits', tenant: 'guest_id', about: mine, erased: deleted },
  booking: {
    kind: 'bookings',
    tenant: 'guest_id',
    about: mine,
    erased: kept,
    texts: ['visitor_name', 'end_reason'],
    aged: 'day',
  },
  // Of people who may be nobody here: no number refers to them, only their name and address.
  membership: { kind: 'contacts', about: [], erased: kept, texts: ['contact_name', 'contact_email'] },
  membership_step: { kind: 'contacts', about: [], erased: kept, texts: ['by_name'] },
  outside_application: {
    kind: 'contacts',
    about: [],
    erased: kept,
    texts: ['contact_name', 'contact_email'],
  },
  code_basis: { kind: 'policy', about: [], by: ['recorded_by', 'ended_by'], erased: kept },

  role_grant: { kind: 'roles', about: mine, erased: deleted },
  team_substitute: { kind: 'roles', about: mine, by: ['named_by', 'ended_by'], erased: kept },
  setup_step_aside: { kind: 'roles', about: [], by: ['set_aside_by'], erased: kept },

  identity_provider: {
    kind: 'roles',
    about: [],
    by: ['off_by'],
    erased: kept,
    secret: ['sealed_client_secret'],
  },
  account: { kind: 'credentials', about: mine, erased: deleted, secret: ['password_hash'] },
  passkey: {
    kind: 'credentials',
    about: mine,
    erased: deleted,
    secret: ['credential_id', 'public_key', 'counter'],
  },
  passkey_challenge: { kind: 'sessions', about: mine, erased: deleted, secret: ['challenge_hash'] },
  api_token: {
    kind: 'credentials',
    about: ['made_by'],
    by: ['revoked_by'],
    erased: deleted,
    secret: ['token_hash'],
  },
  session: { kind: 'sessions', about: mine, erased: deleted, aged: 'last_seen_at', secret: ['token_hash'] },
  invitation: {
    kind: 'invitations',
    about: mine,
    by: ['made_by'],
    erased: deleted,
    aged: 'expires_at',
    secret: ['token_hash'],
  },
  sign_in_failure: {
    kind: 'failures',
    about: [],
    erased: kept,
    aged: 'failed_at',
    secret: ['subject_hash'],
  },
  idempotency_key: {
    kind: 'repeats',
    about: mine,
    erased: deleted,
    aged: 'made_at',
    secret: ['key_sha256', 'request_hmac', 'answer'],
  },

  wish_reminder: { kind: 'wishes', about: mine, erased: deleted, aged: 'month' },
  wish: { kind: 'wishes', about: mine, by: ['stated_by_delegate'], erased: deleted, aged: 'month' },
  wish_delegation: {
    kind: 'wishes',
    about: ['person_id', 'delegate_id'],
    erased: deleted,
    aged: 'ended_at',
  },
  wish_call: { kind: 'plans', about: [], by: ['sent_by'], erased: kept },
  wishes_closure: { kind: 'plans', about: [], by: ['closed_by'], erased: kept },
  wishes_reopening: {
    kind: 'plans',
    about: [],
    by: ['closed_by', 'reopened_by'],
    erased: kept,
    texts: ['reason'],
  },

  work_month: { kind: 'plans', about: [], by: ['opened_by'], erased: kept },
  plan_run: { kind: 'plans', about: [], by: ['started_by'], erased: kept },
  variant_comparison: { kind: 'plans', about: [], by: ['asked_by', 'kept_by'], erased: kept },
  month_variant: {
    kind: 'plans',
    about: [],
    by: ['discarded_by', 'adopted_by'],
    erased: kept,
    texts: ['name'],
  },
  replanning: {
    kind: 'plans',
    about: [],
    by: ['asked_by', 'applied_by', 'undone_by', 'discarded_by'],
    erased: kept,
    texts: ['reason'],
  },
  replanning_move: { kind: 'plans', about: mine, erased: kept },
  assignment: { kind: 'plans', about: mine, erased: kept },
  superseded_assignment: { kind: 'plans', about: mine, erased: kept },
  day_change: { kind: 'plans', about: mine, by: ['changed_by'], erased: kept, texts: ['reason'] },
  day_request: { kind: 'plans', about: ['person_id', 'colleague_id'], erased: kept },
  day_request_step: {
    kind: 'plans',
    about: [],
    of: ['request_id', 'day_request'],
    by: ['taken_by'],
    erased: kept,
    texts: ['reason'],
  },
  day_review: { kind: 'plans', about: mine, by: ['officer_id'], erased: kept, texts: ['words'] },
  day_review_answer: {
    kind: 'plans',
    about: [],
    of: ['review_id', 'day_review'],
    by: ['answered_by'],
    erased: kept,
    texts: ['words'],
  },
  other_day_request: { kind: 'plans', about: mine, by: ['asked_by'], erased: kept, texts: ['reason'] },
  month_exception: {
    kind: 'plans',
    about: mine,
    by: ['made_by', 'withdrawn_by'],
    // Its category may say something of health or family: it does not outlive the name.
    erased: deleted,
  },
  // The ledger keeps its sums: after an erasure an account is of nobody.
  bank_account: { kind: 'plans', about: mine, erased: kept },
  bank_transfer: {
    kind: 'plans',
    about: [],
    of: ['debit_id', 'bank_account'],
    by: ['made_by'],
    erased: kept,
  },
  bank_round: { kind: 'plans', about: [], by: ['made_by'], erased: kept },
  // A transfer refers to the request by which days were received; it says how many and no more.
  bank_request: { kind: 'plans', about: mine, erased: kept },
  // Among its reasons may be that a priority counted: it does not outlive the name.
  bank_answer: { kind: 'plans', about: mine, erased: deleted },
  team_approval: { kind: 'plans', about: [], by: ['approved_by'], erased: kept },
  month_publication: { kind: 'plans', about: [], by: ['published_by'], erased: kept },
  month_reopening: {
    kind: 'plans',
    about: [],
    by: ['published_by', 'reopened_by'],
    erased: kept,
    texts: ['reason'],
  },

  // Everybody's month in one: whoever is erased takes the records of the months that they were planned in along.
  solved_month: {
    kind: 'reasons',
    about: [],
    of: ['month', 'assignment', 'month'],
    erased: deleted,
    aged: 'month',
    secret: ['record'],
  },
  variant_plan: {
    kind: 'reasons',
    about: [],
    of: ['month', 'assignment', 'month'],
    erased: deleted,
    aged: 'month',
    secret: ['record'],
  },
  day_explanation: { kind: 'reasons', about: mine, erased: deleted, aged: 'month' },

  notice_delivery: { kind: 'notices', about: mine, erased: deleted, aged: 'due_at' },
  notice: { kind: 'notices', about: mine, erased: deleted, aged: 'made_at', texts: ['details'] },
  notice_preference: { kind: 'settings', about: mine, erased: deleted },
  contact_habit: { kind: 'settings', about: mine, erased: deleted },
  contact_band: { kind: 'policy', about: [], by: ['set_by'], erased: kept },
  presence_choice: { kind: 'settings', about: mine, erased: deleted },
  calendar_address: { kind: 'settings', about: mine, erased: deleted, secret: ['token_hash'] },
  push_device: { kind: 'settings', about: mine, erased: deleted, secret: ['endpoint', 'p256dh', 'auth'] },

  person_activities: { kind: 'activities', about: mine, by: ['made_by'], erased: kept },
  activity_request: { kind: 'activities', about: mine, erased: kept, texts: ['title', 'text'] },
  activity_request_answer: {
    kind: 'activities',
    about: [],
    of: ['request_id', 'activity_request'],
    by: ['answered_by'],
    erased: kept,
    texts: ['reasons'],
  },
  activity_assessment: { kind: 'activities', about: [], by: ['made_by'], erased: kept, texts: ['reason'] },
  work_tool_version: { kind: 'activities', about: [], by: ['made_by'], erased: kept },

  prevalence_ground: {
    kind: 'priorities',
    about: mine,
    by: ['made_by'],
    erased: deleted,
    texts: ['authorised_by'],
  },

  policy_change: { kind: 'policy', about: [], by: ['proposed_by'], erased: kept, texts: ['explanation'] },
  policy_consultation: { kind: 'policy', about: [], by: ['sent_by'], erased: kept },
  policy_decision: { kind: 'policy', about: [], by: ['decided_by'], erased: kept, texts: ['reason'] },
  policy_opinion: { kind: 'policy', about: mine, erased: kept, texts: ['words'] },

  people_import: {
    kind: 'imports',
    about: [],
    by: ['started_by', 'apply_asked_by'],
    erased: kept,
    aged: 'started_at',
  },
  people_import_file: { kind: 'imports', about: [], erased: kept },
  people_import_row: { kind: 'imports', about: [], erased: kept },
  people_import_home: { kind: 'imports', about: [], erased: kept },

  retention_period: { kind: 'keeping', about: [], by: ['set_by'], erased: kept, texts: ['reason'] },
  legal_hold: { kind: 'keeping', about: mine, by: ['placed_by', 'lifted_by'], erased: kept },
  erasure: { kind: 'keeping', about: mine, by: ['asked_by', 'withdrawn_by'], erased: kept },

  audit_entry: { kind: 'audit', about: [], erased: kept },

  ...dutiesTables,
}

export const tablesOfKind = (kind: KindName): [table: string, kept: KeptTable][] =>
  Object.entries(keptTables).filter(([, table]) => table.kind === kind)

/** What stands in place of a text that was blanked: the same in every table, as the database knows it too. */
export const erasedMark = '[cancellato]'
