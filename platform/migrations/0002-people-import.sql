-- A file of people on its way in. What it holds is personal data that nobody needs once it is applied: the
-- file goes as soon as it is read, the rows as soon as they are applied, discarded or found faulty, the rest
-- after a day.
create table people_import (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  sha256 bytea not null,
  started_at timestamptz not null,
  started_by uuid not null,
  rows_done integer not null default 0,
  rows_total integer not null default 0,
  counts jsonb not null default '{}',
  faults_total integer not null default 0,
  faults jsonb not null default '[]',
  changes jsonb not null default '[]',
  -- Roles that only an administrator may give.
  guarded boolean not null default false,
  read_at timestamptz,
  apply_asked_at timestamptz,
  apply_asked_by uuid,
  applied_at timestamptz,
  failed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, started_by) references person (organisation_id, id),
  foreign key (organisation_id, apply_asked_by) references person (organisation_id, id)
);
create index people_import_by_age on people_import (organisation_id, started_at);
create table people_import_file (
  organisation_id uuid not null,
  import_id uuid not null,
  bytes bytea not null,
  primary key (organisation_id, import_id),
  foreign key (organisation_id, import_id) references people_import (organisation_id, id) on delete cascade
);
create table people_import_row (
  organisation_id uuid not null,
  import_id uuid not null,
  sheet text not null check (sheet in ('offices', 'directorates', 'teams', 'persons')),
  row integer not null,
  key text collate "C" not null,
  -- Only what the file says, under the names of the columns; `derived` is what holds for a new row besides.
  data jsonb not null,
  derived jsonb,
  primary key (organisation_id, import_id, sheet, row),
  foreign key (organisation_id, import_id) references people_import (organisation_id, id) on delete cascade
);
create table people_import_home (
  organisation_id uuid not null,
  import_id uuid not null,
  fiscal_code text collate "C" not null,
  latitude double precision not null,
  longitude double precision not null,
  primary key (organisation_id, import_id, fiscal_code),
  foreign key (organisation_id, import_id) references people_import (organisation_id, id) on delete cascade
);
call protect('people_import');
call protect('people_import_file');
call protect('people_import_row');
call protect('people_import_home');
-- The file and the homes in it are for the job that reads them; whoever sent them does not see them again.
create policy for_the_reader on people_import_file as restrictive
  using (current_setting('app.purpose', true) = 'engine');
create policy for_the_reader on people_import_home as restrictive
  using (current_setting('app.purpose', true) = 'engine');
