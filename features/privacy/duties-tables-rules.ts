// Tables of agreements and the duties that come with them.
import { deleted, type KeptTable, kept, mine } from './table-rules.ts'

export const dutiesTables: Record<string, KeptTable> = {
  equipment: { kind: 'readiness', about: mine, by: ['assigned_by', 'returned_by'], erased: deleted },
  assistance_request: { kind: 'readiness', about: mine, erased: deleted, texts: ['words'] },
  assistance_step: {
    kind: 'readiness',
    about: [],
    of: ['request_id', 'assistance_request'],
    by: ['taken_by'],
    erased: deleted,
    texts: ['words'],
  },

  training_course: { kind: 'training', about: [], by: ['made_by'], erased: kept },
  training_edition: {
    kind: 'training',
    about: [],
    by: ['made_by', 'cancelled_by'],
    erased: kept,
    texts: ['cancel_reason'],
  },
  training_enrolment: {
    kind: 'training',
    about: mine,
    by: ['enrolled_by', 'left_by'],
    // With what was said of how it went.
    erased: deleted,
  },
  training_result: {
    kind: 'training',
    about: [],
    of: ['enrolment_id', 'training_enrolment'],
    by: ['recorded_by'],
    erased: deleted,
  },
  training_certificate: { kind: 'training', about: mine, by: ['made_by', 'revoked_by'], erased: deleted },

  priority: { kind: 'priorities', about: mine, by: ['verified_by'], erased: deleted, aged: 'valid_until' },
  priority_reading: { kind: 'priorities', about: mine, by: ['read_by'], erased: deleted, aged: 'read_at' },
  prevalence_derogation: { kind: 'priorities', about: mine, erased: deleted, aged: 'valid_until' },
  confirmation: { kind: 'sessions', about: mine, erased: deleted, aged: 'made_at' },
  agreement: {
    kind: 'agreements',
    about: mine,
    by: ['made_by'],
    // With all that hangs on it: terms, steps, files.
    erased: deleted,
    aged: 'over_since',
  },
  agreement_terms: {
    kind: 'agreements',
    about: [],
    of: ['agreement_id', 'agreement'],
    by: ['written_by'],
    erased: deleted,
  },
  agreement_step: {
    kind: 'agreements',
    about: [],
    of: ['agreement_id', 'agreement'],
    by: ['taken_by'],
    erased: deleted,
    texts: ['reason'],
  },
  agreement_force: { kind: 'agreements', about: mine, erased: deleted },
  agreement_file: {
    kind: 'agreements',
    about: [],
    of: ['agreement_id', 'agreement'],
    by: ['added_by'],
    erased: deleted,
  },
  agreement_file_check: { kind: 'agreements', about: [], by: ['checked_by'], erased: kept },
  agreement_protocol: {
    kind: 'agreements',
    about: [],
    of: ['agreement_id', 'agreement'],
    by: ['noted_by'],
    erased: deleted,
  },
  agreement_evaluation: {
    kind: 'agreements',
    about: [],
    of: ['agreement_id', 'agreement'],
    by: ['evaluated_by'],
    erased: deleted,
    texts: ['words'],
  },
  agreement_template: { kind: 'policy', about: [], by: ['made_by'], erased: kept },
  safety_notice: { kind: 'policy', about: [], by: ['made_by'], erased: kept },
  safety_receipt: {
    kind: 'agreements',
    about: mine,
    by: ['noted_by'],
    erased: deleted,
    texts: ['proof'],
    aged: 'received_on',
  },
  safety_reminder: { kind: 'agreements', about: mine, erased: deleted, aged: 'reminded_at' },
  agreement_batch: { kind: 'agreements', about: [], by: ['asked_by', 'cancelled_by'], erased: kept },

  // What was told of an agreement goes with it.
  communication: { kind: 'agreements', about: mine, erased: deleted },
  communication_step: {
    kind: 'agreements',
    about: [],
    of: ['communication_id', 'communication'],
    by: ['taken_by'],
    erased: deleted,
  },
  communication_event: { kind: 'agreements', about: [], of: ['agreement_id', 'agreement'], erased: deleted },
  communication_dispatch: {
    kind: 'agreements',
    about: [],
    by: ['asked_by', 'cancelled_by'],
    erased: kept,
  },
  employment_detail: { kind: 'agreements', about: mine, by: ['written_by'], erased: deleted },
  communication_settings: { kind: 'policy', about: [], by: ['made_by'], erased: kept },
  communication_access: {
    kind: 'roles',
    about: [],
    by: ['changed_by'],
    erased: kept,
    secret: ['sealed_client_secret'],
  },
}
