-- Made by "npm run schema" from platform/migrations; compared by the tests and by vicinato doctor.
table account -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  password_hash text not null
  changed_at timestamp with time zone not null default now()
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id)
  CREATE UNIQUE INDEX account_pkey ON public.account USING btree (organisation_id, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table activity -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  code text not null
  name text not null
  description text not null default ''::text
  directorate_id uuid
  source text
  UNIQUE (organisation_id, code)
  FOREIGN KEY (organisation_id, directorate_id) REFERENCES directorate(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((source = ANY (ARRAY['founding-document'::text, 'example'::text])))
  CREATE INDEX activity_of_directorate ON public.activity USING btree (organisation_id, directorate_id)
  CREATE UNIQUE INDEX activity_organisation_id_code_key ON public.activity USING btree (organisation_id, code)
  CREATE UNIQUE INDEX activity_pkey ON public.activity USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table activity_assessment -- row-level security forced
  organisation_id uuid not null
  activity_id uuid not null
  valid_from date not null
  made_at timestamp with time zone not null
  made_by uuid
  judgements jsonb not null
  tool_ids uuid[] not null default '{}'::uuid[]
  reason text not null default ''::text
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity(organisation_id, id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, activity_id, valid_from, made_at)
  CREATE UNIQUE INDEX activity_assessment_pkey ON public.activity_assessment USING btree (organisation_id, activity_id, valid_from, made_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.activity_assessment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.activity_assessment FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')
  vicinato_app may insert, select, update
table activity_request -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  kind text not null
  activity_id uuid
  title text not null
  text text not null
  verdicts jsonb not null default '{}'::jsonb
  asked_at timestamp with time zone not null
  answer_by date not null
  withdrawn_at timestamp with time zone
  CHECK ((kind = ANY (ARRAY['activity'::text, 'assessment'::text, 'dispute'::text])))
  FOREIGN KEY (organisation_id, activity_id) REFERENCES activity(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX activity_request_of_activity ON public.activity_request USING btree (organisation_id, activity_id)
  CREATE INDEX activity_request_of_person ON public.activity_request USING btree (organisation_id, person_id, asked_at)
  CREATE UNIQUE INDEX activity_request_pkey ON public.activity_request USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table activity_request_answer -- row-level security forced
  organisation_id uuid not null
  request_id uuid not null
  outcome text not null
  reasons text not null
  answered_at timestamp with time zone not null
  answered_by uuid not null
  FOREIGN KEY (organisation_id, answered_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, request_id) REFERENCES activity_request(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['accepted'::text, 'accepted-in-part'::text, 'rejected'::text])))
  PRIMARY KEY (organisation_id, request_id)
  CREATE UNIQUE INDEX activity_request_answer_pkey ON public.activity_request_answer USING btree (organisation_id, request_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table agreement -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  kind text not null
  parent_id uuid
  origin text not null
  team_id uuid
  directorate_id uuid
  approvals text[] not null default '{}'::text[]
  signer text not null
  version smallint not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  settled_at timestamp with time zone
  over_since timestamp with time zone
  CHECK (((kind = 'first'::text) OR (origin = 'product'::text)))
  CHECK ((kind = ANY (ARRAY['first'::text, 'revision'::text, 'renewal'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, parent_id) REFERENCES agreement(organisation_id, id) ON DELETE SET NULL (parent_id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  CHECK ((origin = ANY (ARRAY['product'::text, 'paper'::text])))
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX agreement_by_age ON public.agreement USING btree (organisation_id, over_since) WHERE (over_since IS NOT NULL)
  CREATE INDEX agreement_of_parent ON public.agreement USING btree (organisation_id, parent_id) WHERE (parent_id IS NOT NULL)
  CREATE INDEX agreement_of_person ON public.agreement USING btree (organisation_id, person_id, made_at)
  CREATE UNIQUE INDEX agreement_pkey ON public.agreement USING btree (organisation_id, id)
  CREATE UNIQUE INDEX one_agreement_on_its_way ON public.agreement USING btree (organisation_id, person_id) WHERE (settled_at IS NULL)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table agreement_batch -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  what text not null
  from_day date not null
  until_day date not null
  asked_at timestamp with time zone not null
  asked_by uuid not null
  total integer not null
  done integer not null default 0
  left_out integer not null default 0
  ended_at timestamp with time zone
  failed boolean not null default false
  cancelled_by uuid
  FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, cancelled_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((what = 'renewal'::text))
  CREATE INDEX agreement_batch_by_age ON public.agreement_batch USING btree (organisation_id, asked_at)
  CREATE UNIQUE INDEX agreement_batch_pkey ON public.agreement_batch USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table agreement_batch_item -- row-level security forced
  organisation_id uuid not null
  batch_id uuid not null
  agreement_id uuid not null
  outcome text
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, batch_id) REFERENCES agreement_batch(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, batch_id, agreement_id)
  CREATE INDEX agreement_batch_item_of ON public.agreement_batch_item USING btree (organisation_id, agreement_id)
  CREATE UNIQUE INDEX agreement_batch_item_pkey ON public.agreement_batch_item USING btree (organisation_id, batch_id, agreement_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table agreement_evaluation -- row-level security forced
  organisation_id uuid not null
  agreement_id uuid not null
  outcome text not null
  words text not null
  reached jsonb not null default '[]'::jsonb
  evaluated_at timestamp with time zone not null
  evaluated_by uuid not null
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, evaluated_by) REFERENCES person(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['positive'::text, 'negative'::text])))
  PRIMARY KEY (organisation_id, agreement_id, evaluated_at)
  CREATE UNIQUE INDEX agreement_evaluation_pkey ON public.agreement_evaluation USING btree (organisation_id, agreement_id, evaluated_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table agreement_file -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  agreement_id uuid not null
  kind text not null
  file_name text not null
  sha256 bytea not null
  added_at timestamp with time zone not null
  added_by uuid not null
  CHECK ((kind = ANY (ARRAY['signed-elsewhere'::text, 'made-here'::text])))
  FOREIGN KEY (organisation_id, added_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, sha256) REFERENCES document(organisation_id, sha256)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX agreement_file_by_document ON public.agreement_file USING btree (organisation_id, sha256)
  CREATE INDEX agreement_file_of ON public.agreement_file USING btree (organisation_id, agreement_id)
  CREATE UNIQUE INDEX agreement_file_pkey ON public.agreement_file USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table agreement_file_check -- row-level security forced
  organisation_id uuid not null
  file_id uuid not null
  tool text not null
  outcome text not null
  checked_at timestamp with time zone not null
  checked_by uuid not null
  FOREIGN KEY (organisation_id, checked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, file_id) REFERENCES agreement_file(organisation_id, id) ON DELETE CASCADE
  CHECK ((outcome = ANY (ARRAY['valid'::text, 'not-valid'::text])))
  PRIMARY KEY (organisation_id, file_id, checked_at)
  CREATE UNIQUE INDEX agreement_file_check_pkey ON public.agreement_file_check USING btree (organisation_id, file_id, checked_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select
table agreement_force -- row-level security forced
  organisation_id uuid not null
  agreement_id uuid not null
  person_id uuid not null
  starts_on date not null
  ends_on date
  regime text not null
  days_per_month smallint not null
  days_per_week smallint
  warned_days smallint
  CHECK (((ends_on IS NULL) OR (starts_on <= ends_on)))
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, agreement_id)
  CHECK ((regime = ANY (ARRAY['agile'::text, 'remote'::text, 'near-work'::text])))
  EXCLUDE USING gist (organisation_id WITH =, person_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&)
  CREATE INDEX agreement_force_by_end ON public.agreement_force USING btree (organisation_id, ends_on)
  CREATE INDEX agreement_force_of_person ON public.agreement_force USING btree (organisation_id, person_id, starts_on)
  CREATE UNIQUE INDEX agreement_force_pkey ON public.agreement_force USING btree (organisation_id, agreement_id)
  CREATE INDEX one_agreement_in_force ON public.agreement_force USING gist (organisation_id, person_id, daterange(starts_on, ends_on, '[]'::text))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table agreement_protocol -- row-level security forced
  organisation_id uuid not null
  agreement_id uuid not null
  number text not null
  registered_on date not null
  noted_at timestamp with time zone not null
  noted_by uuid not null
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, agreement_id, noted_at)
  CREATE UNIQUE INDEX agreement_protocol_pkey ON public.agreement_protocol USING btree (organisation_id, agreement_id, noted_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table agreement_step -- row-level security forced
  organisation_id uuid not null
  agreement_id uuid not null
  seq bigint not null
  step text not null
  version smallint not null
  level smallint
  taken_at timestamp with time zone not null
  taken_by uuid
  reason text not null default ''::text
  details jsonb not null default '{}'::jsonb
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, taken_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, agreement_id, seq)
  CREATE UNIQUE INDEX agreement_approved_once ON public.agreement_step USING btree (organisation_id, agreement_id, version, level) WHERE (step = 'approved'::text)
  CREATE UNIQUE INDEX agreement_closed_once ON public.agreement_step USING btree (organisation_id, agreement_id) WHERE (step = ANY (ARRAY['refused'::text, 'taken-back'::text, 'never-began'::text, 'withdrawn'::text, 'revised'::text, 'transferred'::text, 'expired'::text]))
  CREATE UNIQUE INDEX agreement_signed_once ON public.agreement_step USING btree (organisation_id, agreement_id, version, step) WHERE (step = ANY (ARRAY['signed-by-person'::text, 'signed-by-office'::text, 'signed-elsewhere'::text]))
  CREATE UNIQUE INDEX agreement_step_pkey ON public.agreement_step USING btree (organisation_id, agreement_id, seq)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table agreement_template -- row-level security forced
  organisation_id uuid not null
  frame text not null
  valid_from date not null
  made_at timestamp with time zone not null
  made_by uuid not null
  title text not null
  body text not null
  CHECK ((frame = ANY (ARRAY['local'::text, 'central'::text, 'private'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, frame, valid_from, made_at)
  CREATE UNIQUE INDEX agreement_template_pkey ON public.agreement_template USING btree (organisation_id, frame, valid_from, made_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.agreement_template FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.agreement_template FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table agreement_terms -- row-level security forced
  organisation_id uuid not null
  agreement_id uuid not null
  version smallint not null
  written_at timestamp with time zone not null
  written_by uuid
  terms jsonb not null
  document jsonb not null
  sha256 bytea not null
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, written_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, agreement_id, version)
  CREATE UNIQUE INDEX agreement_terms_pkey ON public.agreement_terms USING btree (organisation_id, agreement_id, version)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table alliance -- row-level security forced
  organisation_id uuid not null
  name text not null
  about text not null default ''::text
  founded_at timestamp with time zone not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX alliance_pkey ON public.alliance USING btree (organisation_id)
  policy members_page permissive SELECT using (current_setting('app.purpose'::text, true) = 'members'::text)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table api_token -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  token_hash bytea not null
  name text not null
  scopes text[] not null
  made_by uuid not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  last_used_at timestamp with time zone
  revoked_at timestamp with time zone
  revoked_by uuid
  CHECK (((expires_at > made_at) AND (expires_at <= (made_at + '367 days'::interval))))
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, revoked_by) REFERENCES person(organisation_id, id)
  UNIQUE (organisation_id, token_hash)
  PRIMARY KEY (organisation_id, id)
  CHECK ((cardinality(scopes) > 0))
  CREATE INDEX api_token_of_person ON public.api_token USING btree (organisation_id, made_by)
  CREATE UNIQUE INDEX api_token_organisation_id_token_hash_key ON public.api_token USING btree (organisation_id, token_hash)
  CREATE UNIQUE INDEX api_token_pkey ON public.api_token USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table arrival_rule -- row-level security forced
  organisation_id uuid not null
  site_id uuid not null
  free_mornings_at smallint
  free_afternoons_at smallint
  CHECK (((free_afternoons_at >= 0) AND (free_afternoons_at <= 1439)))
  CHECK (((free_mornings_at >= 0) AND (free_mornings_at <= 1439)))
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, site_id)
  CREATE UNIQUE INDEX arrival_rule_pkey ON public.arrival_rule USING btree (organisation_id, site_id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = arrival_rule.organisation_id) AND (l.site_id = arrival_rule.site_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table assignment -- row-level security forced
  organisation_id uuid not null
  month text not null
  person_id uuid not null
  run_id uuid not null
  proposed text[]
  places text[] not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month, person_id)
  CREATE INDEX assignment_of_person ON public.assignment USING btree (organisation_id, person_id, month)
  CREATE INDEX assignment_of_run ON public.assignment USING btree (organisation_id, run_id)
  CREATE UNIQUE INDEX assignment_pkey ON public.assignment USING btree (organisation_id, month, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table assistance_request -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  about text not null
  words text not null
  asked_at timestamp with time zone not null
  CHECK ((about = ANY (ARRAY['computer'::text, 'phone'::text, 'connection'::text, 'vpn'::text, 'virtual-desktop'::text, 'signature'::text, 'other'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX assistance_request_by_age ON public.assistance_request USING btree (organisation_id, asked_at)
  CREATE INDEX assistance_request_of_person ON public.assistance_request USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX assistance_request_pkey ON public.assistance_request USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table assistance_step -- row-level security forced
  organisation_id uuid not null
  request_id uuid not null
  seq bigint not null
  step text not null
  words text not null default ''::text
  taken_at timestamp with time zone not null
  taken_by uuid
  FOREIGN KEY (organisation_id, request_id) REFERENCES assistance_request(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, taken_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, request_id, seq)
  CHECK ((step = ANY (ARRAY['taken'::text, 'solved'::text, 'not-solved'::text, 'withdrawn'::text])))
  CREATE UNIQUE INDEX assistance_closed_once ON public.assistance_step USING btree (organisation_id, request_id) WHERE (step = ANY (ARRAY['solved'::text, 'not-solved'::text, 'withdrawn'::text]))
  CREATE UNIQUE INDEX assistance_step_pkey ON public.assistance_step USING btree (organisation_id, request_id, seq)
  CREATE UNIQUE INDEX assistance_taken_once ON public.assistance_step USING btree (organisation_id, request_id) WHERE (step = 'taken'::text)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table audit_entry -- row-level security forced
  organisation_id uuid not null
  seq bigint not null
  at timestamp with time zone not null
  actor text not null
  act text not null
  subject text not null
  details jsonb not null default '{}'::jsonb
  previous_hash bytea not null
  hash bytea not null
  PRIMARY KEY (organisation_id, seq)
  CREATE UNIQUE INDEX audit_entry_pkey ON public.audit_entry USING btree (organisation_id, seq)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER chained BEFORE INSERT ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table audit_head -- row-level security forced
  organisation_id uuid not null
  seq bigint not null
  previous_hash bytea not null
  hash bytea not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX audit_head_pkey ON public.audit_head USING btree (organisation_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table bank_account -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  kind text not null
  person_id uuid
  directorate_id uuid
  balance integer not null default 0
  lowest integer not null default 0
  from_outside integer not null default 0
  CHECK (((lowest <= 0) AND ((kind = 'person'::text) OR (lowest = 0))))
  CHECK (((kind = 'person'::text) = (person_id IS NOT NULL)))
  CHECK (((kind = 'directorate'::text) = (directorate_id IS NOT NULL)))
  CHECK (((kind = 'directorate'::text) OR (from_outside = 0)))
  CHECK ((kind = ANY (ARRAY['bank'::text, 'directorate'::text, 'person'::text, 'expired'::text])))
  FOREIGN KEY (organisation_id, directorate_id) REFERENCES directorate(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  UNIQUE NULLS NOT DISTINCT (organisation_id, month, kind, person_id, directorate_id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  CHECK ((balance >= lowest))
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX bank_account_of_directorate ON public.bank_account USING btree (organisation_id, directorate_id) WHERE (directorate_id IS NOT NULL)
  CREATE INDEX bank_account_of_person ON public.bank_account USING btree (organisation_id, person_id, month) WHERE (person_id IS NOT NULL)
  CREATE UNIQUE INDEX bank_account_organisation_id_month_kind_person_id_directora_key ON public.bank_account USING btree (organisation_id, month, kind, person_id, directorate_id) NULLS NOT DISTINCT
  CREATE UNIQUE INDEX bank_account_pkey ON public.bank_account USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER begins BEFORE INSERT ON public.bank_account FOR EACH ROW EXECUTE FUNCTION bank_begins()
  CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.bank_account FOR EACH ROW EXECUTE FUNCTION bank_kept()
  vicinato_app may insert, select, update
table bank_answer -- row-level security forced
  organisation_id uuid not null
  round_id uuid not null
  request_id uuid not null
  person_id uuid not null
  days smallint not null
  reasons jsonb not null
  CHECK ((days >= 0))
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, request_id) REFERENCES bank_request(organisation_id, id)
  FOREIGN KEY (organisation_id, round_id) REFERENCES bank_round(organisation_id, id)
  PRIMARY KEY (organisation_id, round_id, request_id)
  CREATE INDEX bank_answer_of_person ON public.bank_answer USING btree (organisation_id, person_id)
  CREATE INDEX bank_answer_of_request ON public.bank_answer USING btree (organisation_id, request_id)
  CREATE UNIQUE INDEX bank_answer_pkey ON public.bank_answer USING btree (organisation_id, round_id, request_id)
  policy for_whom_it_is restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'bank'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table bank_request -- row-level security forced
  organisation_id uuid not null
  id uuid not null
  month text not null
  person_id uuid not null
  days smallint not null
  asked_at timestamp with time zone not null
  ended_at timestamp with time zone
  ended text
  CHECK (((ended_at IS NULL) = (ended IS NULL)))
  CHECK (((days >= 1) AND (days <= 31)))
  CHECK ((ended = ANY (ARRAY['withdrawn'::text, 'received'::text, 'over'::text])))
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX bank_request_of_person ON public.bank_request USING btree (organisation_id, person_id, month)
  CREATE UNIQUE INDEX bank_request_pkey ON public.bank_request USING btree (organisation_id, id)
  CREATE UNIQUE INDEX bank_request_waits ON public.bank_request USING btree (organisation_id, month, person_id) WHERE (ended_at IS NULL)
  policy for_whom_it_is restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'bank'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table bank_round -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  directorate_id uuid
  days_there integer not null
  days_given integer not null
  made_at timestamp with time zone not null
  made_by uuid
  CHECK (((days_given >= 0) AND (days_given <= days_there)))
  CHECK ((days_there >= 0))
  FOREIGN KEY (organisation_id, directorate_id) REFERENCES directorate(organisation_id, id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX bank_round_of_directorate ON public.bank_round USING btree (organisation_id, directorate_id) WHERE (directorate_id IS NOT NULL)
  CREATE INDEX bank_round_of_month ON public.bank_round USING btree (organisation_id, month, made_at)
  CREATE UNIQUE INDEX bank_round_pkey ON public.bank_round USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.bank_round FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.bank_round FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table bank_transfer -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  act_id uuid not null
  debit_id uuid not null
  credit_id uuid not null
  days smallint not null
  reason text not null
  reverses uuid
  lowest integer
  made_at timestamp with time zone not null
  made_by uuid
  round_id uuid
  request_id uuid
  seq bigint not null
  CHECK ((debit_id <> credit_id))
  CHECK (((reverses IS NOT NULL) = (reason = 'taken-back'::text)))
  CHECK (((reason = 'received'::text) = (request_id IS NOT NULL)))
  CHECK ((days > 0))
  CHECK ((lowest <= 0))
  FOREIGN KEY (organisation_id, credit_id) REFERENCES bank_account(organisation_id, id)
  FOREIGN KEY (organisation_id, debit_id) REFERENCES bank_account(organisation_id, id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, request_id) REFERENCES bank_request(organisation_id, id)
  FOREIGN KEY (organisation_id, reverses) REFERENCES bank_transfer(organisation_id, id)
  UNIQUE (organisation_id, reverses)
  FOREIGN KEY (organisation_id, round_id) REFERENCES bank_round(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((reason = ANY (ARRAY['given'::text, 'shared'::text, 'called'::text, 'received'::text, 'taken-back'::text, 'expired'::text, 'carried'::text])))
  CREATE INDEX bank_transfer_credit ON public.bank_transfer USING btree (organisation_id, credit_id)
  CREATE INDEX bank_transfer_debit ON public.bank_transfer USING btree (organisation_id, debit_id)
  CREATE INDEX bank_transfer_of_act ON public.bank_transfer USING btree (organisation_id, act_id)
  CREATE INDEX bank_transfer_of_request ON public.bank_transfer USING btree (organisation_id, request_id) WHERE (request_id IS NOT NULL)
  CREATE UNIQUE INDEX bank_transfer_organisation_id_reverses_key ON public.bank_transfer USING btree (organisation_id, reverses)
  CREATE UNIQUE INDEX bank_transfer_pkey ON public.bank_transfer USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER moves AFTER INSERT ON public.bank_transfer FOR EACH ROW EXECUTE FUNCTION bank_moves()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.bank_transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.bank_transfer FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table booking -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  site_id uuid not null
  seat_id uuid not null
  guest_id uuid not null
  person_id uuid not null
  convention_id uuid
  day date not null
  morning boolean not null
  afternoon boolean not null
  state booking_state not null
  expires_at timestamp with time zone
  source booking_source not null
  series_id uuid
  visitor_name text
  made_at timestamp with time zone not null
  ended_at timestamp with time zone
  end_reason text
  tell booking_news
  reminded_at timestamp with time zone
  CHECK (is_booking(morning, afternoon, state, expires_at))
  FOREIGN KEY (guest_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, site_id, seat_id) REFERENCES seat(organisation_id, site_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX booking_asked ON public.booking USING btree (organisation_id, day) WHERE ((state)::text = 'asked'::text)
  CREATE INDEX booking_freed ON public.booking USING btree (organisation_id, day) WHERE ((state)::text = 'released'::text)
  CREATE INDEX booking_freed_of_guest ON public.booking USING btree (guest_id, day) WHERE ((state)::text = 'released'::text)
  CREATE INDEX booking_named ON public.booking USING btree (organisation_id, day) WHERE (visitor_name IS NOT NULL)
  CREATE INDEX booking_of_convention ON public.booking USING btree (organisation_id, convention_id, day) WHERE ((state)::text = ANY (ARRAY['offered'::text, 'asked'::text, 'confirmed'::text]))
  CREATE INDEX booking_of_person ON public.booking USING btree (guest_id, person_id, day)
  CREATE INDEX booking_of_series ON public.booking USING btree (guest_id, series_id) WHERE (series_id IS NOT NULL)
  CREATE INDEX booking_of_site ON public.booking USING btree (organisation_id, site_id, day)
  CREATE INDEX booking_on_offer ON public.booking USING btree (organisation_id, expires_at) WHERE ((state)::text = 'offered'::text)
  CREATE UNIQUE INDEX booking_pkey ON public.booking USING btree (organisation_id, id)
  CREATE INDEX booking_to_remind ON public.booking USING btree (guest_id, day) WHERE (((state)::text = 'confirmed'::text) AND (reminded_at IS NULL))
  CREATE INDEX booking_to_tell ON public.booking USING btree (guest_id) WHERE (tell IS NOT NULL)
  CREATE UNIQUE INDEX person_once_a_day ON public.booking USING btree (guest_id, person_id, day) WHERE ((state)::text = ANY (ARRAY['asked'::text, 'confirmed'::text]))
  CREATE UNIQUE INDEX seat_once_afternoons ON public.booking USING btree (organisation_id, seat_id, day) WHERE (afternoon AND ((state)::text = ANY (ARRAY['offered'::text, 'asked'::text, 'confirmed'::text])))
  CREATE UNIQUE INDEX seat_once_mornings ON public.booking USING btree (organisation_id, seat_id, day) WHERE (morning AND ((state)::text = ANY (ARRAY['offered'::text, 'asked'::text, 'confirmed'::text])))
  policy freed restrictive SELECT using (((state)::text <> 'released'::text) OR (person_id = (NULLIF(current_setting('app.visitor'::text, true), ''::text))::uuid) OR (current_setting('app.purpose'::text, true) = 'visits'::text))
  policy guest permissive ALL using (guest_id = ( SELECT entered() AS entered)) check (guest_id = ( SELECT entered() AS entered))
  policy tenant permissive ALL using (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) check (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))
  CREATE TRIGGER counted AFTER INSERT ON public.booking FOR EACH ROW EXECUTE FUNCTION count_made()
  CREATE TRIGGER counted_again AFTER UPDATE ON public.booking REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_changed()
  vicinato_app may delete, insert, select, update
table booking_wait -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  seq bigint not null
  site_id uuid not null
  guest_id uuid not null
  person_id uuid not null
  day date not null
  morning boolean not null
  afternoon boolean not null
  state text not null
  passed_over boolean not null default false
  ahead integer not null default 0
  asked_at timestamp with time zone not null
  ended_at timestamp with time zone
  booking_id uuid
  CHECK ((morning OR afternoon))
  FOREIGN KEY (guest_id) REFERENCES organisation(id)
  FOREIGN KEY (guest_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, booking_id) REFERENCES booking(organisation_id, id)
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'taken'::text, 'left'::text, 'over'::text])))
  CREATE UNIQUE INDEX booking_wait_pkey ON public.booking_wait USING btree (organisation_id, id)
  CREATE INDEX wait_by_day ON public.booking_wait USING btree (organisation_id, day) WHERE (state = 'waiting'::text)
  CREATE INDEX wait_in_order ON public.booking_wait USING btree (organisation_id, site_id, day, seq) WHERE (state = 'waiting'::text)
  CREATE INDEX wait_of_booking ON public.booking_wait USING btree (organisation_id, booking_id)
  CREATE INDEX wait_of_person ON public.booking_wait USING btree (guest_id, person_id, day)
  CREATE UNIQUE INDEX wait_once ON public.booking_wait USING btree (guest_id, person_id, organisation_id, site_id, day) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]))
  policy guest permissive ALL using (guest_id = entered()) check (guest_id = entered())
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER counted AFTER INSERT OR UPDATE OF state, passed_over ON public.booking_wait FOR EACH ROW EXECUTE FUNCTION count_waits()
  vicinato_app may delete, insert, select, update
table calendar_address -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  token_hash bytea not null
  with_away boolean not null
  made_at timestamp with time zone not null
  read_at timestamp with time zone
  revoked_at timestamp with time zone
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  UNIQUE (organisation_id, token_hash)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX calendar_address_held ON public.calendar_address USING btree (organisation_id, person_id) WHERE (revoked_at IS NULL)
  CREATE UNIQUE INDEX calendar_address_organisation_id_token_hash_key ON public.calendar_address USING btree (organisation_id, token_hash)
  CREATE UNIQUE INDEX calendar_address_pkey ON public.calendar_address USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table check_in -- row-level security forced
  organisation_id uuid not null
  booking_id uuid not null
  site_id uuid not null
  guest_id uuid not null
  person_id uuid not null
  day date not null
  said_at timestamp with time zone
  by_code boolean not null default false
  seen_at timestamp with time zone
  left_at timestamp with time zone
  CHECK (((said_at IS NOT NULL) OR (seen_at IS NOT NULL)))
  FOREIGN KEY (guest_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, booking_id) REFERENCES booking(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, booking_id)
  CREATE INDEX check_in_of_guest ON public.check_in USING btree (guest_id, day)
  CREATE INDEX check_in_of_site ON public.check_in USING btree (organisation_id, site_id, day)
  CREATE UNIQUE INDEX check_in_pkey ON public.check_in USING btree (organisation_id, booking_id)
  policy guest permissive ALL using (guest_id = entered()) check (guest_id = entered())
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  policy visitor restrictive ALL using ((person_id = (NULLIF(current_setting('app.visitor'::text, true), ''::text))::uuid) OR (current_setting('app.purpose'::text, true) = 'visits'::text))
  vicinato_app may delete, insert, select, update
table code_basis -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  kind text not null
  reference text not null
  dated_on date not null
  recorded_at timestamp with time zone not null
  recorded_by uuid not null
  ended_at timestamp with time zone
  ended_by uuid
  CHECK ((kind = ANY (ARRAY['union-agreement'::text, 'inspectorate-authorisation'::text])))
  FOREIGN KEY (organisation_id, ended_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX code_basis_once ON public.code_basis USING btree (organisation_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX code_basis_pkey ON public.code_basis USING btree (organisation_id, id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = code_basis.organisation_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table communication -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  number bigint not null
  person_id uuid not null
  agreement_id uuid not null
  step_seq bigint
  why text not null
  kind text not null
  period_id uuid not null
  annuls_id uuid
  signed_on date
  starts_on date not null
  ends_on date
  counted_from date not null
  due_on date not null
  because text not null
  state text not null
  code text
  dispatch_id uuid
  attempt_until timestamp with time zone
  reminded_days smallint
  made_at timestamp with time zone not null
  CHECK (((state <> 'sending'::text) OR ((dispatch_id IS NOT NULL) AND (attempt_until IS NOT NULL))))
  CHECK ((code ~ '^[0-9]{17}$'::text))
  CHECK ((kind = ANY (ARRAY['I'::text, 'M'::text, 'A'::text, 'R'::text])))
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, annuls_id) REFERENCES communication(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, dispatch_id) REFERENCES communication_dispatch(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  UNIQUE (organisation_id, number)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((state = ANY (ARRAY['due'::text, 'sending'::text, 'unclear'::text, 'exported'::text, 'accepted'::text, 'refused'::text, 'elsewhere'::text, 'not-needed'::text])))
  CREATE UNIQUE INDEX communication_annulled_once ON public.communication USING btree (organisation_id, annuls_id) WHERE (annuls_id IS NOT NULL)
  CREATE UNIQUE INDEX communication_code_once ON public.communication USING btree (organisation_id, kind, code) WHERE (code IS NOT NULL)
  CREATE INDEX communication_of_dispatch ON public.communication USING btree (organisation_id, dispatch_id) WHERE (dispatch_id IS NOT NULL)
  CREATE INDEX communication_of_period ON public.communication USING btree (organisation_id, period_id)
  CREATE INDEX communication_of_person ON public.communication USING btree (organisation_id, person_id, number)
  CREATE UNIQUE INDEX communication_once ON public.communication USING btree (organisation_id, agreement_id, step_seq)
  CREATE UNIQUE INDEX communication_organisation_id_number_key ON public.communication USING btree (organisation_id, number)
  CREATE UNIQUE INDEX communication_pkey ON public.communication USING btree (organisation_id, id)
  CREATE INDEX communication_waiting ON public.communication USING btree (organisation_id, due_on) WHERE (state = ANY (ARRAY['due'::text, 'sending'::text, 'unclear'::text, 'exported'::text, 'refused'::text]))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table communication_access -- row-level security forced
  organisation_id uuid not null
  token_url text not null
  service_url text not null
  scope text not null
  client_id text not null
  sealed_client_secret bytea not null
  operations jsonb not null default '{}'::jsonb
  changed_at timestamp with time zone not null
  changed_by uuid not null
  FOREIGN KEY (organisation_id, changed_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX communication_access_pkey ON public.communication_access USING btree (organisation_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table communication_dispatch -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  channel text not null
  kind text
  asked_at timestamp with time zone not null
  asked_by uuid not null
  total integer not null
  accepted integer not null default 0
  refused integer not null default 0
  unclear integer not null default 0
  cancelled_at timestamp with time zone
  cancelled_by uuid
  ended_at timestamp with time zone
  stopped text
  CHECK ((channel = ANY (ARRAY['rest'::text, 'file'::text])))
  CHECK ((kind = ANY (ARRAY['I'::text, 'M'::text, 'A'::text, 'R'::text])))
  FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, cancelled_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX communication_dispatch_by_age ON public.communication_dispatch USING btree (organisation_id, asked_at)
  CREATE UNIQUE INDEX communication_dispatch_pkey ON public.communication_dispatch USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table communication_event -- row-level security forced
  organisation_id uuid not null
  agreement_id uuid not null
  step_seq bigint not null
  why text not null
  period_id uuid
  seen_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, agreement_id, step_seq)
  CREATE INDEX communication_event_of_period ON public.communication_event USING btree (organisation_id, period_id)
  CREATE UNIQUE INDEX communication_event_pkey ON public.communication_event USING btree (organisation_id, agreement_id, step_seq)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table communication_settings -- row-level security forced
  organisation_id uuid not null
  seq bigint not null
  made_at timestamp with time zone not null
  made_by uuid not null
  settings jsonb not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, seq)
  CREATE UNIQUE INDEX communication_settings_pkey ON public.communication_settings USING btree (organisation_id, seq)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.communication_settings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.communication_settings FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table communication_step -- row-level security forced
  organisation_id uuid not null
  communication_id uuid not null
  seq bigint not null
  step text not null
  taken_at timestamp with time zone not null
  taken_by uuid
  details jsonb not null default '{}'::jsonb
  FOREIGN KEY (organisation_id, communication_id) REFERENCES communication(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, taken_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, communication_id, seq)
  CREATE UNIQUE INDEX communication_step_pkey ON public.communication_step USING btree (organisation_id, communication_id, seq)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table confirmation -- row-level security forced
  organisation_id uuid not null
  session_id uuid not null
  subject text not null
  person_id uuid not null
  way text not null
  made_at timestamp with time zone not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, session_id, subject)
  CHECK ((way = ANY (ARRAY['password'::text, 'passkey'::text, 'provider'::text, 'demo'::text])))
  CREATE INDEX confirmation_by_age ON public.confirmation USING btree (organisation_id, made_at)
  CREATE UNIQUE INDEX confirmation_pkey ON public.confirmation USING btree (organisation_id, session_id, subject)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table contact_band -- row-level security forced
  organisation_id uuid not null
  band_from text not null
  band_to text not null
  set_at timestamp with time zone not null
  set_by uuid not null
  CHECK ((band_from >= '06:00'::text))
  CHECK ((band_to <= '22:00'::text))
  CHECK ((band_from < band_to))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, set_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX contact_band_pkey ON public.contact_band USING btree (organisation_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table contact_habit -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  language text not null
  band_from text
  band_to text
  digest text not null
  CHECK ((((band_from IS NULL) = (band_to IS NULL)) AND ((band_from IS NULL) OR (band_from < band_to))))
  CHECK ((digest = ANY (ARRAY['daily'::text, 'weekly'::text])))
  CHECK ((language = ANY (ARRAY['it'::text, 'en'::text])))
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id)
  CREATE UNIQUE INDEX contact_habit_pkey ON public.contact_habit USING btree (organisation_id, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table convention -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  host_name text not null default ''::text
  title text not null
  object text not null default ''::text
  from_day date not null
  until_day date not null
  renews_months smallint
  notice_days smallint not null default 30
  cost text not null
  cost_cents integer
  paid_by text not null default 'guest'::text
  weekdays smallint[] not null default '{1,2,3,4,5}'::smallint[]
  morning boolean not null default true
  afternoon boolean not null default true
  safety_duty text not null default ''::text
  insurance_duty text not null default ''::text
  privacy_duty text not null default ''::text
  names boolean not null default false
  open_to uuid
  seats_each integer
  most_per_day_each integer
  most_partners integer
  renews_id uuid
  state text not null
  offered_at timestamp with time zone
  offered_by text
  document jsonb
  sha256 text
  signed_at timestamp with time zone
  signed_by text
  signed_way text
  ended_on date
  created_at timestamp with time zone not null
  CHECK ((from_day <= until_day))
  CHECK (((cost = 'none'::text) = (cost_cents IS NULL)))
  CHECK ((cost_cents > 0))
  CHECK ((cost = ANY (ARRAY['none'::text, 'per-day'::text, 'per-month'::text])))
  CHECK ((most_partners > 0))
  CHECK ((most_per_day_each > 0))
  CHECK (((notice_days >= 0) AND (notice_days <= 365)))
  FOREIGN KEY (open_to) REFERENCES alliance(organisation_id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, renews_id) REFERENCES convention(organisation_id, id)
  CHECK ((paid_by = ANY (ARRAY['guest'::text, 'alliance'::text, 'host'::text])))
  PRIMARY KEY (organisation_id, id)
  CHECK (((renews_months >= 1) AND (renews_months <= 60)))
  CHECK ((seats_each > 0))
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CHECK ((state = ANY (ARRAY['draft'::text, 'offered'::text, 'ended'::text])))
  CREATE INDEX convention_by_end ON public.convention USING btree (organisation_id, state, until_day)
  CREATE INDEX convention_by_id ON public.convention USING btree (id)
  CREATE INDEX convention_open ON public.convention USING btree (open_to, state) WHERE (open_to IS NOT NULL)
  CREATE UNIQUE INDEX convention_pkey ON public.convention USING btree (organisation_id, id)
  CREATE INDEX convention_renewing ON public.convention USING btree (organisation_id, renews_id) WHERE (renews_id IS NOT NULL)
  policy guest permissive SELECT using ((state <> 'draft'::text) AND (EXISTS ( SELECT
   FROM convention_partner p
  WHERE ((p.guest_id = entered()) AND (p.organisation_id = convention.organisation_id) AND (p.convention_id = convention.id)))))
  policy offer permissive SELECT using ((state = 'offered'::text) AND (signed_at IS NOT NULL) AND ((open_to = entered()) OR (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.organisation_id = convention.open_to) AND (m.member_id = entered()) AND (m.state = 'admitted'::text))))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE DELETE OR UPDATE ON public.convention FOR EACH ROW EXECUTE FUNCTION guard_offer()
  vicinato_app may delete, insert, select, update
table convention_move -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  host_id uuid not null
  convention_id uuid not null
  after_day date not null
  bookings integer not null default 0
  moved integer not null default 0
  cancelled integer not null default 0
  started_at timestamp with time zone not null
  ended_at timestamp with time zone
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX convention_move_pkey ON public.convention_move USING btree (organisation_id, id)
  CREATE UNIQUE INDEX one_move_at_once ON public.convention_move USING btree (organisation_id, host_id, convention_id) WHERE (ended_at IS NULL)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table convention_partner -- row-level security forced
  organisation_id uuid not null
  convention_id uuid not null
  guest_id uuid not null
  guest_name text not null default ''::text
  seats integer
  most_per_day integer
  document jsonb
  sha256 text
  host_signed_at timestamp with time zone
  host_signed_by text
  host_signed_way text
  guest_signed_at timestamp with time zone
  guest_signed_by text
  guest_signed_way text
  begins_on date
  ends_on date
  ended_by_organisation_id uuid
  end_reason text
  CHECK (((host_signed_at IS NULL) = (host_signed_by IS NULL)))
  CHECK (((guest_signed_at IS NULL) = (guest_signed_by IS NULL)))
  FOREIGN KEY (ended_by_organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (guest_id) REFERENCES organisation(id)
  CHECK ((most_per_day > 0))
  FOREIGN KEY (organisation_id, convention_id) REFERENCES convention(organisation_id, id)
  PRIMARY KEY (organisation_id, convention_id, guest_id)
  CHECK ((seats > 0))
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CREATE UNIQUE INDEX convention_partner_pkey ON public.convention_partner USING btree (organisation_id, convention_id, guest_id)
  CREATE INDEX partner_of_guest ON public.convention_partner USING btree (guest_id)
  policy guest permissive ALL using (guest_id = entered()) check (guest_id = entered())
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.convention_partner FOR EACH ROW EXECUTE FUNCTION guard_signature()
  CREATE TRIGGER kept BEFORE DELETE ON public.convention_partner FOR EACH ROW EXECUTE FUNCTION guard_offered_part()
  vicinato_app may delete, insert, select, update
table convention_remark -- row-level security forced
  organisation_id uuid not null
  convention_id uuid not null
  by_organisation_id uuid not null
  words text not null
  by_name text not null
  said_at timestamp with time zone not null
  FOREIGN KEY (by_organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, convention_id) REFERENCES convention(organisation_id, id)
  PRIMARY KEY (organisation_id, convention_id, by_organisation_id)
  CHECK ((length(words) <= 1000))
  CREATE UNIQUE INDEX convention_remark_pkey ON public.convention_remark USING btree (organisation_id, convention_id, by_organisation_id)
  policy guest permissive ALL using (by_organisation_id = entered()) check ((by_organisation_id = entered()) AND (EXISTS ( SELECT
   FROM convention_partner p
  WHERE ((p.organisation_id = convention_remark.organisation_id) AND (p.convention_id = convention_remark.convention_id) AND (p.guest_id = entered())))))
  policy of_host permissive SELECT using ((by_organisation_id = organisation_id) AND (EXISTS ( SELECT
   FROM convention_partner p
  WHERE ((p.organisation_id = convention_remark.organisation_id) AND (p.convention_id = convention_remark.convention_id) AND (p.guest_id = entered())))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table convention_room -- row-level security forced
  organisation_id uuid not null
  convention_id uuid not null
  taken integer not null default 0
  most integer not null
  CHECK (((taken >= 0) AND (taken <= most)))
  FOREIGN KEY (organisation_id, convention_id) REFERENCES convention(organisation_id, id)
  PRIMARY KEY (organisation_id, convention_id)
  CREATE UNIQUE INDEX convention_room_pkey ON public.convention_room USING btree (organisation_id, convention_id)
  policy counted permissive UPDATE using (EXISTS ( SELECT
   FROM convention c
  WHERE ((c.organisation_id = convention_room.organisation_id) AND (c.id = convention_room.convention_id) AND (c.open_to IS NOT NULL))))
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM convention c
  WHERE ((c.organisation_id = convention_room.organisation_id) AND (c.id = convention_room.convention_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE UPDATE ON public.convention_room FOR EACH ROW EXECUTE FUNCTION guard_room()
  vicinato_app may delete, insert, select, update
table convention_site -- row-level security forced
  organisation_id uuid not null
  convention_id uuid not null
  site_id uuid not null
  FOREIGN KEY (organisation_id, convention_id) REFERENCES convention(organisation_id, id)
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, convention_id, site_id)
  CREATE INDEX convention_of_site ON public.convention_site USING btree (organisation_id, site_id)
  CREATE UNIQUE INDEX convention_site_pkey ON public.convention_site USING btree (organisation_id, convention_id, site_id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM convention c
  WHERE ((c.organisation_id = convention_site.organisation_id) AND (c.id = convention_site.convention_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.convention_site FOR EACH ROW EXECUTE FUNCTION guard_offered_part()
  vicinato_app may delete, insert, select, update
table convention_template -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  title text not null
  body text not null
  made_at timestamp with time zone not null
  made_by text not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX convention_template_pkey ON public.convention_template USING btree (organisation_id, id)
  CREATE INDEX template_by_age ON public.convention_template USING btree (organisation_id, made_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.convention_template FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.convention_template FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table convention_told -- row-level security forced
  organisation_id uuid not null
  host_id uuid not null
  convention_id uuid not null
  guest_id uuid not null
  what text not null
  told_at timestamp with time zone not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, host_id, convention_id, guest_id, what)
  CREATE UNIQUE INDEX convention_told_pkey ON public.convention_told USING btree (organisation_id, host_id, convention_id, guest_id, what)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table day_change -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  person_id uuid not null
  day date not null
  run_id uuid not null
  place_before text not null
  place_after text not null
  reason text not null
  changed_at timestamp with time zone not null
  changed_by uuid not null
  kind text not null default 'changed'::text
  seq bigint not null
  CHECK ((kind = ANY (ARRAY['changed'::text, 'swapped'::text, 'late-wish'::text, 'given-back'::text, 'recalled'::text, 'recalled-day-back'::text, 'absence-reported'::text, 'absence-withdrawn'::text, 'reviewed'::text, 'replanned'::text, 'replan-undone'::text, 'seat-changed'::text, 'seat-left'::text])))
  FOREIGN KEY (organisation_id, changed_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX day_change_by_age ON public.day_change USING btree (organisation_id, month, changed_at)
  CREATE INDEX day_change_of_person ON public.day_change USING btree (organisation_id, month, person_id)
  CREATE UNIQUE INDEX day_change_pkey ON public.day_change USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.day_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.day_change FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')
  vicinato_app may insert, select, update
table day_explanation -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  day date not null
  month text not null
  run_id uuid not null
  explanation jsonb not null
  explained_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, day)
  CREATE INDEX day_explanation_by_age ON public.day_explanation USING btree (organisation_id, month)
  CREATE UNIQUE INDEX day_explanation_pkey ON public.day_explanation USING btree (organisation_id, person_id, day)
  policy own_day restrictive ALL using ((current_setting('app.purpose'::text, true) = 'engine'::text) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table day_request -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  kind text not null
  person_id uuid not null
  colleague_id uuid
  given_day date
  taken_day date not null
  needs_manager boolean not null
  asked_at timestamp with time zone not null
  seq bigint not null
  CHECK ((colleague_id <> person_id))
  CHECK ((taken_day <> given_day))
  CHECK (((kind = 'colleague-swap'::text) = (colleague_id IS NOT NULL)))
  CHECK (((kind = 'late-wish'::text) = (given_day IS NULL)))
  CHECK ((kind = ANY (ARRAY['own-swap'::text, 'colleague-swap'::text, 'late-wish'::text])))
  FOREIGN KEY (organisation_id, colleague_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX day_request_by_age ON public.day_request USING btree (organisation_id, asked_at)
  CREATE INDEX day_request_of_colleague ON public.day_request USING btree (organisation_id, colleague_id, month) WHERE (colleague_id IS NOT NULL)
  CREATE INDEX day_request_of_person ON public.day_request USING btree (organisation_id, person_id, month)
  CREATE UNIQUE INDEX day_request_pkey ON public.day_request USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table day_request_step -- row-level security forced
  organisation_id uuid not null
  request_id uuid not null
  step text not null
  taken_at timestamp with time zone not null
  taken_by uuid not null
  reason text not null
  FOREIGN KEY (organisation_id, request_id) REFERENCES day_request(organisation_id, id)
  FOREIGN KEY (organisation_id, taken_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, request_id, step)
  CHECK ((step = ANY (ARRAY['accepted'::text, 'refused'::text, 'withdrawn'::text, 'done'::text])))
  CREATE UNIQUE INDEX day_request_ended_once ON public.day_request_step USING btree (organisation_id, request_id) WHERE (step <> 'accepted'::text)
  CREATE UNIQUE INDEX day_request_step_pkey ON public.day_request_step USING btree (organisation_id, request_id, step)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.day_request_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.day_request_step FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')
  vicinato_app may insert, select, update
table day_review -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  person_id uuid not null
  day date not null
  number smallint not null
  words text not null
  asked_at timestamp with time zone not null
  officer_id uuid
  answer_until date not null
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, officer_id) REFERENCES person(organisation_id, id)
  UNIQUE (organisation_id, person_id, day, number)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX day_review_by_age ON public.day_review USING btree (organisation_id, asked_at)
  CREATE UNIQUE INDEX day_review_organisation_id_person_id_day_number_key ON public.day_review USING btree (organisation_id, person_id, day, number)
  CREATE UNIQUE INDEX day_review_pkey ON public.day_review USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.day_review FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('words')
  vicinato_app may delete, insert, select, update
table day_review_answer -- row-level security forced
  organisation_id uuid not null
  review_id uuid not null
  outcome text not null
  words text not null
  place_after text
  set_aside text[] not null default '{}'::text[]
  answered_at timestamp with time zone not null
  answered_by uuid not null
  FOREIGN KEY (organisation_id, answered_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, review_id) REFERENCES day_review(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['upheld'::text, 'rejected'::text, 'withdrawn'::text])))
  PRIMARY KEY (organisation_id, review_id)
  CREATE UNIQUE INDEX day_review_answer_pkey ON public.day_review_answer USING btree (organisation_id, review_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.day_review_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.day_review_answer FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('words')
  vicinato_app may insert, select, update
table directorate -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  code text not null
  name text not null
  UNIQUE (organisation_id, code)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX directorate_organisation_id_code_key ON public.directorate USING btree (organisation_id, code)
  CREATE UNIQUE INDEX directorate_pkey ON public.directorate USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table document -- row-level security forced
  organisation_id uuid not null
  sha256 bytea not null
  size integer not null
  kept_at timestamp with time zone not null
  scanned_with text not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, sha256)
  CHECK ((length(sha256) = 32))
  CHECK ((size >= 0))
  CREATE INDEX document_by_age ON public.document USING btree (organisation_id, kept_at)
  CREATE UNIQUE INDEX document_pkey ON public.document USING btree (organisation_id, sha256)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table employment_detail -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  started_on date
  relation text not null default ''::text
  pat text not null default ''::text
  tariff text not null default ''::text
  birth_day date
  birth_place text not null default ''::text
  written_at timestamp with time zone not null
  written_by uuid not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, written_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id)
  CREATE UNIQUE INDEX employment_detail_pkey ON public.employment_detail USING btree (organisation_id, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table equipment -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  kind text not null
  provided_by text not null
  label text not null default ''::text
  assigned_on date not null
  assigned_by uuid
  assigned_at timestamp with time zone not null
  received_at timestamp with time zone
  received_how text
  returned_on date
  returned_by uuid
  CHECK (((received_at IS NULL) = (received_how IS NULL)))
  CHECK (((returned_on IS NULL) OR (assigned_on <= returned_on)))
  CHECK ((kind = ANY (ARRAY['computer'::text, 'phone'::text, 'connection'::text, 'vpn'::text, 'virtual-desktop'::text, 'signature'::text, 'other'::text])))
  FOREIGN KEY (organisation_id, assigned_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, returned_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((provided_by = ANY (ARRAY['body'::text, 'person'::text])))
  CHECK ((received_how = ANY (ARRAY['here'::text, 'paper'::text])))
  CREATE UNIQUE INDEX equipment_in_one_hand ON public.equipment USING btree (organisation_id, kind, label) WHERE ((returned_on IS NULL) AND (label <> ''::text) AND (provided_by = 'body'::text))
  CREATE INDEX equipment_of_person ON public.equipment USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX equipment_pkey ON public.equipment USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table erasure -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  ground text not null
  asked_at timestamp with time zone not null
  asked_by uuid
  due_on date not null
  withdrawn_at timestamp with time zone
  withdrawn_by uuid
  done_at timestamp with time zone
  counts jsonb not null default '{}'::jsonb
  CHECK (((withdrawn_at IS NULL) OR (done_at IS NULL)))
  CHECK ((ground = ANY (ARRAY['request'::text, 'age'::text])))
  FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, withdrawn_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX erasure_pkey ON public.erasure USING btree (organisation_id, id)
  CREATE UNIQUE INDEX one_erasure ON public.erasure USING btree (organisation_id, person_id) WHERE (withdrawn_at IS NULL)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table exchanged_month -- row-level security forced
  organisation_id uuid not null
  coordinator_id uuid not null
  month text not null
  lent integer not null
  received integer not null
  FOREIGN KEY (coordinator_id) REFERENCES alliance(organisation_id)
  CHECK ((lent >= 0))
  CHECK ((month ~ '^\d{4}-\d{2}$'::text))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, coordinator_id, month)
  CHECK ((received >= 0))
  CREATE UNIQUE INDEX exchanged_month_pkey ON public.exchanged_month USING btree (organisation_id, coordinator_id, month)
  CREATE INDEX exchanged_of_coordinator ON public.exchanged_month USING btree (coordinator_id, month)
  policy coordinator permissive SELECT using (coordinator_id = entered())
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table floor -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  site_id uuid not null
  name text not null
  level smallint not null default 0
  plan_svg text
  plan_sha256 bytea
  plan_type text
  plan_width integer
  plan_height integer
  CHECK ((num_nonnulls(plan_type, plan_width, plan_height, COALESCE(plan_svg, encode(plan_sha256, 'hex'::text))) = ANY (ARRAY[0, 4])))
  FOREIGN KEY (organisation_id, plan_sha256) REFERENCES document(organisation_id, sha256)
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((plan_height > 0))
  CHECK ((plan_type = ANY (ARRAY['image/svg+xml'::text, 'image/png'::text, 'image/jpeg'::text])))
  CHECK ((plan_width > 0))
  CREATE INDEX floor_by_document ON public.floor USING btree (organisation_id, plan_sha256)
  CREATE INDEX floor_of_site ON public.floor USING btree (organisation_id, site_id, level)
  CREATE UNIQUE INDEX floor_pkey ON public.floor USING btree (organisation_id, id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = floor.organisation_id) AND (l.site_id = floor.site_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table freed_month -- row-level security forced
  organisation_id uuid not null
  convention_id uuid not null
  guest_id uuid not null
  month text not null
  halves integer not null
  people integer not null default 0
  FOREIGN KEY (guest_id) REFERENCES organisation(id)
  CHECK ((halves > 0))
  CHECK ((month ~ '^\d{4}-\d{2}$'::text))
  FOREIGN KEY (organisation_id, convention_id) REFERENCES convention(organisation_id, id)
  PRIMARY KEY (organisation_id, convention_id, guest_id, month)
  CREATE INDEX freed_month_of_guest ON public.freed_month USING btree (guest_id, month)
  CREATE UNIQUE INDEX freed_month_pkey ON public.freed_month USING btree (organisation_id, convention_id, guest_id, month)
  policy counting restrictive ALL using (current_setting('app.purpose'::text, true) = 'visits'::text)
  policy guest permissive ALL using (guest_id = entered()) check (guest_id = entered())
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.freed_month FOR EACH ROW EXECUTE FUNCTION guard_freed_month()
  vicinato_app may insert, select, update
table home_neighbourhood -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  neighbourhood_id uuid
  FOREIGN KEY (organisation_id, neighbourhood_id) REFERENCES neighbourhood(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id)
  CREATE INDEX home_by_neighbourhood ON public.home_neighbourhood USING btree (organisation_id, neighbourhood_id)
  CREATE UNIQUE INDEX home_neighbourhood_pkey ON public.home_neighbourhood USING btree (organisation_id, person_id)
  policy own_home_neighbourhood restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table idempotency_key -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  key_sha256 bytea not null
  request_hmac bytea not null
  status smallint
  answer bytea
  made_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, key_sha256)
  CREATE INDEX idempotency_key_by_age ON public.idempotency_key USING btree (organisation_id, made_at)
  CREATE UNIQUE INDEX idempotency_key_pkey ON public.idempotency_key USING btree (organisation_id, person_id, key_sha256)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table identity_provider -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  name text not null
  issuer text not null
  client_id text not null
  claim text not null
  match_on text not null
  client_authentication text not null default 'client_secret_basic'::text
  sealed_client_secret bytea
  off_at timestamp with time zone
  off_by uuid
  CHECK (((off_at IS NULL) = (off_by IS NULL)))
  CHECK ((client_authentication = ANY (ARRAY['client_secret_basic'::text, 'private_key_jwt'::text])))
  CHECK ((match_on = ANY (ARRAY['fiscal-code'::text, 'email'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, off_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX identity_provider_pkey ON public.identity_provider USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table invitation -- row-level security forced
  organisation_id uuid not null
  token_hash bytea not null
  person_id uuid not null
  made_by uuid
  made_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, token_hash)
  CREATE UNIQUE INDEX invitation_pkey ON public.invitation USING btree (organisation_id, token_hash)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table legal_hold -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  ground text not null
  reference text not null
  until date
  placed_at timestamp with time zone not null
  placed_by uuid not null
  lifted_at timestamp with time zone
  lifted_by uuid
  CHECK (((lifted_at IS NULL) = (lifted_by IS NULL)))
  CHECK ((ground = ANY (ARRAY['dispute'::text, 'accident'::text, 'agreement'::text, 'accounts'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, lifted_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, placed_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((reference ~ '^[0-9A-Za-z /._-]{1,40}$'::text))
  CREATE INDEX legal_hold_of ON public.legal_hold USING btree (organisation_id, person_id) WHERE (lifted_at IS NULL)
  CREATE UNIQUE INDEX legal_hold_pkey ON public.legal_hold USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table lending -- row-level security forced
  organisation_id uuid not null
  site_id uuid not null
  guest_id uuid not null
  convention_id uuid not null
  from_day date not null
  until_day date not null
  weekdays smallint[] not null default '{1,2,3,4,5}'::smallint[]
  morning boolean not null default true
  afternoon boolean not null default true
  seats integer
  most_per_day integer
  names boolean not null default false
  CHECK ((from_day <= until_day))
  FOREIGN KEY (guest_id) REFERENCES organisation(id)
  CHECK ((most_per_day > 0))
  FOREIGN KEY (organisation_id, convention_id) REFERENCES convention(organisation_id, id)
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, guest_id, site_id, convention_id)
  CHECK ((seats > 0))
  CREATE INDEX lending_of_convention ON public.lending USING btree (organisation_id, convention_id)
  CREATE INDEX lending_of_site ON public.lending USING btree (organisation_id, site_id, until_day)
  CREATE UNIQUE INDEX lending_pkey ON public.lending USING btree (organisation_id, guest_id, site_id, convention_id)
  CREATE INDEX lending_to_guest ON public.lending USING btree (guest_id, organisation_id, site_id)
  policy adherence permissive INSERT check ((guest_id = entered()) AND (EXISTS ( SELECT
   FROM ((convention_partner p
     JOIN convention c ON (((c.organisation_id = p.organisation_id) AND (c.id = p.convention_id))))
     JOIN convention_site s ON (((s.organisation_id = p.organisation_id) AND (s.convention_id = p.convention_id))))
  WHERE ((p.organisation_id = lending.organisation_id) AND (p.convention_id = lending.convention_id) AND (p.guest_id = lending.guest_id) AND (s.site_id = lending.site_id) AND (p.host_signed_at IS NOT NULL) AND (p.guest_signed_at IS NOT NULL) AND (lending.from_day >= c.from_day) AND (lending.until_day <= LEAST(c.until_day, p.ends_on)) AND ((lending.weekdays = c.weekdays) AND (lending.morning = c.morning) AND (lending.afternoon = c.afternoon) AND (lending.names = c.names)) AND (NOT ((lending.seats IS DISTINCT FROM p.seats) OR (lending.most_per_day IS DISTINCT FROM p.most_per_day)))))))
  policy guest permissive SELECT using (guest_id = entered())
  policy never_begun permissive DELETE using ((guest_id = entered()) AND (EXISTS ( SELECT
   FROM convention_partner p
  WHERE ((p.organisation_id = lending.organisation_id) AND (p.convention_id = lending.convention_id) AND (p.guest_id = lending.guest_id) AND (p.ends_on < lending.from_day)))))
  policy notice permissive UPDATE using (guest_id = entered()) check ((guest_id = entered()) AND (EXISTS ( SELECT
   FROM convention_partner p
  WHERE ((p.organisation_id = lending.organisation_id) AND (p.convention_id = lending.convention_id) AND (p.guest_id = lending.guest_id) AND (lending.until_day <= p.ends_on)))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.lending FOR EACH ROW EXECUTE FUNCTION guard_lending()
  CREATE TRIGGER keeps AFTER INSERT OR UPDATE ON public.lending FOR EACH ROW EXECUTE FUNCTION keep_seats()
  CREATE TRIGGER keeps_no_more BEFORE DELETE ON public.lending FOR EACH ROW EXECUTE FUNCTION keep_seats()
  CREATE CONSTRAINT TRIGGER kept_beyond AFTER INSERT OR UPDATE ON public.lending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.seats IS NOT NULL)) EXECUTE FUNCTION refuse_beyond()
  CREATE TRIGGER marked AFTER INSERT OR UPDATE ON public.lending FOR EACH ROW EXECUTE FUNCTION mark_site_of()
  CREATE TRIGGER marked_no_more BEFORE DELETE ON public.lending FOR EACH ROW EXECUTE FUNCTION mark_site_of()
  vicinato_app may delete, insert, select, update
table lent_day -- row-level security forced
  organisation_id uuid not null
  site_id uuid not null
  guest_id uuid not null
  day date not null
  morning count_of not null default 0
  afternoon count_of not null default 0
  kept_morning integer not null default 0
  kept_afternoon integer not null default 0
  most integer
  moved_morning integer not null default 0
  moved_afternoon integer not null default 0
  CHECK (((GREATEST(morning, afternoon))::integer <= most))
  PRIMARY KEY (organisation_id, site_id, guest_id, day)
  CREATE INDEX lent_day_of_guest ON public.lent_day USING btree (guest_id, day)
  CREATE UNIQUE INDEX lent_day_pkey ON public.lent_day USING btree (organisation_id, site_id, guest_id, day)
  policy guest permissive ALL using (guest_id = ( SELECT entered() AS entered)) check (guest_id = ( SELECT entered() AS entered))
  policy tenant permissive ALL using (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) check (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))
  vicinato_app may select
table margin_search -- row-level security forced
  organisation_id uuid not null
  run_id uuid not null
  asked_at timestamp with time zone not null
  alive_at timestamp with time zone
  tried integer not null default 0
  to_try integer not null default 0
  ended_at timestamp with time zone
  margins jsonb
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, run_id)
  CREATE UNIQUE INDEX margin_search_pkey ON public.margin_search USING btree (organisation_id, run_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table measured_home -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  basis text not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id)
  CREATE UNIQUE INDEX measured_home_pkey ON public.measured_home USING btree (organisation_id, person_id)
  policy own_measured_home restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table measured_place -- row-level security forced
  organisation_id uuid not null
  place_id uuid not null
  basis text not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, place_id)
  CREATE UNIQUE INDEX measured_place_pkey ON public.measured_place USING btree (organisation_id, place_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table member_suspension -- row-level security forced
  organisation_id uuid not null
  member_id uuid not null
  since timestamp with time zone not null
  FOREIGN KEY (member_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id) REFERENCES alliance(organisation_id)
  PRIMARY KEY (organisation_id, member_id)
  CREATE UNIQUE INDEX member_suspension_pkey ON public.member_suspension USING btree (organisation_id, member_id)
  CREATE INDEX suspension_of_member ON public.member_suspension USING btree (member_id)
  policy everyone permissive SELECT using (entered() IS NOT NULL)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE INSERT ON public.member_suspension FOR EACH ROW EXECUTE FUNCTION guard_suspension()
  CREATE TRIGGER marked AFTER DELETE ON public.member_suspension FOR EACH ROW EXECUTE FUNCTION mark_sites_of_member()
  vicinato_app may delete, insert, select
table membership -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  member_id uuid
  kind text not null
  name text not null
  about text not null default ''::text
  offers text not null default ''::text
  seeks text not null default ''::text
  website text
  contact_name text not null
  contact_email text not null
  contact_confirmed_at timestamp with time zone
  state text not null
  applied_at timestamp with time zone not null
  decided_at timestamp with time zone
  CHECK (((state <> ALL (ARRAY['admitted'::text, 'suspended'::text, 'left'::text])) OR (member_id IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['public-body'::text, 'large-firm'::text, 'small-firm'::text, 'cooperative'::text, 'coworking'::text, 'self-employed'::text, 'association'::text])))
  FOREIGN KEY (member_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id) REFERENCES alliance(organisation_id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((state = ANY (ARRAY['applied'::text, 'admitted'::text, 'refused'::text, 'suspended'::text, 'left'::text, 'withdrawn'::text])))
  CREATE INDEX membership_of_member ON public.membership USING btree (member_id, state)
  CREATE UNIQUE INDEX membership_once ON public.membership USING btree (organisation_id, member_id) WHERE (state = ANY (ARRAY['applied'::text, 'admitted'::text, 'suspended'::text]))
  CREATE UNIQUE INDEX membership_pkey ON public.membership USING btree (organisation_id, id)
  policy application permissive INSERT check ((member_id = entered()) AND (state = 'applied'::text))
  policy member permissive SELECT using (member_id = entered())
  policy members_page permissive SELECT using ((state = 'admitted'::text) AND (current_setting('app.purpose'::text, true) = 'members'::text))
  policy own_page permissive UPDATE using (member_id = entered()) check (member_id = entered())
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION guard_membership()
  vicinato_app may insert, select, update
table membership_founding -- row-level security forced
  organisation_id uuid not null
  token_hash bytea not null
  membership_id uuid not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership(organisation_id, id)
  PRIMARY KEY (organisation_id, token_hash)
  CREATE INDEX founding_of_membership ON public.membership_founding USING btree (organisation_id, membership_id)
  CREATE UNIQUE INDEX membership_founding_pkey ON public.membership_founding USING btree (organisation_id, token_hash)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table membership_step -- row-level security forced
  organisation_id uuid not null
  membership_id uuid not null
  seq bigint not null
  state text not null
  reason text not null default ''::text
  taken_at timestamp with time zone not null
  by_organisation_id uuid
  by_name text not null
  FOREIGN KEY (by_organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership(organisation_id, id)
  PRIMARY KEY (organisation_id, membership_id, seq)
  CREATE UNIQUE INDEX membership_step_pkey ON public.membership_step USING btree (organisation_id, membership_id, seq)
  policy member permissive SELECT using (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.organisation_id = membership_step.organisation_id) AND (m.id = membership_step.membership_id) AND (m.member_id = entered()))))
  policy own_step permissive INSERT check ((by_organisation_id = entered()) AND (state = ANY (ARRAY['applied'::text, 'withdrawn'::text, 'left'::text])) AND (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.organisation_id = membership_step.organisation_id) AND (m.id = membership_step.membership_id) AND (m.member_id = entered())))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.membership_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.membership_step FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('by_name')
  vicinato_app may insert, select, update
table membership_told -- row-level security forced
  organisation_id uuid not null
  membership_id uuid not null
  seq bigint not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, membership_id)
  CREATE UNIQUE INDEX membership_told_pkey ON public.membership_told USING btree (organisation_id, membership_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table month_budget -- row-level security forced
  organisation_id uuid not null
  month text not null
  directorate_id uuid not null
  days integer not null
  CHECK ((days >= 0))
  FOREIGN KEY (organisation_id, directorate_id) REFERENCES directorate(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  PRIMARY KEY (organisation_id, month, directorate_id)
  CREATE UNIQUE INDEX month_budget_pkey ON public.month_budget USING btree (organisation_id, month, directorate_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table month_exception -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  person_id uuid not null
  days_per_month smallint
  days_per_week smallint
  beyond_prevalence boolean not null
  category text not null
  authorised_by text not null
  valid_from date not null
  valid_until date not null
  made_at timestamp with time zone not null
  made_by uuid not null
  withdrawn_at timestamp with time zone
  withdrawn_by uuid
  CHECK ((category = ANY (ARRAY['health'::text, 'care'::text, 'family'::text, 'vulnerability'::text, 'distance'::text, 'organisation'::text, 'other'::text])))
  CHECK ((valid_from <= valid_until))
  CHECK (((days_per_month IS NOT NULL) OR (days_per_week IS NOT NULL) OR beyond_prevalence))
  CHECK (((days_per_month >= 0) AND (days_per_month <= 31)))
  CHECK (((days_per_week >= 0) AND (days_per_week <= 7)))
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, withdrawn_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX month_exception_in_force ON public.month_exception USING btree (organisation_id, month, person_id) WHERE (withdrawn_at IS NULL)
  CREATE INDEX month_exception_of_person ON public.month_exception USING btree (organisation_id, person_id, month)
  CREATE UNIQUE INDEX month_exception_pkey ON public.month_exception USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table month_figures -- row-level security forced
  organisation_id uuid not null
  month text not null
  team_id uuid not null
  directorate_id uuid not null
  people integer not null
  wished integer not null
  granted integer not null
  refused integer not null
  present_days integer not null
  FOREIGN KEY (organisation_id, directorate_id) REFERENCES directorate(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id)
  PRIMARY KEY (organisation_id, month, team_id)
  CREATE UNIQUE INDEX month_figures_pkey ON public.month_figures USING btree (organisation_id, month, team_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table month_minimum -- row-level security forced
  organisation_id uuid not null
  month text not null
  team_id uuid not null
  people integer not null
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id)
  CHECK ((people >= 0))
  PRIMARY KEY (organisation_id, month, team_id)
  CREATE UNIQUE INDEX month_minimum_pkey ON public.month_minimum USING btree (organisation_id, month, team_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table month_office -- row-level security forced
  organisation_id uuid not null
  month text not null
  office_id uuid not null
  desks integer[]
  closed_days date[]
  closed_to uuid
  closed_to_desks integer not null default 0
  CHECK ((closed_to <> office_id))
  FOREIGN KEY (organisation_id, closed_to) REFERENCES office(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, office_id) REFERENCES office(organisation_id, id)
  PRIMARY KEY (organisation_id, month, office_id)
  CREATE INDEX month_office_of_office ON public.month_office USING btree (organisation_id, office_id)
  CREATE UNIQUE INDEX month_office_pkey ON public.month_office USING btree (organisation_id, month, office_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table month_publication -- row-level security forced
  organisation_id uuid not null
  month text not null
  run_id uuid not null
  published_at timestamp with time zone not null
  published_by uuid not null
  teams_not_approved integer not null
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, published_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, month)
  CREATE UNIQUE INDEX month_publication_pkey ON public.month_publication USING btree (organisation_id, month)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.month_publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.month_publication FOR EACH ROW EXECUTE FUNCTION refuse_change_unless_reopened()
  vicinato_app may delete, insert, select
table month_reopening -- row-level security forced
  organisation_id uuid not null
  month text not null
  published_at timestamp with time zone not null
  published_by uuid not null
  run_id uuid not null
  teams_not_approved integer not null
  reason text not null
  reopened_at timestamp with time zone not null
  reopened_by uuid not null
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, published_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, reopened_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, month, published_at)
  CREATE UNIQUE INDEX month_reopening_pkey ON public.month_reopening USING btree (organisation_id, month, published_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.month_reopening FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.month_reopening FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')
  vicinato_app may insert, select, update
table month_team -- row-level security forced
  organisation_id uuid not null
  month text not null
  team_id uuid not null
  days_per_person smallint not null
  days_per_week smallint
  min_present smallint[] not null
  team_days date[] not null
  closed_days date[] not null
  closed_to uuid
  closed_to_desks integer not null default 0
  closed_beyond_quota boolean not null
  FOREIGN KEY (organisation_id, closed_to) REFERENCES office(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id)
  PRIMARY KEY (organisation_id, month, team_id)
  CREATE UNIQUE INDEX month_team_pkey ON public.month_team USING btree (organisation_id, month, team_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table month_variant -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  comparison_id uuid not null
  place smallint not null
  name text not null
  changes jsonb not null
  figures jsonb
  discarded_at timestamp with time zone
  discarded_by uuid
  adopted_at timestamp with time zone
  adopted_by uuid
  run_id uuid
  CHECK (((discarded_at IS NULL) = (discarded_by IS NULL)))
  CHECK (((adopted_at IS NULL) = (adopted_by IS NULL)))
  FOREIGN KEY (organisation_id, adopted_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, comparison_id) REFERENCES variant_comparison(organisation_id, id)
  FOREIGN KEY (organisation_id, discarded_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX month_variant_of_comparison ON public.month_variant USING btree (organisation_id, comparison_id, place)
  CREATE UNIQUE INDEX month_variant_pkey ON public.month_variant USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table near_site -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  host_id uuid not null
  site_id uuid not null
  walk_seconds integer not null
  bicycle_seconds integer not null
  car_seconds integer not null
  transit_seconds integer
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, host_id, site_id)
  CREATE UNIQUE INDEX near_site_pkey ON public.near_site USING btree (organisation_id, person_id, host_id, site_id)
  policy own_near_site restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table neighbourhood -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  name text not null
  polygons jsonb not null
  people integer
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  UNIQUE (organisation_id, name)
  CHECK ((people >= 0))
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX neighbourhood_organisation_id_name_key ON public.neighbourhood USING btree (organisation_id, name)
  CREATE UNIQUE INDEX neighbourhood_pkey ON public.neighbourhood USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table neighbourhood_count -- row-level security forced
  organisation_id uuid not null
  counted_at timestamp with time zone not null
  outside integer
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  CHECK ((outside >= 0))
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX neighbourhood_count_pkey ON public.neighbourhood_count USING btree (organisation_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table notice -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  kind text not null
  details jsonb not null default '{}'::jsonb
  made_at timestamp with time zone not null
  read_at timestamp with time zone
  sorted_at timestamp with time zone
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX notice_by_age ON public.notice USING btree (organisation_id, made_at)
  CREATE INDEX notice_of_kind ON public.notice USING btree (organisation_id, kind, made_at)
  CREATE INDEX notice_of_person ON public.notice USING btree (organisation_id, person_id, made_at, id)
  CREATE UNIQUE INDEX notice_pkey ON public.notice USING btree (organisation_id, id)
  CREATE INDEX notice_unread ON public.notice USING btree (organisation_id, person_id) WHERE (read_at IS NULL)
  CREATE INDEX notice_unsorted ON public.notice USING btree (organisation_id, made_at) WHERE (sorted_at IS NULL)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table notice_delivery -- row-level security forced
  organisation_id uuid not null
  notice_id uuid not null
  channel text not null
  person_id uuid not null
  due_at timestamp with time zone not null
  attempts smallint not null default 0
  claimed_until timestamp with time zone
  outcome text
  ended_at timestamp with time zone
  fault text
  CHECK ((channel = ANY (ARRAY['mail'::text, 'push'::text])))
  CHECK (((outcome IS NULL) = (ended_at IS NULL)))
  FOREIGN KEY (organisation_id, notice_id) REFERENCES notice(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['sent'::text, 'failed'::text, 'needless'::text, 'no-address'::text, 'no-server'::text])))
  PRIMARY KEY (organisation_id, notice_id, channel)
  CREATE INDEX notice_delivery_due ON public.notice_delivery USING btree (organisation_id, channel, due_at) WHERE (outcome IS NULL)
  CREATE INDEX notice_delivery_ended ON public.notice_delivery USING btree (organisation_id, outcome, ended_at) WHERE (outcome IS NOT NULL)
  CREATE INDEX notice_delivery_of_person ON public.notice_delivery USING btree (organisation_id, person_id, channel) WHERE (outcome IS NULL)
  CREATE UNIQUE INDEX notice_delivery_pkey ON public.notice_delivery USING btree (organisation_id, notice_id, channel)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table notice_preference -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  kind text not null
  way text not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, kind)
  CHECK ((way = ANY (ARRAY['mail'::text, 'push'::text, 'both'::text, 'digest'::text, 'none'::text])))
  CREATE UNIQUE INDEX notice_preference_pkey ON public.notice_preference USING btree (organisation_id, person_id, kind)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table office -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  code text not null
  name text not null
  zone text
  desks integer not null
  latitude double precision
  longitude double precision
  CHECK ((desks >= 0))
  CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  UNIQUE (organisation_id, code)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX office_organisation_id_code_key ON public.office USING btree (organisation_id, code)
  CREATE UNIQUE INDEX office_pkey ON public.office USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table organisation -- row-level security forced
  id uuid not null
  slug text not null
  name text not null
  patron_day text
  demo boolean not null default false
  created_at timestamp with time zone not null default now()
  CHECK ((patron_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'::text))
  PRIMARY KEY (id)
  CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  UNIQUE (slug)
  CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id)
  CREATE UNIQUE INDEX organisation_slug_key ON public.organisation USING btree (slug)
  policy directory permissive SELECT using (current_setting('app.purpose'::text, true) = 'directory'::text)
  policy tenant permissive ALL using (id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table other_day_request -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  person_id uuid not null
  run_id uuid not null
  day date not null
  other_day date not null
  reason text not null
  asked_at timestamp with time zone not null
  asked_by uuid not null
  answer text
  answered_at timestamp with time zone
  CHECK ((answer = ANY (ARRAY['accepted'::text, 'refused'::text, 'withdrawn'::text])))
  CHECK ((day <> other_day))
  CHECK (((answer IS NULL) = (answered_at IS NULL)))
  FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX other_day_request_of_person ON public.other_day_request USING btree (organisation_id, person_id, month)
  CREATE UNIQUE INDEX other_day_request_open ON public.other_day_request USING btree (organisation_id, run_id, person_id, day) WHERE (answer IS NULL)
  CREATE UNIQUE INDEX other_day_request_pkey ON public.other_day_request USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table outside_application -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  token_hash bytea not null
  address_hash bytea not null
  kind text not null
  name text not null
  about text not null
  offers text not null
  seeks text not null
  website text
  contact_name text not null
  contact_email text not null
  asked_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  membership_id uuid
  FOREIGN KEY (organisation_id) REFERENCES alliance(organisation_id)
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership(organisation_id, id)
  UNIQUE (organisation_id, token_hash)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX application_by_time ON public.outside_application USING btree (organisation_id, asked_at)
  CREATE UNIQUE INDEX outside_application_organisation_id_token_hash_key ON public.outside_application USING btree (organisation_id, token_hash)
  CREATE UNIQUE INDEX outside_application_pkey ON public.outside_application USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table passkey -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  credential_id bytea not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  synced boolean not null
  name text not null
  added_at timestamp with time zone not null
  last_used_at timestamp with time zone
  UNIQUE (organisation_id, credential_id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX passkey_of_person ON public.passkey USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX passkey_organisation_id_credential_id_key ON public.passkey USING btree (organisation_id, credential_id)
  CREATE UNIQUE INDEX passkey_pkey ON public.passkey USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table passkey_challenge -- row-level security forced
  organisation_id uuid not null
  challenge_hash bytea not null
  person_id uuid
  asked_at timestamp with time zone not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, challenge_hash)
  CREATE INDEX passkey_challenge_by_age ON public.passkey_challenge USING btree (organisation_id, asked_at)
  CREATE UNIQUE INDEX passkey_challenge_pkey ON public.passkey_challenge USING btree (organisation_id, challenge_hash)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table people_import -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  file_name text not null
  sha256 bytea not null
  started_at timestamp with time zone not null
  started_by uuid not null
  rows_done integer not null default 0
  rows_total integer not null default 0
  counts jsonb not null default '{}'::jsonb
  faults_total integer not null default 0
  faults jsonb not null default '[]'::jsonb
  changes jsonb not null default '[]'::jsonb
  guarded boolean not null default false
  read_at timestamp with time zone
  apply_asked_at timestamp with time zone
  apply_asked_by uuid
  applied_at timestamp with time zone
  failed_at timestamp with time zone
  FOREIGN KEY (organisation_id, apply_asked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, started_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX people_import_by_age ON public.people_import USING btree (organisation_id, started_at)
  CREATE UNIQUE INDEX people_import_pkey ON public.people_import USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table people_import_file -- row-level security forced
  organisation_id uuid not null
  import_id uuid not null
  bytes bytea not null
  FOREIGN KEY (organisation_id, import_id) REFERENCES people_import(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, import_id)
  CREATE UNIQUE INDEX people_import_file_pkey ON public.people_import_file USING btree (organisation_id, import_id)
  policy for_the_reader restrictive ALL using (current_setting('app.purpose'::text, true) = 'engine'::text)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table people_import_home -- row-level security forced
  organisation_id uuid not null
  import_id uuid not null
  fiscal_code text not null
  latitude double precision not null
  longitude double precision not null
  FOREIGN KEY (organisation_id, import_id) REFERENCES people_import(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, import_id, fiscal_code)
  CREATE UNIQUE INDEX people_import_home_pkey ON public.people_import_home USING btree (organisation_id, import_id, fiscal_code)
  policy for_the_reader restrictive ALL using (current_setting('app.purpose'::text, true) = 'engine'::text)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table people_import_row -- row-level security forced
  organisation_id uuid not null
  import_id uuid not null
  sheet text not null
  row integer not null
  key text not null
  data jsonb not null
  derived jsonb
  FOREIGN KEY (organisation_id, import_id) REFERENCES people_import(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, import_id, sheet, "row")
  CHECK ((sheet = ANY (ARRAY['offices'::text, 'directorates'::text, 'teams'::text, 'persons'::text])))
  CREATE UNIQUE INDEX people_import_row_pkey ON public.people_import_row USING btree (organisation_id, import_id, sheet, "row")
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table person -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  fiscal_code text not null
  given_name text not null
  family_name text not null
  family_key text default name_key(((family_name || ' '::text) || given_name))
  given_key text default name_key(((given_name || ' '::text) || family_name))
  email text
  team_id uuid
  part_time_percent smallint not null default 100
  contract text not null default 'permanent'::text
  entry_earliest text not null default '07:30'::text
  entry_latest text not null default '10:00'::text
  entry_preferred text not null default '08:30'::text
  sex text
  birth_year smallint
  commute_minutes smallint
  home_suitable boolean not null default false
  left_on date
  home_space_on date
  home_tools_on date
  home_safety_on date
  CHECK (((birth_year >= 1900) AND (birth_year <= 2100)))
  CHECK (((entry_earliest <= entry_preferred) AND (entry_preferred <= entry_latest)))
  CHECK (((commute_minutes >= 0) AND (commute_minutes <= 600)))
  CHECK ((contract = ANY (ARRAY['permanent'::text, 'fixed-term'::text, 'apprentice'::text])))
  UNIQUE (organisation_id, fiscal_code)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id)
  CHECK (((part_time_percent >= 1) AND (part_time_percent <= 100)))
  PRIMARY KEY (organisation_id, id)
  CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text])))
  CREATE UNIQUE INDEX person_by_email ON public.person USING btree (organisation_id, lower(email))
  CREATE INDEX person_by_family ON public.person USING btree (organisation_id, family_key, id)
  CREATE INDEX person_by_given ON public.person USING btree (organisation_id, given_key)
  CREATE INDEX person_of_team ON public.person USING btree (organisation_id, team_id)
  CREATE UNIQUE INDEX person_organisation_id_fiscal_code_key ON public.person USING btree (organisation_id, fiscal_code)
  CREATE UNIQUE INDEX person_pkey ON public.person USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER moved AFTER UPDATE ON public.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION forget_figures_of_moved()
  vicinato_app may delete, insert, select, update
table person_activities -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  valid_from date not null
  made_at timestamp with time zone not null
  made_by uuid
  activity_ids uuid[] not null
  percents smallint[] not null
  CHECK (((cardinality(activity_ids) = cardinality(percents)) AND (1 <= ALL (percents)) AND (sum_of(percents) <= 100)))
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, valid_from, made_at)
  CREATE UNIQUE INDEX person_activities_pkey ON public.person_activities USING btree (organisation_id, person_id, valid_from, made_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table person_home -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  latitude double precision not null
  longitude double precision not null
  by_owner boolean not null default false
  stated_at timestamp with time zone not null default now()
  CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id)
  CREATE UNIQUE INDEX person_home_pkey ON public.person_home USING btree (organisation_id, person_id)
  policy own_home restrictive ALL using ((current_setting('app.purpose'::text, true) = 'engine'::text) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table plan_finding -- row-level security forced
  organisation_id uuid not null
  run_id uuid not null
  subject text not null
  content jsonb not null
  found_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, run_id, subject)
  CREATE UNIQUE INDEX plan_finding_pkey ON public.plan_finding USING btree (organisation_id, run_id, subject)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table plan_run -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  started_at timestamp with time zone not null
  started_by uuid not null
  seconds double precision not null
  gap_percent double precision not null
  people integer not null
  days date[] not null
  progress jsonb not null default '[]'::jsonb
  alive_at timestamp with time zone
  cancel_asked_at timestamp with time zone
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, started_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX plan_run_of_month ON public.plan_run USING btree (organisation_id, month, started_at)
  CREATE UNIQUE INDEX plan_run_pkey ON public.plan_run USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table plan_run_end -- row-level security forced
  organisation_id uuid not null
  run_id uuid not null
  outcome text not null
  ended_at timestamp with time zone not null
  objective double precision
  bound double precision
  gap_percent double precision
  raised jsonb not null default '[]'::jsonb
  prices jsonb
  faults jsonb not null default '[]'::jsonb
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['done'::text, 'cancelled'::text, 'failed'::text, 'outdated'::text])))
  PRIMARY KEY (organisation_id, run_id)
  CREATE UNIQUE INDEX plan_run_end_pkey ON public.plan_run_end USING btree (organisation_id, run_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table policy_change -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  title text not null
  explanation text not null
  proposed_at timestamp with time zone not null
  proposed_by uuid not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, proposed_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX policy_change_pkey ON public.policy_change USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table policy_consultation -- row-level security forced
  organisation_id uuid not null
  change_id uuid not null
  sent_at timestamp with time zone not null
  sent_by uuid not null
  until date not null
  FOREIGN KEY (organisation_id, change_id) REFERENCES policy_change(organisation_id, id)
  FOREIGN KEY (organisation_id, sent_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, change_id)
  CREATE UNIQUE INDEX policy_consultation_pkey ON public.policy_consultation USING btree (organisation_id, change_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select
table policy_decision -- row-level security forced
  organisation_id uuid not null
  change_id uuid not null
  outcome text not null
  seq bigint not null
  reason text not null
  decided_at timestamp with time zone not null
  decided_by uuid not null
  FOREIGN KEY (organisation_id, change_id) REFERENCES policy_change(organisation_id, id)
  FOREIGN KEY (organisation_id, decided_by) REFERENCES person(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['adopted'::text, 'withdrawn'::text])))
  PRIMARY KEY (organisation_id, change_id)
  CREATE UNIQUE INDEX policy_decision_pkey ON public.policy_decision USING btree (organisation_id, change_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER holds_limits AFTER INSERT ON public.policy_decision FOR EACH ROW WHEN ((new.outcome = 'adopted'::text)) EXECUTE FUNCTION hold_limits()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.policy_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.policy_decision FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')
  vicinato_app may insert, select, update
table policy_opinion -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  change_id uuid not null
  person_id uuid not null
  role text not null
  stance text not null
  words text not null
  given_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, change_id) REFERENCES policy_consultation(organisation_id, change_id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((stance = ANY (ARRAY['favourable'::text, 'contrary'::text, 'remarks'::text])))
  CREATE INDEX policy_opinion_of_change ON public.policy_opinion USING btree (organisation_id, change_id, given_at)
  CREATE INDEX policy_opinion_of_person ON public.policy_opinion USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX policy_opinion_pkey ON public.policy_opinion USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.policy_opinion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.policy_opinion FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('words')
  vicinato_app may insert, select, update
table policy_value -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  change_id uuid not null
  item text not null
  scope text not null
  scope_id uuid
  valid_from date not null
  value jsonb
  CHECK (((scope = 'organisation'::text) = (scope_id IS NULL)))
  FOREIGN KEY (organisation_id, change_id) REFERENCES policy_change(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((scope = ANY (ARRAY['organisation'::text, 'directorate'::text, 'office'::text, 'team'::text])))
  CREATE INDEX policy_value_of_change ON public.policy_value USING btree (organisation_id, change_id)
  CREATE UNIQUE INDEX policy_value_pkey ON public.policy_value USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.policy_value FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.policy_value FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table presence_choice -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  shown_to text not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id)
  CHECK ((shown_to = ANY (ARRAY['team'::text, 'organisation'::text])))
  CREATE UNIQUE INDEX presence_choice_pkey ON public.presence_choice USING btree (organisation_id, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table prevalence_derogation -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  valid_from date not null
  valid_until date not null
  made_at timestamp with time zone not null
  EXCLUDE USING gist (organisation_id WITH =, person_id WITH =, daterange(valid_from, valid_until, '[]'::text) WITH &&)
  CHECK ((valid_from <= valid_until))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX one_derogation_at_a_time ON public.prevalence_derogation USING gist (organisation_id, person_id, daterange(valid_from, valid_until, '[]'::text))
  CREATE INDEX prevalence_derogation_of_person ON public.prevalence_derogation USING btree (organisation_id, person_id, valid_from)
  CREATE UNIQUE INDEX prevalence_derogation_pkey ON public.prevalence_derogation USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table prevalence_ground -- row-level security forced
  organisation_id uuid not null
  derogation_id uuid not null
  person_id uuid not null
  category text not null
  authorised_by text not null
  made_by uuid not null
  CHECK ((category = ANY (ARRAY['health'::text, 'personal'::text, 'family'::text])))
  CHECK ((made_by <> person_id))
  FOREIGN KEY (organisation_id, derogation_id) REFERENCES prevalence_derogation(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, derogation_id)
  CREATE INDEX prevalence_ground_of_person ON public.prevalence_ground USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX prevalence_ground_pkey ON public.prevalence_ground USING btree (organisation_id, derogation_id)
  policy for_whom_it_is restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'priorities'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table priority -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  category text not null
  valid_from date not null
  valid_until date
  stated_at timestamp with time zone not null
  verified_at timestamp with time zone
  verified_by uuid
  EXCLUDE USING gist (organisation_id WITH =, person_id WITH =, category WITH =, daterange(valid_from, valid_until, '[]'::text) WITH &&)
  CHECK ((category = ANY (ARRAY['child-to-12'::text, 'child-disabled'::text, 'own-disability'::text, 'caregiver'::text, 'leave-104'::text, 'after-long-illness'::text])))
  CHECK (((verified_at IS NULL) = (verified_by IS NULL)))
  CHECK ((verified_by <> person_id))
  CHECK (((valid_until IS NULL) OR (valid_from <= valid_until)))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, verified_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX one_priority_of_a_category ON public.priority USING gist (organisation_id, person_id, category, daterange(valid_from, valid_until, '[]'::text))
  CREATE INDEX priority_of_person ON public.priority USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX priority_pkey ON public.priority USING btree (organisation_id, id)
  policy for_whom_it_is restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'priorities'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table priority_reading -- row-level security forced
  organisation_id uuid not null
  id bigint not null
  read_at timestamp with time zone not null
  purpose text not null
  read_by uuid
  person_id uuid
  people integer not null
  month text
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, read_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((purpose = ANY (ARRAY['verifying'::text, 'list'::text, 'plan'::text])))
  CREATE INDEX priority_reading_by_age ON public.priority_reading USING btree (organisation_id, read_at)
  CREATE INDEX priority_reading_of_person ON public.priority_reading USING btree (organisation_id, person_id, read_at)
  CREATE UNIQUE INDEX priority_reading_pkey ON public.priority_reading USING btree (organisation_id, id)
  policy for_whom_it_is restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'priorities'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table provider_key -- row-level security forced
  organisation_id uuid not null
  provider_id uuid not null
  id uuid not null default gen_random_uuid()
  public_jwk jsonb not null
  sealed_private_key bytea not null
  made_at timestamp with time zone not null
  used_since timestamp with time zone
  replaced_at timestamp with time zone
  CHECK (((replaced_at IS NULL) OR (used_since IS NOT NULL)))
  FOREIGN KEY (organisation_id, provider_id) REFERENCES identity_provider(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX one_key_in_use ON public.provider_key USING btree (organisation_id, provider_id) WHERE ((used_since IS NOT NULL) AND (replaced_at IS NULL))
  CREATE UNIQUE INDEX one_key_next ON public.provider_key USING btree (organisation_id, provider_id) WHERE (used_since IS NULL)
  CREATE INDEX provider_key_of ON public.provider_key USING btree (organisation_id, provider_id)
  CREATE UNIQUE INDEX provider_key_pkey ON public.provider_key USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table provider_sign_in -- row-level security forced
  organisation_id uuid not null
  state_hash bytea not null
  provider_id uuid not null
  nonce text not null
  code_verifier text not null
  started_at timestamp with time zone not null
  session_id uuid
  subject text
  back_to text
  CHECK ((((session_id IS NULL) = (subject IS NULL)) AND ((subject IS NULL) = (back_to IS NULL))))
  FOREIGN KEY (organisation_id, provider_id) REFERENCES identity_provider(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, state_hash)
  CREATE UNIQUE INDEX provider_sign_in_pkey ON public.provider_sign_in USING btree (organisation_id, state_hash)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table push_device -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  name text not null
  endpoint text not null
  p256dh text not null
  auth text not null
  added_at timestamp with time zone not null
  UNIQUE (organisation_id, endpoint)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX push_device_of_person ON public.push_device USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX push_device_organisation_id_endpoint_key ON public.push_device USING btree (organisation_id, endpoint)
  CREATE UNIQUE INDEX push_device_pkey ON public.push_device USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table push_key -- row-level security forced
  organisation_id uuid not null
  public_key text not null
  private_key_sealed bytea not null
  made_at timestamp with time zone not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX push_key_pkey ON public.push_key USING btree (organisation_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table quota_place -- row-level security forced
  organisation_id uuid not null
  booking_id uuid not null
  quota text not null
  guest_id uuid not null
  holder_id uuid not null
  period date not null
  kind text not null
  place integer not null
  most integer not null
  day date not null
  CHECK (((place >= 1) AND (place <= most)))
  FOREIGN KEY (organisation_id, booking_id) REFERENCES booking(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, booking_id, quota)
  CHECK ((quota = ANY (ARRAY['week'::text, 'kind-week'::text, 'ahead'::text, 'organisation'::text, 'organisation-kind'::text])))
  CREATE UNIQUE INDEX quota_place_once ON public.quota_place USING btree (guest_id, holder_id, quota, period, kind, place)
  CREATE UNIQUE INDEX quota_place_pkey ON public.quota_place USING btree (organisation_id, booking_id, quota)
  policy guest permissive ALL using (guest_id = entered()) check (guest_id = entered())
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guests_alone BEFORE INSERT OR DELETE OR UPDATE ON public.quota_place FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_quota_by_hand()
  vicinato_app may delete, insert, select, update
table replanning -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  run_id uuid not null
  happened jsonb not null
  reason text not null
  from_day date not null
  stability double precision not null
  asked_at timestamp with time zone not null
  asked_by uuid not null
  outcome text
  figures jsonb
  amendment jsonb
  amendment_before jsonb
  mark text
  applied_at timestamp with time zone
  applied_by uuid
  mark_after text
  undone_at timestamp with time zone
  undone_by uuid
  discarded_at timestamp with time zone
  discarded_by uuid
  CHECK (((applied_at IS NULL) = (applied_by IS NULL)))
  CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
  CHECK (((undone_at IS NULL) OR (applied_at IS NOT NULL)))
  FOREIGN KEY (organisation_id, applied_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, discarded_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  FOREIGN KEY (organisation_id, undone_by) REFERENCES person(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['solved'::text, 'failed'::text])))
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX replanning_of_month ON public.replanning USING btree (organisation_id, month, asked_at)
  CREATE UNIQUE INDEX replanning_pkey ON public.replanning USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table replanning_move -- row-level security forced
  organisation_id uuid not null
  replanning_id uuid not null
  person_id uuid not null
  day date not null
  place_before text not null
  place_after text not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, replanning_id) REFERENCES replanning(organisation_id, id)
  PRIMARY KEY (organisation_id, replanning_id, person_id, day)
  CREATE INDEX replanning_move_of_person ON public.replanning_move USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX replanning_move_pkey ON public.replanning_move USING btree (organisation_id, replanning_id, person_id, day)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table retention_period -- row-level security forced
  organisation_id uuid not null
  kind text not null
  valid_from date not null
  set_at timestamp with time zone not null
  set_by uuid not null
  days integer not null
  reason text not null
  CHECK ((days >= 0))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, set_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, kind, valid_from, set_at)
  CREATE UNIQUE INDEX retention_period_pkey ON public.retention_period USING btree (organisation_id, kind, valid_from, set_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.retention_period FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.retention_period FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')
  vicinato_app may insert, select, update
table retention_run -- row-level security forced
  organisation_id uuid not null
  kind text not null
  deleted_on date not null
  rows integer not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, kind, deleted_on)
  CHECK ((rows > 0))
  CREATE UNIQUE INDEX retention_run_pkey ON public.retention_run USING btree (organisation_id, kind, deleted_on)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table role_grant -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  role text not null
  granted_at timestamp with time zone not null default now()
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, role)
  CREATE UNIQUE INDEX role_grant_pkey ON public.role_grant USING btree (organisation_id, person_id, role)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table safety_notice -- row-level security forced
  organisation_id uuid not null
  version smallint not null
  title text not null
  body text not null
  document jsonb not null
  valid_from date not null
  anew boolean not null
  sha256 bytea not null
  made_at timestamp with time zone not null
  made_by uuid not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, version)
  CREATE UNIQUE INDEX safety_notice_pkey ON public.safety_notice USING btree (organisation_id, version)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.safety_notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.safety_notice FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table safety_receipt -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  capacity text not null
  received_on date not null
  received_at timestamp with time zone not null
  version smallint
  sha256 bytea
  way text not null
  proof text not null default ''::text
  noted_by uuid
  CHECK ((capacity = ANY (ARRAY['worker'::text, 'representative'::text])))
  CHECK (((way <> 'product'::text) OR ((version IS NOT NULL) AND (sha256 IS NOT NULL))))
  FOREIGN KEY (organisation_id, noted_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, version) REFERENCES safety_notice(organisation_id, version)
  PRIMARY KEY (organisation_id, person_id, capacity, received_on)
  CHECK ((way = ANY (ARRAY['product'::text, 'paper'::text, 'other'::text])))
  CREATE INDEX safety_receipt_of_version ON public.safety_receipt USING btree (organisation_id, version)
  CREATE UNIQUE INDEX safety_receipt_pkey ON public.safety_receipt USING btree (organisation_id, person_id, capacity, received_on)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table safety_reminder -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  capacity text not null
  until date not null
  days smallint not null
  reminded_at timestamp with time zone not null
  CHECK ((capacity = ANY (ARRAY['worker'::text, 'representative'::text])))
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, capacity, until)
  CREATE UNIQUE INDEX safety_reminder_pkey ON public.safety_reminder USING btree (organisation_id, person_id, capacity, until)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table schema_migration
  name text not null
  applied_at timestamp with time zone not null default now()
  PRIMARY KEY (name)
  CREATE UNIQUE INDEX schema_migration_pkey ON public.schema_migration USING btree (name)
table seat -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  site_id uuid not null
  floor_id uuid
  label text not null
  x smallint
  y smallint
  attributes text[] not null default '{}'::text[]
  retired_on date
  FOREIGN KEY (organisation_id, floor_id) REFERENCES floor(organisation_id, id)
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  UNIQUE (organisation_id, site_id, id)
  UNIQUE (organisation_id, site_id, label)
  PRIMARY KEY (organisation_id, id)
  CHECK (((x >= 0) AND (x <= 1000)))
  CHECK (((y >= 0) AND (y <= 1000)))
  CREATE INDEX seat_of_floor ON public.seat USING btree (organisation_id, floor_id)
  CREATE UNIQUE INDEX seat_organisation_id_site_id_id_key ON public.seat USING btree (organisation_id, site_id, id)
  CREATE UNIQUE INDEX seat_organisation_id_site_id_label_key ON public.seat USING btree (organisation_id, site_id, label)
  CREATE UNIQUE INDEX seat_pkey ON public.seat USING btree (organisation_id, id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = seat.organisation_id) AND (l.site_id = seat.site_id))))
  policy search permissive SELECT using (( SELECT current_setting('app.purpose'::text, true) AS current_setting) = 'search'::text)
  policy tenant permissive ALL using (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) check (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))
  CREATE TRIGGER marked AFTER INSERT ON public.seat REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION mark_sites_of_seats()
  CREATE TRIGGER marked_again AFTER UPDATE ON public.seat REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION mark_sites_of_seats_again()
  vicinato_app may delete, insert, select, update
table seat_code -- row-level security forced
  organisation_id uuid not null
  seat_id uuid not null
  site_id uuid not null
  token_hash bytea not null
  sealed_token bytea not null
  made_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, seat_id) REFERENCES seat(organisation_id, id)
  PRIMARY KEY (organisation_id, seat_id)
  CREATE UNIQUE INDEX seat_code_by_hash ON public.seat_code USING btree (organisation_id, token_hash)
  CREATE UNIQUE INDEX seat_code_pkey ON public.seat_code USING btree (organisation_id, seat_id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = seat_code.organisation_id) AND (l.site_id = seat_code.site_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table seat_day -- row-level security forced
  organisation_id uuid not null
  seat_id uuid not null
  day date not null
  morning boolean not null
  afternoon boolean not null
  site_id uuid not null
  PRIMARY KEY (organisation_id, seat_id, day)
  CREATE INDEX seat_day_of_site ON public.seat_day USING btree (organisation_id, site_id, day)
  CREATE UNIQUE INDEX seat_day_pkey ON public.seat_day USING btree (organisation_id, seat_id, day)
  policy guest permissive ALL using counts_there(organisation_id, site_id, day)
  policy search permissive SELECT using (( SELECT current_setting('app.purpose'::text, true) AS current_setting) = 'search'::text)
  policy tenant permissive ALL using (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) check (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))
  CREATE TRIGGER counted AFTER INSERT ON public.seat_day FOR EACH ROW WHEN ((new.morning <> new.afternoon)) EXECUTE FUNCTION count_halved()
  CREATE TRIGGER counted_again AFTER UPDATE ON public.seat_day FOR EACH ROW WHEN (((new.morning <> new.afternoon) <> (old.morning <> old.afternoon))) EXECUTE FUNCTION count_halved()
  vicinato_app may select
table session -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  token_hash bytea not null
  person_id uuid not null
  started_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  ended_at timestamp with time zone
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  UNIQUE (organisation_id, token_hash)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX session_of_person ON public.session USING btree (organisation_id, person_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX session_organisation_id_token_hash_key ON public.session USING btree (organisation_id, token_hash)
  CREATE UNIQUE INDEX session_pkey ON public.session USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table setup_step_aside -- row-level security forced
  organisation_id uuid not null
  step text not null
  set_aside_at timestamp with time zone not null
  set_aside_by uuid not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, set_aside_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, step)
  CREATE UNIQUE INDEX setup_step_aside_pkey ON public.setup_step_aside USING btree (organisation_id, step)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table sign_in_failure -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  subject_hash bytea not null
  failed_at timestamp with time zone not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX sign_in_failure_of ON public.sign_in_failure USING btree (organisation_id, subject_hash, failed_at)
  CREATE UNIQUE INDEX sign_in_failure_pkey ON public.sign_in_failure USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table site -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  name text not null
  kind text not null
  address text not null
  latitude double precision not null
  longitude double precision not null
  neighbourhood text
  equipment text[] not null default '{}'::text[]
  house_rules text not null default ''::text
  transport_note text not null default ''::text
  contact_name text not null default ''::text
  contact_email text not null default ''::text
  contact_phone text not null default ''::text
  capacity integer
  opens smallint[] not null default '{480,480,480,480,480,NULL,NULL}'::smallint[]
  closes smallint[] not null default '{1140,1140,1140,1140,1140,NULL,NULL}'::smallint[]
  noon smallint not null default 780
  patron_day text
  open_on_holidays boolean not null default false
  approval boolean not null default false
  advance_days smallint not null default 60
  cancel_hours smallint not null default 2
  published_at timestamp with time zone
  closed_from date
  created_at timestamp with time zone not null
  CHECK (((advance_days >= 0) AND (advance_days <= 365)))
  CHECK (((cancel_hours >= 0) AND (cancel_hours <= 720)))
  CHECK ((capacity >= 0))
  CHECK (sound_opening(opens, closes))
  CHECK ((kind = ANY (ARRAY['municipal'::text, 'company'::text, 'coworking'::text, 'library'::text, 'other'::text])))
  CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  CHECK (((noon >= 1) AND (noon <= 1439)))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  CHECK ((patron_day ~ '^[01][0-9]-[0-3][0-9]$'::text))
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX site_by_id ON public.site USING btree (id)
  CREATE UNIQUE INDEX site_pkey ON public.site USING btree (organisation_id, id)
  policy at_offer permissive SELECT using is_offered(organisation_id, id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = site.organisation_id) AND (l.site_id = site.id))))
  policy members_page permissive SELECT using ((published_at IS NOT NULL) AND (current_setting('app.purpose'::text, true) = 'members'::text))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER kept_capacity AFTER UPDATE ON public.site FOR EACH ROW WHEN ((new.capacity IS DISTINCT FROM old.capacity)) EXECUTE FUNCTION keep_capacity()
  CREATE TRIGGER kept_capacity_first AFTER INSERT ON public.site FOR EACH ROW WHEN ((new.capacity IS NOT NULL)) EXECUTE FUNCTION keep_capacity()
  CREATE TRIGGER marked AFTER UPDATE ON public.site FOR EACH ROW WHEN (((((((((new.capacity IS DISTINCT FROM old.capacity) OR (new.opens IS DISTINCT FROM old.opens)) OR (new.closes IS DISTINCT FROM old.closes)) OR (new.noon IS DISTINCT FROM old.noon)) OR (new.patron_day IS DISTINCT FROM old.patron_day)) OR (new.open_on_holidays IS DISTINCT FROM old.open_on_holidays)) OR (new.published_at IS DISTINCT FROM old.published_at)) OR (new.closed_from IS DISTINCT FROM old.closed_from))) EXECUTE FUNCTION mark_own_site()
  vicinato_app may delete, insert, select, update
table site_address -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  site_id uuid not null
  serves text not null
  token_hash bytea not null
  made_at timestamp with time zone not null
  read_at timestamp with time zone
  revoked_at timestamp with time zone
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  UNIQUE (organisation_id, token_hash)
  PRIMARY KEY (organisation_id, id)
  CHECK ((serves = ANY (ARRAY['entrance'::text, 'calendar'::text])))
  CREATE INDEX address_of_site ON public.site_address USING btree (organisation_id, site_id, made_at)
  CREATE UNIQUE INDEX site_address_organisation_id_token_hash_key ON public.site_address USING btree (organisation_id, token_hash)
  CREATE UNIQUE INDEX site_address_pkey ON public.site_address USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table site_closure -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  site_id uuid not null
  from_day date not null
  until_day date not null
  morning boolean not null default true
  afternoon boolean not null default true
  reason text not null default ''::text
  CHECK ((from_day <= until_day))
  CHECK ((morning OR afternoon))
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX closure_of_site ON public.site_closure USING btree (organisation_id, site_id, until_day)
  CREATE UNIQUE INDEX site_closure_pkey ON public.site_closure USING btree (organisation_id, id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = site_closure.organisation_id) AND (l.site_id = site_closure.site_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER marked AFTER DELETE OR UPDATE ON public.site_closure FOR EACH ROW EXECUTE FUNCTION mark_site_of()
  vicinato_app may delete, insert, select, update
table site_day -- row-level security forced
  organisation_id uuid not null
  site_id uuid not null
  day date not null
  morning count_of not null default 0
  afternoon count_of not null default 0
  halved integer not null default 0
  shared_morning count_of not null default 0
  shared_afternoon count_of not null default 0
  most integer
  shared_most_morning integer
  shared_most_afternoon integer
  waiting_morning count_of not null default 0
  waiting_afternoon count_of not null default 0
  waiting_passed count_of not null default 0
  to_offer count_of not null default 0
  PRIMARY KEY (organisation_id, site_id, day)
  CHECK ((((GREATEST(morning, afternoon))::integer <= most) AND ((shared_morning)::integer <= shared_most_morning) AND ((shared_afternoon)::integer <= shared_most_afternoon)))
  CREATE UNIQUE INDEX site_day_pkey ON public.site_day USING btree (organisation_id, site_id, day)
  CREATE INDEX site_day_to_offer ON public.site_day USING btree (organisation_id, day, site_id) WHERE ((to_offer)::integer > 0)
  policy guest permissive ALL using counts_there(organisation_id, site_id, day)
  policy search permissive SELECT using (( SELECT current_setting('app.purpose'::text, true) AS current_setting) = 'search'::text)
  policy tenant permissive ALL using (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) check (organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))
  CREATE TRIGGER counted_alone BEFORE INSERT OR DELETE OR UPDATE ON public.site_day FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_by_hand()
  vicinato_app may delete, insert, select, update
table site_document -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  site_id uuid not null
  kind text not null
  title text not null
  sha256 bytea not null
  file_name text not null
  issued_on date not null
  expires_on date
  shared boolean not null
  warned_days smallint
  added_at timestamp with time zone not null
  added_by uuid not null
  removed_at timestamp with time zone
  CHECK (((expires_on IS NULL) OR (issued_on <= expires_on)))
  CHECK ((kind = ANY (ARRAY['emergency-plan'::text, 'risk-assessment'::text, 'fire-certificate'::text, 'insurance'::text, 'accessibility'::text, 'other'::text])))
  FOREIGN KEY (organisation_id, added_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, sha256) REFERENCES document(organisation_id, sha256)
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX document_by_file ON public.site_document USING btree (organisation_id, sha256)
  CREATE INDEX document_of_site ON public.site_document USING btree (organisation_id, site_id, expires_on)
  CREATE UNIQUE INDEX site_document_pkey ON public.site_document USING btree (organisation_id, id)
  policy guest permissive SELECT using (shared AND (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = site_document.organisation_id) AND (l.site_id = site_document.site_id)))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table site_kept -- row-level security forced
  organisation_id uuid not null
  site_id uuid not null
  id uuid not null
  from_day date not null
  until_day date not null
  weekdays smallint[] not null
  morning boolean not null
  afternoon boolean not null
  seats integer not null
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, site_id, id)
  CHECK ((seats > 0))
  CREATE UNIQUE INDEX site_kept_pkey ON public.site_kept USING btree (organisation_id, site_id, id)
  policy guest permissive ALL using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = site_kept.organisation_id) AND (l.site_id = site_kept.site_id))))
  policy search permissive SELECT using (current_setting('app.purpose'::text, true) = 'search'::text)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER counted_alone BEFORE INSERT OR DELETE OR UPDATE ON public.site_kept FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_by_hand()
  vicinato_app may delete, insert, select, update
