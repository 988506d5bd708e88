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
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
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
  hash bytea not null
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX audit_head_pkey ON public.audit_head USING btree (organisation_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may insert, select, update
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
  FOREIGN KEY (organisation_id, changed_by) REFERENCES person(organisation_id, id)
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX day_change_of_person ON public.day_change USING btree (organisation_id, month, person_id)
  CREATE UNIQUE INDEX day_change_pkey ON public.day_change USING btree (organisation_id, id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.day_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.day_change FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
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
  client_secret text not null
  claim text not null
  match_on text not null
  CHECK ((match_on = ANY (ARRAY['fiscal-code'::text, 'email'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
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
  CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON public.month_publication FOR EACH ROW EXECUTE FUNCTION refuse_change()
  vicinato_app may insert, select
table notice -- row-level security forced
  organisation_id uuid not null
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  kind text not null
  details jsonb not null default '{}'::jsonb
  made_at timestamp with time zone not null
  read_at timestamp with time zone
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, id)
  CREATE INDEX notice_of_person ON public.notice USING btree (organisation_id, person_id, made_at)
  CREATE UNIQUE INDEX notice_pkey ON public.notice USING btree (organisation_id, id)
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
  FOREIGN KEY (organisation_id, run_id) REFERENCES plan_run(organisation_id, id)
  CHECK ((outcome = ANY (ARRAY['done'::text, 'cancelled'::text, 'failed'::text, 'outdated'::text])))
  PRIMARY KEY (organisation_id, run_id)
  CREATE UNIQUE INDEX plan_run_end_pkey ON public.plan_run_end USING btree (organisation_id, run_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
table provider_sign_in -- row-level security forced
  organisation_id uuid not null
  state_hash bytea not null
  provider_id uuid not null
  nonce text not null
  code_verifier text not null
  started_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, provider_id) REFERENCES identity_provider(organisation_id, id) ON DELETE CASCADE
  PRIMARY KEY (organisation_id, state_hash)
  CREATE UNIQUE INDEX provider_sign_in_pkey ON public.provider_sign_in USING btree (organisation_id, state_hash)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
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
table schema_migration
  name text not null
  applied_at timestamp with time zone not null default now()
  PRIMARY KEY (name)
  CREATE UNIQUE INDEX schema_migration_pkey ON public.schema_migration USING btree (name)
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
table wish -- row-level security forced
  organisation_id uuid not null
  month text not null
  person_id uuid not null
  wished date[] not null
  absent date[] not null
  any_day boolean not null
  home boolean not null
  stated_at timestamp with time zone not null
  FOREIGN KEY (organisation_id, month) REFERENCES work_month(organisation_id, month)
  FOREIGN KEY (organisation_id, person_id) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month, person_id)
  CREATE INDEX wish_of_person ON public.wish USING btree (organisation_id, person_id, month)
  CREATE UNIQUE INDEX wish_pkey ON public.wish USING btree (organisation_id, month, person_id)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
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
table work_month -- row-level security forced
  organisation_id uuid not null
  month text not null
  days date[] not null
  wishes_until date not null
  days_per_person smallint not null
  days_per_week smallint
  opened_at timestamp with time zone not null
  opened_by uuid not null
  CHECK (((cardinality(days) >= 1) AND (cardinality(days) <= 31)))
  CHECK (((days_per_person >= 0) AND (days_per_person <= 31)))
  CHECK (((days_per_week >= 0) AND (days_per_week <= 7)))
  CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text))
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
  FOREIGN KEY (organisation_id, opened_by) REFERENCES person(organisation_id, id)
  PRIMARY KEY (organisation_id, month)
  CREATE UNIQUE INDEX work_month_pkey ON public.work_month USING btree (organisation_id, month)
  policy tenant permissive ALL using (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid) check (organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)
  vicinato_app may delete, insert, select, update
CREATE OR REPLACE FUNCTION public.audit_hash(previous bytea, e audit_entry)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select sha256(previous || convert_to(
    e.organisation_id || E'\n' || e.seq || E'\n' || extract(epoch from e.at) || E'\n'
    || to_json(e.actor)::text || E'\n' || to_json(e.act)::text || E'\n' || to_json(e.subject)::text || E'\n' || e.details::text, 'UTF8'))
$function$

CREATE OR REPLACE FUNCTION public.chain_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare head audit_head;
begin
  insert into audit_head values (new.organisation_id, 0, '\x00') on conflict do nothing;
  select * into head from audit_head where organisation_id = new.organisation_id for update;
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.hash := audit_hash(head.hash, new);
  update audit_head set seq = new.seq, hash = new.hash where organisation_id = new.organisation_id;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f''’]', '', 'g'))
$function$

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

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $function$

CREATE OR REPLACE PROCEDURE public.write_once(IN kept_table regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger written_once before update or delete on %s for each row execute function refuse_change()', kept_table);
  execute format('create trigger never_emptied before truncate on %s for each statement execute function refuse_change()', kept_table);
end $procedure$

