-- The house: organisations, people, months, wishes, plans; identity, audit, idempotency.
-- Every table but organisation starts its keys with organisation_id, so that no reference crosses
-- organisations (foreign keys are checked without policies) and no unique key tells that a value exists elsewhere.

create extension if not exists btree_gist;

-- A tenant table: rows of the transaction's organisation only, for its owner too.
create procedure protect(tenant_table regclass, rights text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format($p$create policy tenant on %s
    using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)
    with check (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)$p$, tenant_table);
  execute format('grant %s on %s to vicinato_app', rights, tenant_table);
end $$;

-- What is written once: corrected by a further row, never by a change.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $$;
create procedure write_once(kept_table regclass) language plpgsql as $$
begin
  execute format('create trigger written_once before update or delete on %s for each row execute function refuse_change()', kept_table);
  execute format('create trigger never_emptied before truncate on %s for each statement execute function refuse_change()', kept_table);
end $$;

create table organisation (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  patron_day text check (patron_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy tenant on organisation
  using (id = nullif(current_setting('app.organisation', true), '')::uuid)
  with check (id = nullif(current_setting('app.organisation', true), '')::uuid);
-- The sign-in page lists the organisations; the schedule visits each. Only with this purpose set.
create policy directory on organisation for select using (current_setting('app.purpose', true) = 'directory');
grant select, insert, update on organisation to vicinato_app;

-- People -----------------------------------------------------------------------------------------------

create table directorate (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
create table office (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  zone text,
  desks integer not null check (desks >= 0),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
create table team (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  directorate_id uuid not null,
  office_id uuid not null,
  min_present integer not null default 0 check (min_present >= 0),
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, directorate_id) references directorate (organisation_id, id),
  foreign key (organisation_id, office_id) references office (organisation_id, id)
);
create index team_of_directorate on team (organisation_id, directorate_id);
create index team_of_office on team (organisation_id, office_id);
-- The same letters as searchKeyOf in features/people/rules.ts makes of a question.
create function name_key(name text) returns text language sql immutable parallel safe as $$
  select lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f''’]', '', 'g'))
$$;
create table person (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  -- Compared byte by byte, as all that is searched by its beginning: a range of an index serves, which under
  -- row-level security `like` could not.
  fiscal_code text collate "C" not null,
  given_name text not null,
  family_name text not null,
  -- Small letters without accents or apostrophes: what the list is sorted and searched by.
  family_key text collate "C" generated always as (name_key(family_name || ' ' || given_name)) stored,
  given_key text collate "C" generated always as (name_key(given_name || ' ' || family_name)) stored,
  email text,
  team_id uuid,
  part_time_percent smallint not null default 100 check (part_time_percent between 1 and 100),
  contract text not null default 'permanent' check (contract in ('permanent', 'fixed-term', 'apprentice')),
  entry_earliest text not null default '07:30',
  entry_latest text not null default '10:00',
  entry_preferred text not null default '08:30',
  -- For statistics only, never shown with a name.
  sex text check (sex in ('F', 'M')),
  birth_year smallint check (birth_year between 1900 and 2100),
  -- Minutes one way to the office where known; otherwise estimated from the home, when there is one.
  commute_minutes smallint check (commute_minutes between 0 and 600),
  home_suitable boolean not null default false,
  left_on date,
  primary key (organisation_id, id),
  unique (organisation_id, fiscal_code),
  foreign key (organisation_id, team_id) references team (organisation_id, id),
  check (entry_earliest <= entry_preferred and entry_preferred <= entry_latest)
);
create unique index person_by_email on person (organisation_id, lower(email));
create index person_by_family on person (organisation_id, family_key, id);
create index person_by_given on person (organisation_id, given_key);
create index person_of_team on person (organisation_id, team_id);
create table role_grant (
  organisation_id uuid not null,
  person_id uuid not null,
  role text not null,
  granted_at timestamptz not null default now(),
  primary key (organisation_id, person_id, role),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
-- A home is seen by its owner and by the computation alone; an import writes it and cannot show it.
create table person_home (
  organisation_id uuid not null,
  person_id uuid not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  -- What its owner stated is not overwritten by an import.
  by_owner boolean not null default false,
  stated_at timestamptz not null default now(),
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
call protect('directorate');
call protect('office');
call protect('team');
call protect('person');
call protect('role_grant');
call protect('person_home');
create policy own_home on person_home as restrictive
  using (current_setting('app.purpose', true) = 'engine'
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);

-- Identity ---------------------------------------------------------------------------------------------

create table account (
  organisation_id uuid not null,
  person_id uuid not null,
  password_hash text not null,
  changed_at timestamptz not null default now(),
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create table invitation (
  organisation_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, token_hash),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create table session (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  person_id uuid not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index session_of_person on session (organisation_id, person_id) where ended_at is null;
-- Failed attempts by what was tried (a hash of organisation and e-mail): the limit holds across processes.
create table sign_in_failure (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  subject_hash bytea not null,
  failed_at timestamptz not null,
  primary key (organisation_id, id)
);
create index sign_in_failure_of on sign_in_failure (organisation_id, subject_hash, failed_at);
create table identity_provider (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  claim text not null,
  match_on text not null check (match_on in ('fiscal-code', 'email')),
  primary key (organisation_id, id)
);
-- One row per sign-in under way at a provider; taken away by its callback.
create table provider_sign_in (
  organisation_id uuid not null,
  state_hash bytea not null,
  provider_id uuid not null,
  nonce text not null,
  code_verifier text not null,
  started_at timestamptz not null,
  -- Of who is signed in already and proves again to be themself: in which session, for what, and where to go back to.
  session_id uuid,
  subject text,
  back_to text,
  primary key (organisation_id, state_hash),
  check ((session_id is null) = (subject is null) and (subject is null) = (back_to is null)),
  foreign key (organisation_id, provider_id) references identity_provider (organisation_id, id) on delete cascade
);
call protect('account');
call protect('invitation');
call protect('session');
call protect('sign_in_failure');
call protect('identity_provider');
call protect('provider_sign_in');

-- A repeated request gets its first answer: the key is taken in the transaction of its effect. The answer is
-- sealed with the key, of which only the hash is here: it may hold what nobody else is to see.
create table idempotency_key (
  organisation_id uuid not null,
  person_id uuid not null,
  key_sha256 bytea not null,
  request_hmac bytea not null,
  status smallint,
  answer bytea,
  made_at timestamptz not null,
  primary key (organisation_id, person_id, key_sha256),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index idempotency_key_by_age on idempotency_key (organisation_id, made_at);
call protect('idempotency_key');

-- Audit ------------------------------------------------------------------------------------------------

create table audit_head (
  organisation_id uuid primary key references organisation,
  seq bigint not null,
  previous_hash bytea not null,
  hash bytea not null
);
create table audit_entry (
  -- One that has a head, and so exists: a key of its own would lock the organisation's row for each entry.
  organisation_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  act text not null,
  subject text not null,
  details jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (organisation_id, seq)
);
call protect('audit_head', 'select, insert, update');
call protect('audit_entry', 'select, insert');
call write_once('audit_entry');
-- What an entry's hash covers, one line per field: no field can be moved into another. Not in plain SQL, which would be
-- parsed anew for each entry: that took a tenth of the server's time.
create function audit_hash(previous bytea, seq bigint, e audit_entry) returns bytea language plpgsql immutable as $$
begin
  return sha256(previous || convert_to(
    e.organisation_id || E'\n' || seq || E'\n' || extract(epoch from e.at) || E'\n'
    || to_json(e.actor)::text || E'\n' || to_json(e.act)::text || E'\n' || to_json(e.subject)::text || E'\n' || e.details::text, 'UTF8'));
end $$;
-- Who writes the next entry waits here for who wrote the last to commit.
create function chain_audit_entry() returns trigger language plpgsql as $$
begin
  loop
    update audit_head h set seq = h.seq + 1, previous_hash = h.hash, hash = audit_hash(h.hash, h.seq + 1, new)
    where h.organisation_id = new.organisation_id
    returning h.seq, h.previous_hash, h.hash into new.seq, new.previous_hash, new.hash;
    if found then return new; end if;
    insert into audit_head values (new.organisation_id, 0, '', '\x00') on conflict do nothing;
  end loop;
end $$;
create trigger chained before insert on audit_entry for each row execute function chain_audit_entry();

-- Months -----------------------------------------------------------------------------------------------

create table work_month (
  organisation_id uuid not null references organisation,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- Working days, ascending. Plans and wishes of the month follow their order.
  days date[] not null check (cardinality(days) between 1 and 31),
  wishes_until date not null,
  days_per_person smallint not null check (days_per_person between 0 and 31),
  days_per_week smallint check (days_per_week between 0 and 7),
  opened_at timestamptz not null,
  opened_by uuid not null,
  primary key (organisation_id, month),
  foreign key (organisation_id, opened_by) references person (organisation_id, id)
);
create table month_budget (
  organisation_id uuid not null,
  month text not null,
  directorate_id uuid not null,
  days integer not null check (days >= 0),
  primary key (organisation_id, month, directorate_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, directorate_id) references directorate (organisation_id, id)
);
create table month_minimum (
  organisation_id uuid not null,
  month text not null,
  team_id uuid not null,
  people integer not null check (people >= 0),
  primary key (organisation_id, month, team_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, team_id) references team (organisation_id, id)
);
create table wishes_closure (
  organisation_id uuid not null,
  month text not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  primary key (organisation_id, month),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, closed_by) references person (organisation_id, id)
);
call protect('work_month');
call protect('month_budget');
call protect('month_minimum');
call protect('wishes_closure');

-- Wishes: one row for a person's month. Days and not rows per day: a month is written and read whole.
create table wish (
  organisation_id uuid not null,
  month text not null,
  person_id uuid not null,
  wished date[] not null,
  absent date[] not null,
  any_day boolean not null,
  home boolean not null,
  stated_at timestamptz not null,
  primary key (organisation_id, month, person_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index wish_of_person on wish (organisation_id, person_id, month);
call protect('wish');

-- Planning ---------------------------------------------------------------------------------------------

create table plan_run (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  started_at timestamptz not null,
  started_by uuid not null,
  seconds double precision not null,
  gap_percent double precision not null,
  people integer not null,
  -- The working days that the run planned: a proposal for other days is no proposal for the month.
  days date[] not null,
  progress jsonb not null default '[]',
  -- When the worker last said that it lives.
  alive_at timestamptz,
  cancel_asked_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, started_by) references person (organisation_id, id)
);
create index plan_run_of_month on plan_run (organisation_id, month, started_at);
create table plan_run_end (
  organisation_id uuid not null,
  run_id uuid not null,
  outcome text not null check (outcome in ('done', 'cancelled', 'failed', 'outdated')),
  ended_at timestamptz not null,
  objective double precision,
  bound double precision,
  gap_percent double precision,
  raised jsonb not null default '[]',
  prices jsonb,
  primary key (organisation_id, run_id),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id)
);
-- Where each person works on each working day, in the order of the month's days: `office@08:30`, `home`, `absent`.
create table assignment (
  organisation_id uuid not null,
  month text not null,
  person_id uuid not null,
  run_id uuid not null,
  -- What the run proposed, once a person has changed a day; until then the places are what it proposed.
  proposed text[],
  places text[] not null,
  primary key (organisation_id, month, person_id),
  -- Of the person alone: month and run are held by the one transaction that writes all these rows, and never
  -- deleted. Checking them for each of 6,581 rows held the one session of the embedded engine half a second.
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index assignment_of_person on assignment (organisation_id, person_id, month);
create index assignment_of_run on assignment (organisation_id, run_id);
create table day_change (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  person_id uuid not null,
  day date not null,
  run_id uuid not null,
  place_before text not null,
  place_after text not null,
  reason text not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, changed_by) references person (organisation_id, id)
);
create index day_change_of_person on day_change (organisation_id, month, person_id);
create table team_approval (
  organisation_id uuid not null,
  month text not null,
  team_id uuid not null,
  run_id uuid not null,
  approved_at timestamptz not null,
  approved_by uuid not null,
  primary key (organisation_id, month, team_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, team_id) references team (organisation_id, id),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id),
  foreign key (organisation_id, approved_by) references person (organisation_id, id)
);
create table month_publication (
  organisation_id uuid not null,
  month text not null,
  run_id uuid not null,
  published_at timestamptz not null,
  published_by uuid not null,
  teams_not_approved integer not null,
  primary key (organisation_id, month),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id),
  foreign key (organisation_id, published_by) references person (organisation_id, id)
);
call protect('plan_run');
call protect('plan_run_end');
call protect('assignment');
call protect('day_change', 'select, insert');
call write_once('day_change');
call protect('team_approval');
call protect('month_publication', 'select, insert');
call write_once('month_publication');