table site_photo -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  site_id uuid not null
  sha256 bytea not null
  content_type text not null
  words text not null
  added_at timestamp with time zone not null
  removed_at timestamp with time zone
  CHECK ((content_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text])))
  FOREIGN KEY (organisation_id, sha256) REFERENCES document(organisation_id, sha256)
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX photo_by_document ON public.site_photo USING btree (organisation_id, sha256)
  CREATE INDEX photo_of_site ON public.site_photo USING btree (organisation_id, site_id, added_at)
  CREATE UNIQUE INDEX site_photo_pkey ON public.site_photo USING btree (organisation_id, id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = site_photo.organisation_id) AND (l.site_id = site_photo.site_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table site_room -- row-level security forced
  organisation_id uuid not null
  site_id uuid not null
  capacity integer not null
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, site_id)
  CREATE UNIQUE INDEX site_room_pkey ON public.site_room USING btree (organisation_id, site_id)
  policy guest permissive SELECT using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = site_room.organisation_id) AND (l.site_id = site_room.site_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table solved_month -- row-level security forced
  organisation_id uuid not null
  month text not null
  run_id uuid not null
  people integer not null
  record bytea not null
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  PRIMARY KEY (organisation_id, month)
  CREATE UNIQUE INDEX solved_month_pkey ON public.solved_month USING btree (organisation_id, month)
  policy for_the_computation restrictive ALL using (current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'erasure'::text]))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table superseded_assignment -- row-level security forced
  organisation_id uuid not null
  month text not null
  published_at timestamp with time zone not null
  person_id uuid not null
  places text[] not null
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month, published_at, person_id)
  CREATE INDEX superseded_assignment_of_person ON public.superseded_assignment USING btree (organisation_id, person_id, month)
  CREATE UNIQUE INDEX superseded_assignment_pkey ON public.superseded_assignment USING btree (organisation_id, month, published_at, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table team -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  code text not null
  name text not null
  directorate_id uuid not null
  office_id uuid not null
  min_present integer not null default 0
  CHECK ((min_present >= 0))
  UNIQUE (organisation_id, code)
  FOREIGN KEY (organisation_id, directorate_id) REFERENCES directorate(organisation_id, id)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, office_id) REFERENCES office(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX team_of_directorate ON public.team USING btree (organisation_id, directorate_id)
  CREATE INDEX team_of_office ON public.team USING btree (organisation_id, office_id)
  CREATE UNIQUE INDEX team_organisation_id_code_key ON public.team USING btree (organisation_id, code)
  CREATE UNIQUE INDEX team_pkey ON public.team USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table team_approval -- row-level security forced
  organisation_id uuid not null
  month text not null
  team_id uuid not null
  run_id uuid not null
  approved_at timestamp with time zone not null
  approved_by uuid not null
  FOREIGN KEY (organisation_id, approved_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id)
  PRIMARY KEY (organisation_id, month, team_id)
  CREATE UNIQUE INDEX team_approval_pkey ON public.team_approval USING btree (organisation_id, month, team_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table team_figures -- row-level security forced
  organisation_id uuid not null
  month text not null
  team_id uuid not null
  people integer not null
  wished integer not null
  granted integer not null
  refused integer not null
  present smallint[] not null
  away smallint[] not null
  FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id)
  PRIMARY KEY (organisation_id, month, team_id)
  CREATE INDEX team_figures_of_team ON public.team_figures USING btree (organisation_id, team_id)
  CREATE UNIQUE INDEX team_figures_pkey ON public.team_figures USING btree (organisation_id, month, team_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table team_substitute -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  team_id uuid not null
  person_id uuid not null
  from_day date not null
  until_day date not null
  named_at timestamp with time zone not null
  named_by uuid not null
  ended_at timestamp with time zone
  ended_by uuid
  EXCLUDE USING gist (organisation_id WITH =, team_id WITH =, daterange(from_day, until_day, '[]'::text) WITH &&) WHERE ((ended_at IS NULL))
  CHECK ((from_day <= until_day))
  FOREIGN KEY (organisation_id, ended_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, named_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, team_id) REFERENCES team(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX one_substitute_at_a_time ON public.team_substitute USING gist (organisation_id, team_id, daterange(from_day, until_day, '[]'::text)) WHERE (ended_at IS NULL)
  CREATE INDEX team_substitute_of_person ON public.team_substitute USING btree (organisation_id, person_id, until_day)
  CREATE UNIQUE INDEX team_substitute_pkey ON public.team_substitute USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
table timetable -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  file_name text not null
  sha256 bytea not null
  bytes integer not null
  uploaded_at timestamp with time zone not null
  uploaded_by uuid not null
  read_at timestamp with time zone
  failed_at timestamp with time zone
  stops integer
  lines integer
  trips integer
  serves_from date
  serves_until date
  findings jsonb not null default '[]'::jsonb
  refusals jsonb not null default '[]'::jsonb
  warned_at timestamp with time zone
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  UNIQUE (organisation_id, sha256)
  FOREIGN KEY (organisation_id, uploaded_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX timetable_organisation_id_sha256_key ON public.timetable USING btree (organisation_id, sha256)
  CREATE UNIQUE INDEX timetable_pkey ON public.timetable USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table timetable_file -- row-level security forced
  organisation_id uuid not null
  timetable_id uuid not null
  bytes bytea not null
  FOREIGN KEY (organisation_id, timetable_id) REFERENCES timetable(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, timetable_id)
  CREATE UNIQUE INDEX timetable_file_pkey ON public.timetable_file USING btree (organisation_id, timetable_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table training_certificate -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  course_id uuid not null
  enrolment_id uuid
  title text not null
  hours smallint not null
  issued_on date not null
  valid_until date
  made_at timestamp with time zone not null
  made_by uuid
  revoked_at timestamp with time zone
  revoked_by uuid
  warned_days smallint
  CHECK (((valid_until IS NULL) OR (issued_on <= valid_until)))
  FOREIGN KEY (organisation_id, course_id) REFERENCES training_course(organisation_id, id)
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES training_enrolment(organisation_id, id) ON DELETE SET NULL (enrolment_id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, revoked_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX training_certificate_by_end ON public.training_certificate USING btree (organisation_id, valid_until) WHERE ((revoked_at IS NULL) AND (valid_until IS NOT NULL))
  CREATE INDEX training_certificate_of_course ON public.training_certificate USING btree (organisation_id, course_id, person_id) WHERE (revoked_at IS NULL)
  CREATE INDEX training_certificate_of_enrolment ON public.training_certificate USING btree (organisation_id, enrolment_id)
  CREATE UNIQUE INDEX training_certificate_pkey ON public.training_certificate USING btree (organisation_id, id)
  CREATE UNIQUE INDEX training_certified_once ON public.training_certificate USING btree (organisation_id, person_id, course_id, issued_on) WHERE (revoked_at IS NULL)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table training_course -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  code text not null
  title text not null
  description text not null default ''::text
  audience text not null
  subject text not null
  hours smallint not null
  valid_months smallint
  required_from date
  made_at timestamp with time zone not null
  made_by uuid
  retired_at timestamp with time zone
  CHECK ((audience = ANY (ARRAY['everybody'::text, 'agile-workers'::text, 'managers'::text, 'middle-managers'::text])))
  CHECK (((hours >= 1) AND (hours <= 500)))
  UNIQUE (organisation_id, code)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((subject = ANY (ARRAY['organisational'::text, 'management'::text, 'digital'::text, 'safety'::text])))
  CHECK (((valid_months >= 1) AND (valid_months <= 240)))
  CREATE UNIQUE INDEX training_course_organisation_id_code_key ON public.training_course USING btree (organisation_id, code)
  CREATE UNIQUE INDEX training_course_pkey ON public.training_course USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table training_edition -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  course_id uuid not null
  code text not null
  starts_on date not null
  ends_on date not null
  how text not null
  place text not null default ''::text
  seats integer
  enrol_until date not null
  self_enrol boolean not null default true
  cost_cents integer
  made_at timestamp with time zone not null
  made_by uuid
  cancelled_at timestamp with time zone
  cancelled_by uuid
  cancel_reason text
  reminded_at timestamp with time zone
  CHECK ((starts_on <= ends_on))
  CHECK ((enrol_until <= ends_on))
  CHECK (((cancelled_at IS NULL) = (cancel_reason IS NULL)))
  CHECK ((cost_cents >= 0))
  CHECK ((how = ANY (ARRAY['online'::text, 'in-person'::text, 'own-pace'::text])))
  FOREIGN KEY (organisation_id, cancelled_by) REFERENCES person(organisation_id, id)
  UNIQUE (organisation_id, code)
  FOREIGN KEY (organisation_id, course_id) REFERENCES training_course(organisation_id, id)
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK (((seats >= 1) AND (seats <= 100000)))
  CREATE INDEX training_edition_by_start ON public.training_edition USING btree (organisation_id, starts_on)
  CREATE INDEX training_edition_of_course ON public.training_edition USING btree (organisation_id, course_id, starts_on)
  CREATE UNIQUE INDEX training_edition_organisation_id_code_key ON public.training_edition USING btree (organisation_id, code)
  CREATE UNIQUE INDEX training_edition_pkey ON public.training_edition USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table training_enrolment -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  edition_id uuid not null
  person_id uuid not null
  seat integer
  enrolled_at timestamp with time zone not null
  enrolled_by uuid
  left_at timestamp with time zone
  left_by uuid
  FOREIGN KEY (organisation_id, edition_id) REFERENCES training_edition(organisation_id, id)
  FOREIGN KEY (organisation_id, enrolled_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, left_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((seat >= 1))
  CREATE UNIQUE INDEX training_enrolled_once ON public.training_enrolment USING btree (organisation_id, edition_id, person_id) WHERE (left_at IS NULL)
  CREATE INDEX training_enrolment_of_person ON public.training_enrolment USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX training_enrolment_pkey ON public.training_enrolment USING btree (organisation_id, id)
  CREATE UNIQUE INDEX training_seat_once ON public.training_enrolment USING btree (organisation_id, edition_id, seat) WHERE ((left_at IS NULL) AND (seat IS NOT NULL))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table training_result -- row-level security forced
  organisation_id uuid not null
  enrolment_id uuid not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  outcome text not null
  hours smallint not null
  score smallint
  CHECK (((hours >= 0) AND (hours <= 500)))
  FOREIGN KEY (organisation_id, enrolment_id) REFERENCES training_enrolment(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES person(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['passed'::text, 'not-passed'::text, 'absent'::text])))
  PRIMARY KEY (organisation_id, enrolment_id, recorded_at)
  CHECK (((score >= 0) AND (score <= 100)))
  CREATE UNIQUE INDEX training_result_pkey ON public.training_result USING btree (organisation_id, enrolment_id, recorded_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table variant_comparison -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  asked_at timestamp with time zone not null
  asked_by uuid not null
  seconds double precision not null
  base jsonb
  progress jsonb not null default '[]'::jsonb
  alive_at timestamp with time zone
  cancel_asked_at timestamp with time zone
  outcome text
  ended_at timestamp with time zone
  kept_at timestamp with time zone
  kept_by uuid
  CHECK (((outcome IS NULL) = (ended_at IS NULL)))
  CHECK (((kept_at IS NULL) = (kept_by IS NULL)))
  FOREIGN KEY (organisation_id, asked_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, kept_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  CHECK ((outcome = ANY (ARRAY['done'::text, 'cancelled'::text, 'failed'::text])))
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX one_comparison_at_a_time ON public.variant_comparison USING btree (organisation_id, month) WHERE (outcome IS NULL)
  CREATE INDEX variant_comparison_of_month ON public.variant_comparison USING btree (organisation_id, month, asked_at)
  CREATE UNIQUE INDEX variant_comparison_pkey ON public.variant_comparison USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table variant_plan -- row-level security forced
  organisation_id uuid not null
  variant_id uuid not null
  month text not null
  people integer not null
  record bytea not null
  FOREIGN KEY (organisation_id, variant_id) REFERENCES month_variant(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, variant_id)
  CREATE UNIQUE INDEX variant_plan_pkey ON public.variant_plan USING btree (organisation_id, variant_id)
  policy for_the_computation restrictive ALL using (current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'erasure'::text]))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table visit_count -- row-level security forced
  organisation_id uuid not null
  site_id uuid not null
  day date not null
  seats integer not null default 0
  booked integer not null default 0
  arrived integer not null default 0
  released integer not null default 0
  freed_halves integer not null default 0
  FOREIGN KEY (organisation_id, site_id) REFERENCES site(organisation_id, id)
  PRIMARY KEY (organisation_id, site_id, day)
  CREATE UNIQUE INDEX visit_count_pkey ON public.visit_count USING btree (organisation_id, site_id, day)
  policy counting restrictive ALL using (current_setting('app.purpose'::text, true) = 'visits'::text)
  policy guest permissive ALL using (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = visit_count.organisation_id) AND (l.site_id = visit_count.site_id)))) check (EXISTS ( SELECT
   FROM lending l
  WHERE ((l.guest_id = entered()) AND (l.organisation_id = visit_count.organisation_id) AND (l.site_id = visit_count.site_id))))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON public.visit_count FOR EACH ROW WHEN ((entered() <> new.organisation_id)) EXECUTE FUNCTION guard_visit_count()
  CREATE TRIGGER guarded_too BEFORE DELETE ON public.visit_count FOR EACH ROW WHEN ((entered() <> old.organisation_id)) EXECUTE FUNCTION guard_visit_count()
  vicinato_app may delete, insert, select, update
table way -- row-level security forced
  organisation_id uuid not null
  person_id uuid not null
  office_id uuid not null
  own boolean not null
  walk_seconds integer not null
  bicycle_seconds integer not null
  car_seconds integer not null
  transit_seconds integer
  FOREIGN KEY (organisation_id, office_id) REFERENCES office(organisation_id, id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, person_id, office_id)
  CREATE UNIQUE INDEX way_pkey ON public.way USING btree (organisation_id, person_id, office_id)
  CREATE INDEX way_to_office ON public.way USING btree (organisation_id, office_id)
  policy own_way restrictive ALL using ((current_setting('app.purpose'::text, true) = ANY (ARRAY['engine'::text, 'erasure'::text])) OR (person_id = (NULLIF(current_setting('app.home_of'::text, true), ''::text))::uuid))
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table way_run -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  run bigint not null
  began_at timestamp with time zone not null
  basis text not null
  steps_total integer not null default 0
  steps_done integer not null default 0
  people integer not null default 0
  without_home integer not null default 0
  without_office integer not null default 0
  served_on date
  ended_at timestamp with time zone
  failed_at timestamp with time zone
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CREATE UNIQUE INDEX one_way_run_at_a_time ON public.way_run USING btree (organisation_id) WHERE ((ended_at IS NULL) AND (failed_at IS NULL))
  CREATE INDEX way_run_by_age ON public.way_run USING btree (organisation_id, run)
  CREATE UNIQUE INDEX way_run_pkey ON public.way_run USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table wish -- row-level security forced
  organisation_id uuid not null
  month text not null
  person_id uuid not null
  wished date[] not null
  absent date[] not null
  any_day boolean not null
  home boolean not null
  stated_at timestamp with time zone not null
  matters date[] not null default '{}'::date[]
  cannot date[] not null default '{}'::date[]
  near boolean not null default false
  entry_preferred text
  statement integer not null default 1
  stated_by_delegate uuid
  CHECK (((matters <@ wished) AND (cannot <@ wished) AND (NOT (matters && cannot))))
  CHECK ((entry_preferred ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, stated_by_delegate) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month, person_id)
  CREATE INDEX wish_of_person ON public.wish USING btree (organisation_id, person_id, month)
  CREATE UNIQUE INDEX wish_pkey ON public.wish USING btree (organisation_id, month, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table wish_call -- row-level security forced
  organisation_id uuid not null
  month text not null
  day date not null
  people integer not null
  sent_at timestamp with time zone not null
  sent_by uuid not null
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, sent_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month, day)
  CREATE UNIQUE INDEX wish_call_pkey ON public.wish_call USING btree (organisation_id, month, day)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select
table wish_delegation -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  delegate_id uuid not null
  named_at timestamp with time zone not null
  until date
  ended_at timestamp with time zone
  ended_how text
  CHECK ((person_id <> delegate_id))
  CHECK (((ended_at IS NULL) = (ended_how IS NULL)))
  CHECK ((ended_how = ANY (ARRAY['revoked'::text, 'replaced'::text, 'declined'::text, 'run-out'::text])))
  FOREIGN KEY (organisation_id, delegate_id) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX wish_delegation_of_delegate ON public.wish_delegation USING btree (organisation_id, delegate_id) WHERE (ended_at IS NULL)
  CREATE INDEX wish_delegation_of_person ON public.wish_delegation USING btree (organisation_id, person_id, named_at)
  CREATE UNIQUE INDEX wish_delegation_one ON public.wish_delegation USING btree (organisation_id, person_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX wish_delegation_pkey ON public.wish_delegation USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table wish_reminder -- row-level security forced
  organisation_id uuid not null
  month text not null
  wishes_until date not null
  days_before smallint not null
  person_id uuid not null
  reminded_at timestamp with time zone not null
  CHECK (((days_before >= 0) AND (days_before <= 60)))
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month, wishes_until, days_before, person_id)
  CREATE INDEX wish_reminder_of_person ON public.wish_reminder USING btree (organisation_id, person_id)
  CREATE UNIQUE INDEX wish_reminder_pkey ON public.wish_reminder USING btree (organisation_id, month, wishes_until, days_before, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select
table wishes_closure -- row-level security forced
  organisation_id uuid not null
  month text not null
  closed_at timestamp with time zone not null
  closed_by uuid not null
  FOREIGN KEY (organisation_id, closed_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  PRIMARY KEY (organisation_id, month)
  CREATE UNIQUE INDEX wishes_closure_pkey ON public.wishes_closure USING btree (organisation_id, month)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table wishes_reopening -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  month text not null
  until date not null
  until_before date not null
  closed_at timestamp with time zone
  closed_by uuid
  reason text not null
  reopened_at timestamp with time zone not null
  reopened_by uuid not null
  FOREIGN KEY (organisation_id, closed_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, reopened_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX wishes_reopening_of_month ON public.wishes_reopening USING btree (organisation_id, month, reopened_at)
  CREATE UNIQUE INDEX wishes_reopening_pkey ON public.wishes_reopening USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.wishes_reopening FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')
  vicinato_app may insert, select, update
table work_month -- row-level security forced
  organisation_id uuid not null
  month text not null
  days date[] not null
  wishes_until date not null
  days_per_person smallint not null
  days_per_week smallint
  opened_at timestamp with time zone not null
  opened_by uuid not null
  rules jsonb not null default '{}'::jsonb
  entry_earlier smallint not null default 0
  entry_later smallint not null default 0
  CHECK (((cardinality(days) >= 1) AND (cardinality(days) <= 31)))
  CHECK (((days_per_person >= 0) AND (days_per_person <= 31)))
  CHECK (((days_per_week >= 0) AND (days_per_week <= 7)))
  CHECK (((entry_earlier >= '-20'::integer) AND (entry_earlier <= 20)))
  CHECK (((entry_later >= '-20'::integer) AND (entry_later <= 20)))
  CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, opened_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month)
  CREATE UNIQUE INDEX work_month_pkey ON public.work_month USING btree (organisation_id, month)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table work_tool -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  code text not null
  name text not null
  kind text not null
  source text
  CHECK ((kind = ANY (ARRAY['application'::text, 'equipment'::text, 'documents'::text])))
  UNIQUE (organisation_id, code)
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id, id)
  CHECK ((source = ANY (ARRAY['founding-document'::text, 'example'::text])))
  CREATE UNIQUE INDEX work_tool_organisation_id_code_key ON public.work_tool USING btree (organisation_id, code)
  CREATE UNIQUE INDEX work_tool_pkey ON public.work_tool USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table work_tool_version -- row-level security forced
  organisation_id uuid not null
  tool_id uuid not null
  valid_from date not null
  made_at timestamp with time zone not null
  made_by uuid
  works_remotely boolean not null
  needed text not null default ''::text
  FOREIGN KEY (organisation_id, made_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, tool_id) REFERENCES work_tool(organisation_id, id)
  PRIMARY KEY (organisation_id, tool_id, valid_from, made_at)
  CREATE UNIQUE INDEX work_tool_version_pkey ON public.work_tool_version USING btree (organisation_id, tool_id, valid_from, made_at)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.work_tool_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.work_tool_version FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
domain booking_news text CHECK ((VALUE = ANY (ARRAY['offered'::text, 'approved'::text, 'refused'::text, 'ended'::text, 'expired'::text, 'unanswered'::text])))
domain booking_source text CHECK ((VALUE = ANY (ARRAY['own'::text, 'plan'::text, 'team'::text, 'waiting'::text, 'host'::text])))
domain booking_state text CHECK ((VALUE = ANY (ARRAY['offered'::text, 'asked'::text, 'confirmed'::text, 'cancelled'::text, 'refused'::text, 'released'::text, 'expired'::text])))
domain count_of integer CHECK ((VALUE >= 0))
CREATE OR REPLACE FUNCTION public.audit_hash(previous bytea, seq bigint, e audit_entry)
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return sha256(previous || convert_to(
    e.organisation_id || E'\n' || seq || E'\n' || extract(epoch from e.at) || E'\n'
    || to_json(e.actor)::text || E'\n' || to_json(e.act)::text || E'\n' || to_json(e.subject)::text || E'\n' || e.details::text, 'UTF8'));
end $function$

CREATE OR REPLACE FUNCTION public.bank_begins()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.balance := 0;
  new.lowest := 0;
  new.from_outside := 0;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.bank_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a balance follows from transfers: % refused', lower(tg_op) using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.bank_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare debit bank_account; credit bank_account; undone bank_transfer;
begin
  perform from bank_account where organisation_id = new.organisation_id and id in (new.debit_id, new.credit_id)
    order by id for update;
  select * into debit from bank_account where organisation_id = new.organisation_id and id = new.debit_id;
  select * into credit from bank_account where organisation_id = new.organisation_id and id = new.credit_id;
  if new.reverses is not null then
    select * into undone from bank_transfer where organisation_id = new.organisation_id and id = new.reverses;
    if (undone.debit_id, undone.credit_id, undone.days) is distinct from (new.credit_id, new.debit_id, new.days) then
      raise exception 'what reverses a transfer is that transfer the other way round' using errcode = '23514';
    end if;
  end if;
  update bank_account set balance = balance - new.days,
    lowest = case when kind = 'person' then least(lowest, coalesce(new.lowest, lowest)) else 0 end,
    from_outside = from_outside - case when kind = 'directorate' and credit.kind <> 'person' then new.days else 0 end
  where organisation_id = new.organisation_id and id = debit.id;
  update bank_account set balance = balance + new.days,
    from_outside = from_outside + case when kind = 'directorate' and debit.kind <> 'person' then new.days else 0 end
  where organisation_id = new.organisation_id and id = credit.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.calendar_opens(s site, on_day date, in_morning boolean, in_afternoon boolean, is_holiday boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return s.published_at is not null and (s.closed_from is null or on_day < s.closed_from)
    and s.opens[extract(isodow from on_day)::int] is not null
    and (not in_morning or s.opens[extract(isodow from on_day)::int] < s.noon)
    and (not in_afternoon or s.closes[extract(isodow from on_day)::int] > s.noon)
    and (s.open_on_holidays or not (is_holiday or to_char(on_day, 'MM-DD') = coalesce(s.patron_day, '')));
end $function$

CREATE OR REPLACE FUNCTION public.chain_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  loop
    update audit_head h set seq = h.seq + 1, previous_hash = h.hash, hash = audit_hash(h.hash, h.seq + 1, new)
    where h.organisation_id = new.organisation_id
    returning h.seq, h.previous_hash, h.hash into new.seq, new.previous_hash, new.hash;
    if found then return new; end if;
    insert into audit_head values (new.organisation_id, 0, '', '\x00') on conflict do nothing;
  end loop;
end $function$

CREATE OR REPLACE FUNCTION public.count_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
declare one record;
begin
  if exists (select from before b join after a using (organisation_id, id)
    where (a.site_id, a.seat_id, a.guest_id, a.day) is distinct from (b.site_id, b.seat_id, b.guest_id, b.day)
      or (holds(a.state) and (not holds(b.state) or a.morning > b.morning or a.afternoon > b.afternoon))
      -- The yes that a host is asked for is the host's.
      or (b.state = 'asked' and a.state = 'confirmed' and a.organisation_id <> entered())) then
    raise exception 'a booking is ended and made anew, not moved; the host alone approves' using errcode = '42501';
  end if;
  for one in
    select a.organisation_id, a.site_id, a.guest_id, a.day,
      sum((a.morning and holds(a.state))::int - (b.morning and holds(b.state))::int)::int as mornings,
      sum((a.afternoon and holds(a.state))::int - (b.afternoon and holds(b.state))::int)::int as afternoons
    from before b join after a using (organisation_id, id)
    where holds(b.state) and (not holds(a.state) or a.morning <> b.morning or a.afternoon <> b.afternoon)
    group by a.organisation_id, a.site_id, a.guest_id, a.day order by a.day, a.organisation_id, a.site_id, a.guest_id
  loop
    perform count_seats(one.organisation_id, one.site_id, one.guest_id, one.day, one.mornings, one.afternoons, true);
  end loop;
  update seat_day d set morning = d.morning and not e.morning, afternoon = d.afternoon and not e.afternoon
  from (select a.organisation_id, a.seat_id, a.day, bool_or(b.morning and not (a.morning and holds(a.state))) as morning,
      bool_or(b.afternoon and not (a.afternoon and holds(a.state))) as afternoon
    from before b join after a using (organisation_id, id)
    where holds(b.state) and (not holds(a.state) or a.morning <> b.morning or a.afternoon <> b.afternoon)
    group by a.organisation_id, a.seat_id, a.day) e
  where d.organisation_id = e.organisation_id and d.seat_id = e.seat_id and d.day = e.day;
  delete from quota_place p using before b, after a
  where a.organisation_id = b.organisation_id and a.id = b.id and holds(b.state) and not holds(a.state)
    and p.organisation_id = a.organisation_id and p.booking_id = a.id;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.count_halved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update site_day set halved = halved + case when new.morning <> new.afternoon then 1 else -1 end
  where organisation_id = new.organisation_id and site_id = new.site_id and day = new.day;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.count_made()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
declare done boolean;
begin
  if not holds(new.state) then return null; end if;
  -- As a value: what is performed is a statement, made ready and ended.
  done := count_seats(new.organisation_id, new.site_id, new.guest_id, new.day, new.morning::int, new.afternoon::int,
    new.source = 'waiting') is null;
  insert into seat_day as d (organisation_id, seat_id, day, morning, afternoon, site_id)
  values (new.organisation_id, new.seat_id, new.day, new.morning, new.afternoon, new.site_id)
  on conflict (organisation_id, seat_id, day) do update
    set morning = d.morning or excluded.morning, afternoon = d.afternoon or excluded.afternoon;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.count_seats(host uuid, place uuid, guest uuid, on_day date, mornings integer, afternoons integer, in_turn boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  grows boolean := mornings > 0 or afternoons > 0;
  weekday smallint := extract(isodow from on_day);
  mine record; room record; seats_there integer; moved record; now_there record;
begin
  if grows then
    select coalesce(bool_or(l.morning), false) as lent_morning, coalesce(bool_or(l.afternoon), false) as lent_afternoon,
      coalesce(sum(l.seats) filter (where l.morning), 0)::int as kept_morning,
      coalesce(sum(l.seats) filter (where l.afternoon), 0)::int as kept_afternoon,
      case when bool_and(l.most_per_day is not null) then sum(l.most_per_day)::int end as most into mine
    from lending l where l.organisation_id = host and l.site_id = place and l.guest_id = guest
      and on_day between l.from_day and l.until_day and weekday = any(l.weekdays);
    -- Foreign keys see through policies: whoever writes a booking, of a guest it is where something is lent.
    if host <> guest and (mornings > 0 and not mine.lent_morning or afternoons > 0 and not mine.lent_afternoon) then
      raise exception 'nothing is lent there on that day' using errcode = '42501';
    end if;
    select (select r.capacity from site_room r where r.organisation_id = host and r.site_id = place) as capacity,
      -- Whole numbers of one size in both branches: a session keeps the plan of the first that it met.
      (sum(k.seats) filter (where k.morning))::int as morning, (sum(k.seats) filter (where k.afternoon))::int as afternoon
    into room
    from site_kept k where k.organisation_id = host and k.site_id = place and on_day between k.from_day and k.until_day
      and weekday = any(k.weekdays);
    if num_nonnulls(room.capacity, room.morning, room.afternoon) > 0 then
      select least(count(*), room.capacity) into seats_there from seat
      where organisation_id = host and site_id = place and (retired_on is null or retired_on > on_day);
    end if;
  else
    select 0 as kept_morning, 0 as kept_afternoon, null::integer as most into mine;
    select null::integer as capacity, 0 as morning, 0 as afternoon into room;
  end if;
  insert into lent_day as d (organisation_id, site_id, guest_id, day, morning, afternoon, kept_morning, kept_afternoon, most,
    moved_morning, moved_afternoon)
  -- What is proposed is checked before it is found to be there already: giving back proposes nothing.
  values (host, place, guest, on_day, greatest(mornings, 0), greatest(afternoons, 0), mine.kept_morning, mine.kept_afternoon, mine.most,
    greatest(mornings - mine.kept_morning, 0), greatest(afternoons - mine.kept_afternoon, 0))
  on conflict (organisation_id, site_id, guest_id, day) do update set
    morning = d.morning + mornings, afternoon = d.afternoon + afternoons,
    kept_morning = case when grows then excluded.kept_morning else d.kept_morning end,
    kept_afternoon = case when grows then excluded.kept_afternoon else d.kept_afternoon end,
    most = case when grows then excluded.most else d.most end,
    moved_morning = greatest(d.morning + mornings - case when grows then excluded.kept_morning else d.kept_morning end, 0)
      - greatest(d.morning - d.kept_morning, 0),
    moved_afternoon = greatest(d.afternoon + afternoons - case when grows then excluded.kept_afternoon else d.kept_afternoon end, 0)
      - greatest(d.afternoon - d.kept_afternoon, 0)
  returning moved_morning, moved_afternoon into moved;
  insert into site_day as d (organisation_id, site_id, day, morning, afternoon, shared_morning, shared_afternoon,
    most, shared_most_morning, shared_most_afternoon)
  values (host, place, on_day, greatest(mornings, 0), greatest(afternoons, 0), greatest(moved.moved_morning, 0),
    greatest(moved.moved_afternoon, 0),
    seats_there, case when seats_there is not null then greatest(seats_there - coalesce(room.morning, 0), 0) end,
    case when seats_there is not null then greatest(seats_there - coalesce(room.afternoon, 0), 0) end)
  on conflict (organisation_id, site_id, day) do update set
    morning = d.morning + mornings, afternoon = d.afternoon + afternoons,
    shared_morning = d.shared_morning + moved.moved_morning, shared_afternoon = d.shared_afternoon + moved.moved_afternoon,
    most = case when grows then excluded.most else d.most end,
    shared_most_morning = case when grows then excluded.shared_most_morning else d.shared_most_morning end,
    shared_most_afternoon = case when grows then excluded.shared_most_afternoon else d.shared_most_afternoon end,
    to_offer = d.to_offer
      + case when not grows and d.waiting_morning + d.waiting_afternoon + d.waiting_passed > 0 then 1 else 0 end
  returning d.morning, d.afternoon, d.most, waiting_morning, waiting_afternoon into now_there;
  -- Nobody overtakes who waits: what is left must be more than they are.
  if grows and not in_turn and now_there.waiting_morning + now_there.waiting_afternoon > 0 then
    select least(count(*), now_there.most) into seats_there from seat
    where organisation_id = host and site_id = place and (retired_on is null or retired_on > on_day);
    if (mornings > 0 and now_there.morning + now_there.waiting_morning > seats_there)
      or (afternoons > 0 and now_there.afternoon + now_there.waiting_afternoon > seats_there) then
      raise exception 'others wait' using errcode = 'check_violation', constraint = 'others_wait';
    end if;
  end if;
end $function$

CREATE OR REPLACE FUNCTION public.count_waits()
 RETURNS trigger
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  was integer := case when tg_op = 'UPDATE' and old.state = 'waiting' and not old.passed_over then 1 else 0 end;
  waits integer := case when new.state = 'waiting' and not new.passed_over then 1 else 0 end;
  was_passed integer := case when tg_op = 'UPDATE' and old.state = 'waiting' and old.passed_over then 1 else 0 end;
  passed integer := case when new.state = 'waiting' and new.passed_over then 1 else 0 end;
begin
  if was = waits and was_passed = passed then return null; end if;
  if tg_op = 'INSERT' and new.organisation_id <> new.guest_id and not exists (select from lending l
      where l.organisation_id = new.organisation_id and l.guest_id = new.guest_id and l.site_id = new.site_id
        and new.day between l.from_day and l.until_day) then
    raise exception 'nothing is lent there on that day' using errcode = '42501';
  end if;
  insert into site_day as d (organisation_id, site_id, day, waiting_morning, waiting_afternoon, waiting_passed, to_offer)
  values (new.organisation_id, new.site_id, new.day, waits * new.morning::int, waits * new.afternoon::int, passed, 1)
  on conflict (organisation_id, site_id, day) do update set
    waiting_morning = d.waiting_morning + (waits - was) * new.morning::int,
    waiting_afternoon = d.waiting_afternoon + (waits - was) * new.afternoon::int,
    waiting_passed = d.waiting_passed + passed - was_passed,
    -- Who comes may find a seat that was given back a moment ago, and who is behind somebody that leaves is so no more.
    to_offer = d.to_offer + case when tg_op = 'INSERT' or new.state in ('left', 'over') then 1 else 0 end;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.counts_there(host uuid, place uuid, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return exists (select from lending l where l.guest_id = entered() and l.organisation_id = host and l.site_id = place)
    or exists (select from lent_day d where d.guest_id = entered() and d.organisation_id = host and d.site_id = place
      and d.day = on_day);
end $function$

CREATE OR REPLACE FUNCTION public.entered()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.organisation', true), '')::uuid
$function$

CREATE OR REPLACE PROCEDURE public.erasable_texts(IN kept_table regclass, IN text_column text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('drop trigger if exists written_once on %s', kept_table);
  execute format('create trigger written_once before update or delete on %s for each row execute function refuse_change_but_erasure(%L)', kept_table, text_column);
  execute format('grant update on %s to vicinato_app', kept_table);
end $procedure$

CREATE OR REPLACE FUNCTION public.find_place(host uuid, place uuid, asked_seat uuid, asked_floor uuid, wanted text[], guest uuid, who uuid, on_day date, in_morning boolean, in_afternoon boolean, booked_as text, here timestamp without time zone, is_holiday boolean, OUT refused text, OUT site_kind text, OUT approval boolean, OUT convention_id uuid, OUT names boolean, OUT others_wait boolean, OUT seats uuid[], OUT seat_label text, OUT seat_floor uuid, OUT floor_name text)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  s site; me uuid := entered(); sums site_day; there integer;
  weekday smallint := extract(isodow from on_day);
begin
  if me = host or me = guest then
    select * into s from site where organisation_id = host and id = place and (host = me
      or exists (select from lending l where l.guest_id = me and l.organisation_id = host and l.site_id = place));
  end if;
  if s.id is null then refused := 'no-site'; return; end if;
  if on_day + make_interval(mins => case when in_afternoon then s.closes[weekday] else s.noon end) <= here then
    refused := 'past'; return;
  end if;
  if booked_as in ('own', 'team') and on_day > here::date + s.advance_days then refused := 'too-early'; return; end if;
  -- Not by site_opens, which others call with their own eyes: who calls in turn with one's own and the owner's has its
  -- statements made ready each time.
  if not calendar_opens(s, on_day, in_morning, in_afternoon, is_holiday) or exists (select from site_closure c
      where c.organisation_id = host and c.site_id = place and on_day between c.from_day and c.until_day
        and (in_morning and c.morning or in_afternoon and c.afternoon)) then
    refused := 'closed'; return;
  end if;
  if host <> guest then
    select l.convention_id, l.names into convention_id, names from lending l
    where l.organisation_id = host and l.site_id = place and l.guest_id = guest and on_day between l.from_day and l.until_day
      and weekday = any(l.weekdays) and (not in_morning or l.morning) and (not in_afternoon or l.afternoon)
      and not exists (select from member_suspension m where m.member_id in (host, guest))
    order by l.names, l.convention_id limit 1;
    if not found then refused := 'not-lent'; return; end if;
  end if;
  site_kind := s.kind;
  approval := s.approval and host <> guest;
  -- Who would be refused for others who wait is told so before the seat is taken and given back: what decides is count_seats.
  select * into sums from site_day d where d.organisation_id = host and d.site_id = place and d.day = on_day
    and d.waiting_morning + d.waiting_afternoon > 0;
  if sums.site_id is not null and booked_as <> 'waiting' then
    select least(count(*), s.capacity) into there from seat e
    where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > on_day);
    others_wait := in_morning and sums.morning + 1 + sums.waiting_morning > there
      or in_afternoon and sums.afternoon + 1 + sums.waiting_afternoon > there;
  end if;
  if asked_seat is not null then
    select array[e.id], e.label, e.floor_id into seats, seat_label, seat_floor from seat e
    left join seat_day d on d.organisation_id = host and d.seat_id = asked_seat and d.day = on_day
    where e.organisation_id = host and e.id = asked_seat and e.site_id = place and (e.retired_on is null or e.retired_on > on_day)
      and (asked_floor is null or e.floor_id = asked_floor) and e.attributes @> wanted
      and not (coalesce(d.morning, false) and in_morning) and not (coalesce(d.afternoon, false) and in_afternoon);
    if seat_floor is not null then
      select f.name into floor_name from floor f where f.organisation_id = host and f.id = seat_floor;
    end if;
  else
    -- Each begins elsewhere: who asks at the same moment seldom wants the same.
    select array_agg(e.id order by hashtextextended(e.id::text, hashtextextended(who::text, 0))) into seats from seat e
    left join seat_day d on d.organisation_id = e.organisation_id and d.seat_id = e.id and d.day = on_day
    where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > on_day)
      and (asked_floor is null or e.floor_id = asked_floor) and e.attributes @> wanted
      and not (coalesce(d.morning, false) and in_morning) and not (coalesce(d.afternoon, false) and in_afternoon);
  end if;
end $function$

CREATE OR REPLACE FUNCTION public.forget_figures_of_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from team_figures f using (
    select old_row.organisation_id, old_row.team_id as team_before, new_row.team_id as team_after
    from old_rows old_row
    join new_rows new_row on new_row.organisation_id = old_row.organisation_id and new_row.id = old_row.id
    where old_row.team_id is distinct from new_row.team_id) moved
  where f.organisation_id = moved.organisation_id and f.team_id in (moved.team_before, moved.team_after);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.free_at(guest uuid, s site, day_asked date, OUT lent_in_morning boolean, OUT lent_in_afternoon boolean, OUT mornings integer, OUT afternoons integer, OUT whole integer, OUT waits integer, OUT most_a_day integer, OUT taken integer)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  weekday smallint := extract(isodow from day_asked);
  mine record; kept record; sums site_day; own lent_day; seats_there integer; fit integer;
begin
  select coalesce(bool_or(l.morning), false) as morning, coalesce(bool_or(l.afternoon), false) as afternoon,
    coalesce(sum(l.seats) filter (where l.morning), 0)::int as kept_morning,
    coalesce(sum(l.seats) filter (where l.afternoon), 0)::int as kept_afternoon,
    case when bool_and(l.most_per_day is not null) then sum(l.most_per_day)::int end as most into mine
  from lending l where l.guest_id = guest and l.organisation_id = s.organisation_id and l.site_id = s.id
    and day_asked between l.from_day and l.until_day and weekday = any(l.weekdays);
  select coalesce(sum(k.seats) filter (where k.morning), 0)::int as morning,
    coalesce(sum(k.seats) filter (where k.afternoon), 0)::int as afternoon into kept
  from site_kept k where k.organisation_id = s.organisation_id and k.site_id = s.id
    and day_asked between k.from_day and k.until_day and weekday = any(k.weekdays);
  select count(*) into seats_there from seat e
  where e.organisation_id = s.organisation_id and e.site_id = s.id and (e.retired_on is null or e.retired_on > day_asked);
  select * into sums from site_day d where d.organisation_id = s.organisation_id and d.site_id = s.id and d.day = day_asked;
  select * into own from lent_day d
  where d.organisation_id = s.organisation_id and d.site_id = s.id and d.guest_id = guest and d.day = day_asked;
  fit := least(s.capacity, seats_there);
  lent_in_morning := s.organisation_id = guest or mine.morning;
  lent_in_afternoon := s.organisation_id = guest or mine.afternoon;
  waits := greatest(coalesce(sums.waiting_morning, 0), coalesce(sums.waiting_afternoon, 0));
  most_a_day := mine.most;
  taken := greatest(coalesce(own.morning, 0), coalesce(own.afternoon, 0));
  mornings := case when lent_in_morning then greatest(least(fit - coalesce(sums.morning, 0),
    greatest(mine.kept_morning - coalesce(own.morning, 0), 0) + greatest(fit - kept.morning - coalesce(sums.shared_morning, 0), 0),
    coalesce(mine.most - coalesce(own.morning, 0), fit)), 0) else 0 end;
  afternoons := case when lent_in_afternoon then greatest(least(fit - coalesce(sums.afternoon, 0),
    greatest(mine.kept_afternoon - coalesce(own.afternoon, 0), 0) + greatest(fit - kept.afternoon - coalesce(sums.shared_afternoon, 0), 0),
    coalesce(mine.most - coalesce(own.afternoon, 0), fit)), 0) else 0 end;
  -- Seats of which a half is in hands are none for the whole day.
  whole := case when lent_in_morning and lent_in_afternoon then greatest(least(mornings, afternoons,
    seats_there - (coalesce(sums.morning, 0) + coalesce(sums.afternoon, 0) + coalesce(sums.halved, 0)) / 2), 0) else 0 end;
end $function$

CREATE OR REPLACE FUNCTION public.free_of(guest uuid, hosts uuid[], places uuid[], days_asked date[])
 RETURNS TABLE(host_id uuid, site_id uuid, on_day date, lent_in_morning boolean, lent_in_afternoon boolean, mornings integer, afternoons integer, whole integer, waits integer, most_a_day integer, taken integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
begin
  return query
  with asked as (select * from unnest(hosts, places) as a (host, site)),
  days as (select day, extract(isodow from day)::smallint as weekday from unnest(days_asked) as d (day)),
  there as materialized (
    select a.host, a.site, s.capacity, e.seats, e.retired from asked a
    join site s on s.organisation_id = a.host and s.id = a.site
    cross join lateral (select count(*)::int as seats, array_agg(retired_on) filter (where retired_on is not null) as retired
      from seat where seat.organisation_id = a.host and seat.site_id = a.site) e),
  terms as materialized (
    select l.organisation_id as host, l.site_id as site, d.day, bool_or(l.morning) as lent_morning,
      bool_or(l.afternoon) as lent_afternoon,
      coalesce(sum(l.seats) filter (where l.morning), 0)::int as kept_morning,
      coalesce(sum(l.seats) filter (where l.afternoon), 0)::int as kept_afternoon,
      case when bool_and(l.most_per_day is not null) then sum(l.most_per_day)::int end as most
    from lending l join days d on d.day between l.from_day and l.until_day and d.weekday = any(l.weekdays)
    where l.guest_id = guest and l.site_id = any(places) group by 1, 2, 3),
  kept as materialized (
    select k.organisation_id as host, k.site_id as site, d.day,
      coalesce(sum(k.seats) filter (where k.morning), 0)::int as morning,
      coalesce(sum(k.seats) filter (where k.afternoon), 0)::int as afternoon
    from site_kept k join days d on d.day between k.from_day and k.until_day and d.weekday = any(k.weekdays)
    where k.site_id = any(places) group by 1, 2, 3),
  hands as materialized (
    select organisation_id as host, site_id as site, day, count(*) filter (where morning or afternoon)::int as seats
    from seat_day where site_id = any(places) and day = any(days_asked)
      and organisation_id = any(hosts) group by 1, 2, 3),
  sums as (
    select p.host, p.site, d.day, p.host = guest or coalesce(t.lent_morning, false) as lent_morning,
      p.host = guest or coalesce(t.lent_afternoon, false) as lent_afternoon, room.fit, room.seats,
      coalesce(c.morning, 0) as morning, coalesce(c.afternoon, 0) as afternoon, coalesce(h.seats, 0) as hands,
      coalesce(c.shared_morning, 0) as shared_morning, coalesce(c.shared_afternoon, 0) as shared_afternoon,
      greatest(coalesce(c.waiting_morning, 0), coalesce(c.waiting_afternoon, 0)) as waiting,
      coalesce(k.morning, 0) as kept_morning, coalesce(k.afternoon, 0) as kept_afternoon,
      greatest(coalesce(t.kept_morning, 0) - coalesce(m.morning, 0), 0) as own_morning,
      greatest(coalesce(t.kept_afternoon, 0) - coalesce(m.afternoon, 0), 0) as own_afternoon,
      t.most, coalesce(m.morning, 0) as taken_morning, coalesce(m.afternoon, 0) as taken_afternoon
    from there p cross join days d
    cross join lateral (select seats, least(p.capacity, seats) as fit from (
      select p.seats - (select count(*) from unnest(p.retired) r where r <= d.day)::int as seats) n) room
    left join terms t on t.host = p.host and t.site = p.site and t.day = d.day
    left join kept k on k.host = p.host and k.site = p.site and k.day = d.day
    left join hands h on h.host = p.host and h.site = p.site and h.day = d.day
    left join site_day c on c.organisation_id = p.host and c.site_id = p.site and c.day = d.day
    left join lent_day m on m.organisation_id = p.host and m.site_id = p.site and m.guest_id = guest and m.day = d.day),
  free as (
    select *, greatest(least(fit - morning, own_morning + greatest(fit - kept_morning - shared_morning, 0),
        coalesce(most - taken_morning, fit)), 0) as free_morning,
      greatest(least(fit - afternoon, own_afternoon + greatest(fit - kept_afternoon - shared_afternoon, 0),
        coalesce(most - taken_afternoon, fit)), 0) as free_afternoon
    from sums)
  select f.host, f.site, f.day, f.lent_morning, f.lent_afternoon,
    case when f.lent_morning then f.free_morning else 0 end, case when f.lent_afternoon then f.free_afternoon else 0 end,
    case when f.lent_morning and f.lent_afternoon
      then greatest(least(f.free_morning, f.free_afternoon, f.seats - f.hands), 0) else 0 end,
    f.waiting, f.most, greatest(f.taken_morning, f.taken_afternoon)
  from free f;
end $function$

CREATE OR REPLACE FUNCTION public.guard_freed_month()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if entered() <> new.guest_id or (tg_op = 'UPDATE' and (new.halves < old.halves or new.people < old.people
      or (new.organisation_id, new.convention_id, new.guest_id, new.month)
        <> (old.organisation_id, old.convention_id, old.guest_id, old.month))) then
    raise exception 'a guest counts what its own people freed, and takes nothing back' using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.guard_lending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and entered() <> new.organisation_id and (
      to_jsonb(new) - 'until_day' <> to_jsonb(old) - 'until_day' or new.until_day > old.until_day)
    -- Signed again in the same terms, as where it is lent anew.
    and not exists (select from convention_partner p
      join convention c on c.organisation_id = p.organisation_id and c.id = p.convention_id
      where p.organisation_id = new.organisation_id and p.convention_id = new.convention_id and p.guest_id = new.guest_id
        and p.host_signed_at is not null and p.guest_signed_at is not null
        and new.from_day >= c.from_day and new.until_day <= least(c.until_day, p.ends_on)
        and (new.weekdays, new.morning, new.afternoon, new.names) = (c.weekdays, c.morning, c.afternoon, c.names)
        and (new.seats, new.most_per_day) is not distinct from (p.seats, p.most_per_day)) then
    raise exception 'a guest shortens what it was lent' using errcode = '42501';
  end if;
  if new.names and entered() is not null and not exists (select from convention c
      where c.organisation_id = new.organisation_id and c.id = new.convention_id and c.names) then
    raise exception 'the convention tells no names' using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.guard_membership()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if entered() is not null and entered() <> old.organisation_id and (
    (new.organisation_id, new.id, new.member_id, new.applied_at) is distinct from
      (old.organisation_id, old.id, old.member_id, old.applied_at)
    or new.state <> old.state and (old.state, new.state) not in
      (('applied', 'withdrawn'), ('admitted', 'left'), ('suspended', 'left')))
  then raise exception 'a member decides nothing of its membership' using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.guard_offer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if entered() is null then return coalesce(new, old); end if;
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'what was offered is kept' using errcode = '42501';
    end if;
    return old;
  end if;
  if old.state <> 'draft' and (new.state = 'draft' or old.state = 'ended' and new.state <> 'ended'
    or old.signed_at is not null and (new.signed_at, new.signed_by, new.signed_way)
      is distinct from (old.signed_at, old.signed_by, old.signed_way)
    or to_jsonb(new) - '{until_day,state,signed_at,signed_by,signed_way,ended_on}'::text[]
      <> to_jsonb(old) - '{until_day,state,signed_at,signed_by,signed_way,ended_on}'::text[]
    or new.until_day < old.until_day) then
    raise exception 'what was offered stays as it was read' using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.guard_offered_part()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if entered() is not null and exists (select from convention c
      where c.organisation_id = old.organisation_id and c.id = old.convention_id and c.state <> 'draft') then
    raise exception 'what was offered is kept' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $function$

CREATE OR REPLACE FUNCTION public.guard_room()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if entered() <> old.organisation_id
    and (new.taken <> old.taken + 1 or to_jsonb(new) - 'taken' <> to_jsonb(old) - 'taken') then
    raise exception 'who joins counts itself in' using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.guard_signature()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare me uuid := entered(); offer convention;
begin
  if me is null then return new; end if;
  if me <> new.guest_id and (case when tg_op = 'INSERT' then new.guest_signed_at is not null
      else (new.guest_signed_at, new.guest_signed_by, new.guest_signed_way)
        is distinct from (old.guest_signed_at, old.guest_signed_by, old.guest_signed_way) end) then
    raise exception 'only the guest signs for the guest' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and me = new.guest_id and me <> new.organisation_id then
    -- Looked at once: each look sees what was committed until then.
    select * into offer from convention c where c.organisation_id = new.organisation_id and c.id = new.convention_id;
    -- The host ended it between what the statement saw and now: tried anew, the statement finds nothing to join.
    if not found then raise exception 'ended meanwhile' using errcode = '40001'; end if;
  end if;
  if me <> new.organisation_id and (case when tg_op = 'INSERT' then offer.open_to is null
        or (offer.signed_at, offer.signed_by, offer.signed_way) is distinct from (new.host_signed_at, new.host_signed_by, new.host_signed_way)
        or (offer.seats_each, offer.most_per_day_each) is distinct from (new.seats, new.most_per_day)
      else (new.host_signed_at, new.host_signed_by, new.host_signed_way, new.seats, new.most_per_day, new.sha256)
        is distinct from (old.host_signed_at, old.host_signed_by, old.host_signed_way, old.seats, old.most_per_day, old.sha256) end) then
    raise exception 'only the host signs and promises for the host' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (
    -- What one has signed both keep as it was read.
    (old.host_signed_at is not null or old.guest_signed_at is not null)
      and (new.document, new.sha256, new.seats, new.most_per_day) is distinct from (old.document, old.sha256, old.seats, old.most_per_day)
    or me <> new.organisation_id and (new.document, new.guest_name) is distinct from (old.document, old.guest_name)
    or old.host_signed_at is not null and (new.host_signed_at, new.host_signed_by, new.host_signed_way)
      is distinct from (old.host_signed_at, old.host_signed_by, old.host_signed_way)
    or old.guest_signed_at is not null and (new.guest_signed_at, new.guest_signed_by, new.guest_signed_way)
      is distinct from (old.guest_signed_at, old.guest_signed_by, old.guest_signed_way)
    -- In force once, by the second signature; a notice is followed by an earlier one at most, and never taken back.
    or new.begins_on is distinct from old.begins_on
      and (old.begins_on is not null or new.host_signed_at is null or new.guest_signed_at is null)
    or old.ends_on is not null and (new.ends_on is null or new.ends_on > old.ends_on)) then
    raise exception 'what was signed stays as it was signed, and notice once given holds' using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.guard_suspension()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from membership m where m.organisation_id = new.organisation_id
      and m.member_id = new.member_id and m.state = 'suspended') then
    raise exception 'who is suspended is a member' using errcode = '42501';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.guard_visit_count()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or (tg_op = 'INSERT' and (new.seats, new.booked) <> (0, 0))
    or (tg_op = 'UPDATE' and ((new.organisation_id, new.site_id, new.day, new.seats, new.booked)
        <> (old.organisation_id, old.site_id, old.day, old.seats, old.booked)
      or abs(new.arrived - old.arrived) > 1 or new.released < old.released or new.freed_halves < old.freed_halves)) then
    raise exception 'a guest counts who came, and nothing else' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $function$

CREATE OR REPLACE FUNCTION public.hold_limits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from policy_value v where v.organisation_id = new.organisation_id and v.change_id = new.change_id
      and v.item = 'booking-limits') then
    perform pg_advisory_xact_lock(hashtextextended('limits ' || new.organisation_id, 0));
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.holds(state text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select state in ('offered', 'asked', 'confirmed')
$function$

CREATE OR REPLACE FUNCTION public.is_booking(morning boolean, afternoon boolean, state booking_state, expires_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  return (morning or afternoon)
    and ((state = 'offered') = (expires_at is not null) or state not in ('offered', 'asked', 'confirmed'));
end $function$

CREATE OR REPLACE FUNCTION public.is_offered(host uuid, place uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return exists (
    select from convention_site s join convention c on c.organisation_id = s.organisation_id and c.id = s.convention_id
    where s.organisation_id = host and s.site_id = place);
end $function$

CREATE OR REPLACE FUNCTION public.keep_capacity()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.capacity is null then
    delete from site_room where organisation_id = new.organisation_id and site_id = new.id;
  else
    insert into site_room values (new.organisation_id, new.id, new.capacity)
    on conflict (organisation_id, site_id) do update set capacity = excluded.capacity;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_seats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Waits for who is booking or signing there, and keeps who comes after waiting until what is lent now is committed.
  perform pg_advisory_xact_lock(site_lock(case when tg_op = 'DELETE' then old.site_id else new.site_id end));
  if tg_op = 'DELETE' or new.seats is null then
    delete from site_kept where organisation_id = old.organisation_id and site_id = old.site_id
      and id = kept_id(old.guest_id, old.convention_id);
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  insert into site_kept values (new.organisation_id, new.site_id, kept_id(new.guest_id, new.convention_id), new.from_day,
    new.until_day, new.weekdays, new.morning, new.afternoon, new.seats)
  on conflict (organisation_id, site_id, id) do update set from_day = excluded.from_day, until_day = excluded.until_day,
    weekdays = excluded.weekdays, morning = excluded.morning, afternoon = excluded.afternoon, seats = excluded.seats;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.kept_id(guest uuid, convention uuid)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select md5(guest || ' ' || convention)::uuid
$function$

CREATE OR REPLACE FUNCTION public.limits_kept(guest uuid, on_day date)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('limits ' || guest, 0));
  return limits_on(guest, on_day);
end $function$

CREATE OR REPLACE FUNCTION public.limits_on(guest uuid, on_day date)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return (select v.value from policy_decision d
    join policy_value v on v.organisation_id = d.organisation_id and v.change_id = d.change_id
    where d.organisation_id = guest and d.outcome = 'adopted' and v.item = 'booking-limits' and v.scope = 'organisation'
      and v.valid_from <= on_day
    order by v.valid_from desc, d.seq desc, v.id desc limit 1);
end $function$

CREATE OR REPLACE FUNCTION public.mark_own_site()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform mark_site(new.organisation_id, new.id);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.mark_site_of()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform mark_site(old.organisation_id, old.site_id);
    return old;
  end if;
  perform mark_site(new.organisation_id, new.site_id);
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.mark_site(host uuid, place uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into site_day as d (organisation_id, site_id, day, to_offer) values (host, place, 'infinity', 1)
  on conflict (organisation_id, site_id, day) do update set to_offer = d.to_offer + 1;
end $function$

CREATE OR REPLACE FUNCTION public.mark_sites_of_member()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform mark_site(organisation_id, site_id) from (select distinct organisation_id, site_id from lending
    where old.member_id in (organisation_id, guest_id) order by 1, 2) s;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.mark_sites_of_seats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform mark_site(organisation_id, site_id) from (select distinct organisation_id, site_id from made order by 1, 2) s;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.mark_sites_of_seats_again()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform mark_site(organisation_id, site_id) from (select distinct a.organisation_id, a.site_id
    from before b join after a using (organisation_id, id) where (a.retired_on, a.site_id) is distinct from (b.retired_on, b.site_id)
    order by 1, 2) s;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f''’]', '', 'g'))
$function$

CREATE OR REPLACE FUNCTION public.promised_beyond(host uuid, place uuid, wanted integer, first_day date, last_day date, on_weekdays smallint[], in_morning boolean, in_afternoon boolean, besides uuid[], OUT on_day date, OUT kept integer, OUT seats integer)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
declare one date;
begin
  for one in
    select distinct b.begins + n from (
        select first_day as begins
        union select k.from_day from site_kept k where k.organisation_id = host and k.site_id = place
        union select e.retired_on from seat e where e.organisation_id = host and e.site_id = place) b,
      generate_series(0, 6) n
    where b.begins + n between first_day and last_day and extract(isodow from b.begins + n)::smallint = any(on_weekdays) order by 1
  loop
    select greatest(coalesce(sum(k.seats) filter (where k.morning and in_morning), 0),
      coalesce(sum(k.seats) filter (where k.afternoon and in_afternoon), 0))::int into kept
    from site_kept k where k.organisation_id = host and k.site_id = place and one between k.from_day and k.until_day
      and extract(isodow from one)::smallint = any(k.weekdays) and k.id <> all(besides);
    select least(count(*), (select s.capacity from site s where s.organisation_id = host and s.id = place)) into seats
    from seat e where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > one);
    if kept + wanted > seats then
      on_day := one;
      return;
    end if;
  end loop;
end $function$

CREATE OR REPLACE PROCEDURE public.protect(IN tenant_table regclass, IN rights text DEFAULT 'select, insert, update, delete'::text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format($p$create policy tenant on %s
    using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)
    with check (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)$p$, tenant_table);
  execute format('grant %s on %s to vicinato_app', rights, tenant_table);
end $procedure$

CREATE OR REPLACE PROCEDURE public.protect_lent(IN site_table regclass, IN site_column text)
 LANGUAGE plpgsql
AS $procedure$
begin
  call protect(site_table);
  execute format('create policy guest on %1$s for select using (exists (select from lending l
    where l.guest_id = entered() and l.organisation_id = %1$s.organisation_id and l.site_id = %1$s.%2$I))',
    site_table, site_column);
end $procedure$

CREATE OR REPLACE FUNCTION public.quota_counts(site_kind text, guest uuid, who uuid, on_day date, today date, OUT week integer, OUT kind_week integer, OUT ahead integer, OUT together integer, OUT kind_together integer)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare monday date := on_day - extract(isodow from on_day)::int + 1;
begin
  select count(*) filter (where b.day between monday and monday + 6),
    count(*) filter (where b.day between monday and monday + 6 and s.kind = site_kind),
    count(*) filter (where b.day >= today) into week, kind_week, ahead
  from booking b left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
  where b.guest_id = guest and b.person_id = who and b.day >= least(monday, today) and b.state in ('asked', 'confirmed');
  select count(*), count(*) filter (where s.kind = site_kind) into together, kind_together
  from lent_day d join booking b on b.organisation_id = d.organisation_id and b.site_id = d.site_id and b.day = d.day
    and b.guest_id = d.guest_id and b.state in ('asked', 'confirmed')
  left join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
  where d.guest_id = guest and d.day = on_day;
end $function$

CREATE OR REPLACE FUNCTION public.reason_of_limits(limits jsonb, site_kind text, guest uuid, who uuid, on_day date, today date)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare had record;
begin
  perform pg_advisory_xact_lock(hashtextextended('booker ' || who, 0));
  had := quota_counts(site_kind, guest, who, on_day, today);
  return case
    when had.week >= nullif((limits ->> 'personPerWeek')::int, 0) then 'week-full'
    when had.kind_week >= nullif((limits -> 'kindPerWeek' ->> site_kind)::int, 0) then 'kind-week-full'
    when had.ahead >= nullif((limits ->> 'personAhead')::int, 0) then 'ahead-full'
    when had.together >= nullif((limits ->> 'organisationPerDay')::int, 0) then 'organisation-full'
    when had.kind_together >= nullif((limits -> 'kindPerDay' ->> site_kind)::int, 0) then 'organisation-kind-full' end;
end $function$

CREATE OR REPLACE FUNCTION public.refusal_facts(host uuid, place uuid, guest uuid, who uuid, day_asked date, in_morning boolean, in_afternoon boolean, asked_seat uuid, at timestamp with time zone, is_holiday boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
declare
  s site; free record; had record; limits jsonb; elsewhere text; seat_there jsonb; seats jsonb; around jsonb; closures jsonb;
  left_over integer; near site; there record; other integer;
  purpose text := coalesce(current_setting('app.purpose', true), '');
begin
  select * into s from site where organisation_id = host and id = place;
  if s.id is null then return null; end if;
  -- As in take_seat.
  perform set_config('app.purpose', 'search', true);
  select coalesce(jsonb_agg(jsonb_build_object('from', c.from_day, 'until', c.until_day, 'morning', c.morning,
    'afternoon', c.afternoon)), '[]') into closures from site_closure c
  where c.organisation_id = host and c.site_id = place and day_asked between c.from_day and c.until_day;
  select coalesce(o.name, '') into elsewhere from booking b
  left join site o on o.organisation_id = b.organisation_id and o.id = b.site_id
  where b.guest_id = guest and b.person_id = who and b.day = day_asked and b.state in ('asked', 'confirmed');
  limits := limits_on(guest, day_asked);
  if limits is not null then
    had := quota_counts(s.kind, guest, who, day_asked, (at at time zone 'Europe/Rome')::date);
  else
    select 0 as week, 0 as kind_week, 0 as ahead, 0 as together, 0 as kind_together into had;
  end if;
  free := free_at(guest, s, day_asked);
  left_over := case when in_morning and in_afternoon then free.whole when in_morning then free.mornings
    else free.afternoons end - free.waits;
  if asked_seat is not null then
    select jsonb_build_object('label', e.label, 'retired', e.retired_on is not null and e.retired_on <= day_asked,
      'taken', coalesce(in_morning and d.morning or in_afternoon and d.afternoon, false)) into seat_there
    from seat e left join seat_day d on d.organisation_id = host and d.seat_id = asked_seat and d.day = day_asked
    where e.organisation_id = host and e.site_id = place and e.id = asked_seat;
    if left_over > 0 then
      -- The shortest label first, so that 2 comes before 10.
      select jsonb_agg(jsonb_build_object('id', f.id, 'label', f.label)) into seats from (
        select e.id, e.label from seat e
        left join seat_day d on d.organisation_id = host and d.seat_id = e.id and d.day = day_asked
        where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > day_asked)
          and not coalesce(in_morning and d.morning or in_afternoon and d.afternoon, false)
        order by length(e.label), e.label limit 3) f;
    end if;
  end if;
  if seats is null then
    -- Sites of the guest or lent to it, open on the day, the nearest first: by the straight way between sites, from nobody's home.
    around := '[]';
    for near in
      select i.* from (select organisation_id, id from site where organisation_id = guest
        union select organisation_id, site_id from lending
        where guest_id = guest and day_asked between from_day and until_day) k
      join site i on i.organisation_id = k.organisation_id and i.id = k.id
      where i.id <> place
      order by (i.latitude - s.latitude) ^ 2 + ((i.longitude - s.longitude) * cos(radians(s.latitude))) ^ 2, i.id limit 12
    loop
      continue when not site_opens(near, day_asked, in_morning, in_afternoon, is_holiday);
      there := free_at(guest, near, day_asked);
      other := case when in_morning and in_afternoon then there.whole when in_morning then there.mornings
        else there.afternoons end - there.waits;
      if other > 0 then
        around := around || jsonb_build_object('hostId', near.organisation_id, 'siteId', near.id, 'name', near.name, 'free', other);
      end if;
      exit when jsonb_array_length(around) = 3;
    end loop;
  end if;
  perform set_config('app.purpose', purpose, true);
  return jsonb_build_object(
    'site', jsonb_build_object('name', s.name, 'kind', s.kind, 'advanceDays', s.advance_days, 'opens', s.opens, 'closes', s.closes,
      'noon', s.noon, 'patronDay', s.patron_day, 'openOnHolidays', s.open_on_holidays, 'published', s.published_at is not null,
      'closedFrom', s.closed_from, 'closures', closures),
    'elsewhere', elsewhere, 'seat', seat_there, 'limits', limits,
    'counts', jsonb_build_object('week', had.week, 'kindWeek', had.kind_week, 'ahead', had.ahead, 'organisationDay', had.together,
      'organisationKindDay', had.kind_together),
    'free', jsonb_build_object('lentMorning', free.lent_in_morning, 'lentAfternoon', free.lent_in_afternoon, 'left', left_over + free.waits,
      'waiting', free.waits, 'most', free.most_a_day, 'taken', free.taken),
    'seats', coalesce(seats, '[]'), 'sites', coalesce(around, '[]'));
end $function$

CREATE OR REPLACE FUNCTION public.refuse_beyond()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare l lending; beyond record;
begin
  select * into l from lending where organisation_id = new.organisation_id and guest_id = new.guest_id
    and site_id = new.site_id and convention_id = new.convention_id;
  if l.seats is null or tg_op = 'UPDATE' and l.seats <= old.seats and l.from_day >= old.from_day and l.until_day <= old.until_day
      and l.weekdays <@ old.weekdays and l.morning <= old.morning and l.afternoon <= old.afternoon then
    return null;
  end if;
  select * into beyond from promised_beyond(l.organisation_id, l.site_id, 0,
    case when tg_op = 'UPDATE' and l.from_day = old.from_day and old.until_day >= l.from_day and l.seats <= old.seats
      then old.until_day + 1 else l.from_day end,
    l.until_day, l.weekdays, l.morning, l.afternoon, '{}');
  if beyond.on_day is not null then
    raise exception 'more seats would be kept than there are' using errcode = 'check_violation', constraint = 'kept_beyond';
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.refuse_by_hand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if entered() <> coalesce(new.organisation_id, old.organisation_id) then
    raise exception '% is counted, not written', tg_table_name using errcode = '42501';
  end if;
  return coalesce(new, old);
end $function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $function$

CREATE OR REPLACE FUNCTION public.refuse_change_but_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare changed text[];
begin
  if tg_op = 'UPDATE' and current_setting('app.purpose', true) = 'erasure' then
    select coalesce(array_agg(n.key), '{}') into changed from jsonb_each(to_jsonb(new)) n
      where n.value is distinct from to_jsonb(old) -> n.key;
    if changed <@ tg_argv::text[] and not exists (
      select from unnest(changed) c where to_jsonb(new) ->> c is distinct from '[cancellato]')
    then return new; end if;
  end if;
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $function$

CREATE OR REPLACE FUNCTION public.refuse_change_unless_reopened()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and exists (select from month_reopening r where r.organisation_id = old.organisation_id
      and r.month = old.month and r.published_at = old.published_at) then
    return old;
  end if;
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $function$

CREATE OR REPLACE FUNCTION public.refuse_quota_by_hand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if entered() <> coalesce(new.guest_id, old.guest_id) then
    raise exception 'quotas are their guest''s' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $function$

CREATE OR REPLACE FUNCTION public.site_lock(place uuid)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select hashtextextended('site ' || place, 0)
$function$

CREATE OR REPLACE FUNCTION public.site_opens(s site, on_day date, in_morning boolean, in_afternoon boolean, is_holiday boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return calendar_opens(s, on_day, in_morning, in_afternoon, is_holiday)
    and not exists (select from site_closure c where c.organisation_id = s.organisation_id and c.site_id = s.id
      and on_day between c.from_day and c.until_day and ((in_morning and c.morning) or (in_afternoon and c.afternoon)));
end $function$

CREATE OR REPLACE FUNCTION public.sound_opening(opens smallint[], closes smallint[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select cardinality(opens) = 7 and cardinality(closes) = 7 and (
    select bool_and(coalesce(o >= 0 and o < c and c <= 1440, o is null and c is null)) from unnest(opens, closes) as w (o, c))
$function$

CREATE OR REPLACE FUNCTION public.sum_of(numbers smallint[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(sum(number), 0)::integer from unnest(numbers) as number
$function$

CREATE OR REPLACE FUNCTION public.take_places_of_offer(host uuid, booking uuid, site_kind text, guest uuid, who uuid, on_day date, today date)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare limits jsonb := limits_kept(guest, on_day); found_code text;
begin
  if limits is null then return null; end if;
  found_code := reason_of_limits(limits, site_kind, guest, who, on_day, today);
  if found_code is not null then return found_code; end if;
  perform take_places(limits, site_kind, host, booking, guest, who, on_day, today, false);
  return null;
exception when check_violation then
  get stacked diagnostics found_code = constraint_name;
  return found_code;
end $function$

CREATE OR REPLACE FUNCTION public.take_places(limits jsonb, site_kind text, host uuid, booking uuid, guest uuid, who uuid, on_day date, today date, of_plan boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  monday date := on_day - extract(isodow from on_day)::int + 1;
  q record; had integer; held integer[]; n integer;
begin
  for q in
    select * from (values
      ('week', who, monday, monday, monday + 6, '', (limits ->> 'personPerWeek')::int),
      ('kind-week', who, monday, monday, monday + 6, site_kind, (limits -> 'kindPerWeek' ->> site_kind)::int),
      ('ahead', who, '-infinity'::date, today, 'infinity', '', (limits ->> 'personAhead')::int),
      ('organisation', guest, on_day, on_day, on_day, '', (limits ->> 'organisationPerDay')::int),
      ('organisation-kind', guest, on_day, on_day, on_day, site_kind, (limits -> 'kindPerDay' ->> site_kind)::int)
    ) as v (quota, holder, period, first_day, last_day, kind, most) where most > 0
  loop
    loop
      -- How many count, and the places that they have (those booked before the limit have none), seen at one moment. Who sees as
      -- many as there may be is refused, also where places of the plan or of a wider limit lie beyond the last.
      if q.holder = guest then
        select count(*), coalesce(array_agg(p.place) filter (where p.place is not null), '{}') into had, held
        from lent_day d join booking b on b.organisation_id = d.organisation_id and b.site_id = d.site_id
          and b.day = d.day and b.guest_id = d.guest_id and b.state in ('asked', 'confirmed') and b.id <> booking
        left join quota_place p on p.organisation_id = b.organisation_id and p.booking_id = b.id and p.quota = q.quota
        left join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
        where d.guest_id = guest and d.day = on_day and (q.kind = '' or coalesce(p.kind, s.kind) = q.kind);
      else
        select count(*), coalesce(array_agg(p.place) filter (where p.place is not null), '{}') into had, held
        from booking b
        left join quota_place p on p.organisation_id = b.organisation_id and p.booking_id = b.id and p.quota = q.quota
        left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
        where b.guest_id = guest and b.person_id = who and b.state in ('asked', 'confirmed') and b.id <> booking
          and b.day between q.first_day and q.last_day and (q.kind = '' or coalesce(p.kind, s.kind) = q.kind);
      end if;
      if had >= q.most and not of_plan then
        raise exception 'no place left' using errcode = 'check_violation', constraint = q.quota || '-full';
      end if;
      select min(free) into n from generate_series(1, cardinality(held) + 1) free where free <> all(held);
      insert into quota_place as p values (host, booking, q.quota, guest, q.holder, q.period, q.kind, n,
        greatest(q.most - had + cardinality(held), n), on_day)
      on conflict (guest_id, holder_id, quota, period, kind, place) do update
        set organisation_id = excluded.organisation_id, booking_id = excluded.booking_id, most = excluded.most, day = excluded.day
        where p.quota = 'ahead' and p.day < today;
      -- Taken a moment ago: looked at anew.
      exit when found;
    end loop;
  end loop;
end $function$

CREATE OR REPLACE FUNCTION public.take_seat(host uuid, place uuid, asked_seat uuid, asked_floor uuid, wanted text[], guest uuid, who uuid, on_day date, in_morning boolean, in_afternoon boolean, booked_as text, series uuid, at timestamp with time zone, offer_until timestamp with time zone, is_holiday boolean, OUT booking_id uuid, OUT seat_id uuid, OUT booking_state text, OUT refused text, OUT seat_label text, OUT seat_floor uuid, OUT floor_name text)
 RETURNS record
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
declare
  there record; limits jsonb; violated text; visitor text; found_seat uuid; held boolean;
  here timestamp := at at time zone 'Europe/Rome';
begin
  -- As site_lock has it, without the call.
  held := pg_advisory_xact_lock_shared(hashtextextended('site ' || place, 0)) is null;
  there := find_place(host, place, asked_seat, asked_floor, wanted, guest, who, on_day, in_morning, in_afternoon, booked_as, here,
    is_holiday);
  if there.refused is not null then refused := there.refused; return; end if;
  -- Of the host's own people there are none: a record that was never assigned may not even be named.
  if there.names then
    select given_name || ' ' || family_name into visitor from person where organisation_id = guest and id = who;
  end if;
  if offer_until is null then
    -- What the person's own organisation allows.
    limits := limits_kept(guest, on_day);
    if limits is not null and booked_as <> 'plan' then
      refused := reason_of_limits(limits, there.site_kind, guest, who, on_day, here::date);
      if refused is not null then return; end if;
    end if;
    -- Looked at first only because most who are refused are so here: what decides is the insertion.
    if exists (select from booking b where b.guest_id = guest and b.person_id = who and b.day = on_day
      and b.state in ('asked', 'confirmed')) then
      refused := 'elsewhere'; return;
    end if;
    if there.others_wait and there.seats is not null then refused := 'others-wait'; return; end if;
  end if;
  booking_state := case when offer_until is not null then 'offered' when there.approval then 'asked' else 'confirmed' end;
  refused := case when asked_seat is null then 'full' else 'seat-taken' end;
  foreach found_seat in array coalesce(there.seats, '{}') loop
    begin
      insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, convention_id, day, morning, afternoon, state,
        expires_at, source, series_id, visitor_name, made_at, tell, reminded_at)
      values (host, place, found_seat, guest, who, there.convention_id, on_day, in_morning,
        in_afternoon, booking_state, offer_until, booked_as, series, visitor, at,
        case when offer_until is not null then 'offered' end, case when on_day <= here::date + 1 then at end)
      on conflict do nothing returning id into booking_id;
      if booking_id is not null and limits is not null then
        perform take_places(limits, there.site_kind, host, booking_id, guest, who, on_day, here::date, booked_as = 'plan');
      end if;
    exception when check_violation then
      get stacked diagnostics violated = constraint_name;
      booking_id := null;
      refused := case violated when 'convention_full' then 'convention-full' when 'others_wait' then 'others-wait'
        when 'site_full' then 'full'
        else case when violated in ('week-full', 'kind-week-full', 'ahead-full', 'organisation-full', 'organisation-kind-full') then violated end end;
      if refused is null then raise; end if;
      exit;
    end;
    if booking_id is not null then
      seat_id := found_seat;
      refused := null;
      exit;
    end if;
    if exists (select from booking b where b.guest_id = guest and b.person_id = who and b.day = on_day
      and b.state in ('asked', 'confirmed')) and offer_until is null then
      refused := 'elsewhere';
      exit;
    end if;
  end loop;
  if refused is not null then
    booking_state := null;
    return;
  end if;
  if asked_seat is not null then
    seat_label := there.seat_label;
    seat_floor := there.seat_floor;
    floor_name := there.floor_name;
    return;
  end if;
  select e.label, e.floor_id, f.name into seat_label, seat_floor, floor_name from seat e
  left join floor f on f.organisation_id = host and f.id = e.floor_id
  where e.organisation_id = host and e.id = found_seat;
end $function$

CREATE OR REPLACE PROCEDURE public.write_once(IN kept_table regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger written_once before update or delete on %s for each row execute function refuse_change()', kept_table);
  execute format('create trigger never_emptied before truncate on %s for each statement execute function refuse_change()', kept_table);
end $procedure$

