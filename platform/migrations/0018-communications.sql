-- Communications of agile work to the Ministry of Labour (L. 81/2017 art. 23; DM 149/2022): what is due, by when,
-- what was told and what came of it. Kept and deleted with the agreement that each is about.

-- Who the employer is and how its terms are counted: changed by a later row.
create table communication_settings (
  organisation_id uuid not null references organisation,
  seq bigint generated always as identity,
  made_at timestamptz not null,
  made_by uuid not null,
  settings jsonb not null,
  primary key (organisation_id, seq),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
call protect('communication_settings', 'select, insert');
call write_once('communication_settings');

-- How the Ministry's service is reached. The secret is sealed (AES-256-GCM) with the installation's secret.
create table communication_access (
  organisation_id uuid primary key references organisation,
  token_url text not null,
  service_url text not null,
  scope text not null,
  client_id text not null,
  sealed_client_secret bytea not null,
  -- Names of the operations, where they differ from the usual ones.
  operations jsonb not null default '{}',
  changed_at timestamptz not null,
  changed_by uuid not null,
  foreign key (organisation_id, changed_by) references person (organisation_id, id)
);
call protect('communication_access');

-- What a communication says of the employment, and the register of people does not know.
create table employment_detail (
  organisation_id uuid not null,
  person_id uuid not null,
  started_on date,
  -- Empty: from the contract, from the body's settings, from the fiscal code.
  relation text not null default '',
  pat text not null default '',
  tariff text not null default '',
  birth_day date,
  birth_place text not null default '',
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, written_by) references person (organisation_id, id)
);
call protect('employment_detail');

-- Many at once, by the service or in a file: how far it is.
create table communication_dispatch (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  channel text not null check (channel in ('rest', 'file')),
  -- Of a file: all of one kind, as the Ministry has one template for each.
  kind text check (kind in ('I', 'M', 'A', 'R')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  total integer not null,
  accepted integer not null default 0,
  refused integer not null default 0,
  unclear integer not null default 0,
  cancelled_at timestamptz,
  cancelled_by uuid,
  ended_at timestamptz,
  -- Why it stopped before its end, as the code of a reason.
  stopped text,
  primary key (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  foreign key (organisation_id, cancelled_by) references person (organisation_id, id)
);
create index communication_dispatch_by_age on communication_dispatch (organisation_id, asked_at);
call protect('communication_dispatch');

create table communication (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  -- By which the service names it in its answer.
  number bigint generated always as identity,
  person_id uuid not null,
  agreement_id uuid not null,
  -- The step of the agreement that obliges to it; null where the office annuls by itself.
  step_seq bigint,
  why text not null,
  kind text not null check (kind in ('I', 'M', 'A', 'R')),
  -- A period of agile work, named by the communication that began it.
  period_id uuid not null,
  annuls_id uuid,
  signed_on date,
  starts_on date not null,
  ends_on date,
  counted_from date not null,
  due_on date not null,
  because text not null,
  state text not null check (state in
    ('due', 'sending', 'unclear', 'exported', 'accepted', 'refused', 'elsewhere', 'not-needed')),
  -- The code that the Ministry gave it.
  code text check (code ~ '^[0-9]{17}$'),
  dispatch_id uuid,
  -- Until when an answer is waited for by whoever asked.
  attempt_until timestamptz,
  reminded_days smallint,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, dispatch_id) references communication_dispatch (organisation_id, id),
  foreign key (organisation_id, annuls_id) references communication (organisation_id, id) on delete cascade,
  check (state <> 'sending' or (dispatch_id is not null and attempt_until is not null))
);
-- One communication for each event of an agreement, one annulment for each communication, and no code twice.
create unique index communication_once on communication (organisation_id, agreement_id, step_seq);
create unique index communication_annulled_once on communication (organisation_id, annuls_id) where annuls_id is not null;
create unique index communication_code_once on communication (organisation_id, kind, code) where code is not null;
create index communication_of_person on communication (organisation_id, person_id, number);
create index communication_of_period on communication (organisation_id, period_id);
create index communication_of_dispatch on communication (organisation_id, dispatch_id) where dispatch_id is not null;
create index communication_waiting on communication (organisation_id, due_on)
  where state in ('due', 'sending', 'unclear', 'exported', 'refused');
call protect('communication');

-- What happened to each, with who and when.
create table communication_step (
  organisation_id uuid not null,
  communication_id uuid not null,
  seq bigint generated always as identity,
  step text not null,
  taken_at timestamptz not null,
  -- Null: the product, or the service.
  taken_by uuid,
  details jsonb not null default '{}',
  primary key (organisation_id, communication_id, seq),
  foreign key (organisation_id, communication_id) references communication (organisation_id, id) on delete cascade,
  foreign key (organisation_id, taken_by) references person (organisation_id, id)
);
call protect('communication_step', 'select, insert, delete');

-- Every event of an agreement that was looked at, and what it obliges to.
create table communication_event (
  organisation_id uuid not null,
  agreement_id uuid not null,
  step_seq bigint not null,
  why text not null,
  period_id uuid,
  seen_at timestamptz not null,
  primary key (organisation_id, agreement_id, step_seq),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade
);
create index communication_event_of_period on communication_event (organisation_id, period_id);
call protect('communication_event', 'select, insert, delete');
