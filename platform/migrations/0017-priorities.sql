-- Priorities in access to work away (L. 81/2017 art. 18 c. 3-bis; L. 104/1992 art. 33 c. 6-bis; L. 106/2025 art. 1 c. 4):
-- category, validity, who verified, and nothing else. No diagnosis, no file, no free text has a column here.
-- A second fence: only the person, whoever verifies, and the computation; each opens it for itself.
create table priority (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  category text not null check (category in
    ('child-to-12', 'child-disabled', 'own-disability', 'caregiver', 'leave-104', 'after-long-illness')),
  valid_from date not null,
  -- Null: as long as nothing changes.
  valid_until date,
  stated_at timestamptz not null,
  -- Nulls: stated by the person, not verified yet, and counting nothing.
  verified_at timestamptz,
  verified_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, verified_by) references person (organisation_id, id),
  check ((verified_at is null) = (verified_by is null)),
  check (verified_by <> person_id),
  check (valid_until is null or valid_from <= valid_until),
  -- The same one is stated once, however often it is sent.
  constraint one_priority_of_a_category exclude using gist
    (organisation_id with =, person_id with =, category with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index priority_of_person on priority (organisation_id, person_id);
call protect('priority');
create policy for_whom_it_is on priority as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'priorities', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);

-- Who read what: written by the statement that reads, so that no reading goes without.
create table priority_reading (
  organisation_id uuid not null references organisation,
  id bigint generated always as identity,
  read_at timestamptz not null,
  purpose text not null check (purpose in ('verifying', 'list', 'plan')),
  -- Null: the computation.
  read_by uuid,
  -- Null: of many at once.
  person_id uuid,
  people integer not null,
  month text,
  primary key (organisation_id, id),
  foreign key (organisation_id, read_by) references person (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index priority_reading_of_person on priority_reading (organisation_id, person_id, read_at);
create index priority_reading_by_age on priority_reading (organisation_id, read_at);
call protect('priority_reading', 'select, insert, delete');
create policy for_whom_it_is on priority_reading as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'priorities', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);

-- Days away may outnumber those in the office (directive of 29 December 2023): from when until when, which the rules of
-- the month read; and apart from it, behind the second fence, on which ground and who authorised it.
create table prevalence_derogation (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  valid_from date not null,
  valid_until date not null,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  check (valid_from <= valid_until),
  constraint one_derogation_at_a_time exclude using gist
    (organisation_id with =, person_id with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index prevalence_derogation_of_person on prevalence_derogation (organisation_id, person_id, valid_from);
call protect('prevalence_derogation');
create table prevalence_ground (
  organisation_id uuid not null,
  derogation_id uuid not null,
  person_id uuid not null,
  category text not null check (category in ('health', 'personal', 'family')),
  -- Office and act.
  authorised_by text not null,
  made_by uuid not null,
  primary key (organisation_id, derogation_id),
  foreign key (organisation_id, derogation_id) references prevalence_derogation (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  check (made_by <> person_id)
);
create index prevalence_ground_of_person on prevalence_ground (organisation_id, person_id);
call protect('prevalence_ground');
create policy for_whom_it_is on prevalence_ground as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'priorities', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);
