-- Timetables of public transport as their operators publish them (GTFS): what a file holds, what was mended, whether it
-- serves; and how long everybody's way is. A way is computed from a home: only its owner and the computation see it.
create table timetable (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  sha256 bytea not null,
  bytes integer not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  -- Nulls: being read.
  read_at timestamptz,
  failed_at timestamptz,
  -- Nulls: it does not serve, for the reasons in `refusals`.
  stops integer,
  lines integer,
  trips integer,
  serves_from date,
  serves_until date,
  findings jsonb not null default '[]',
  refusals jsonb not null default '[]',
  -- When the offices were told that it ends soon.
  warned_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, uploaded_by) references person (organisation_id, id),
  -- The same file serves once.
  unique (organisation_id, sha256)
);
call protect('timetable');

create table timetable_file (
  organisation_id uuid not null,
  timetable_id uuid not null,
  bytes bytea not null,
  primary key (organisation_id, timetable_id),
  foreign key (organisation_id, timetable_id) references timetable (organisation_id, id) on delete cascade
);
call protect('timetable_file', 'select, insert, delete');

-- A computation of everybody's ways. One at a time.
create table way_run (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  -- In which order they began, also within one moment.
  run bigint generated always as identity,
  began_at timestamptz not null,
  -- Which timetables served, and how ways were measured by them: another basis measures everything anew.
  basis text not null,
  -- Homes and places to be searched from.
  steps_total integer not null default 0,
  steps_done integer not null default 0,
  people integer not null default 0,
  without_home integer not null default 0,
  without_office integer not null default 0,
  -- The day of the timetables; null where there are none.
  served_on date,
  ended_at timestamptz,
  failed_at timestamptz,
  primary key (organisation_id, id)
);
create unique index one_way_run_at_a_time on way_run (organisation_id) where ended_at is null and failed_at is null;
create index way_run_by_age on way_run (organisation_id, run);
call protect('way_run');

-- To the own office, and to the offices near home.
create table way (
  organisation_id uuid not null,
  person_id uuid not null,
  office_id uuid not null,
  own boolean not null,
  walk_seconds integer not null,
  bicycle_seconds integer not null,
  car_seconds integer not null,
  -- Null: nothing goes, or no timetable serves.
  transit_seconds integer,
  primary key (organisation_id, person_id, office_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, office_id) references office (organisation_id, id) on delete cascade
);
create index way_to_office on way (organisation_id, office_id);

-- To the sites near home: the organisation's own, and those lent to it. The person's row: the host has none of it, nor
-- has the row a key to the host's site, which is never deleted.
create table near_site (
  organisation_id uuid not null,
  person_id uuid not null,
  host_id uuid not null,
  site_id uuid not null,
  walk_seconds integer not null,
  bicycle_seconds integer not null,
  car_seconds integer not null,
  -- Null: nothing goes, or no timetable serves.
  transit_seconds integer,
  primary key (organisation_id, person_id, host_id, site_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

-- From and to where ways were measured last: whatever differs from it is measured anew, and nothing else.
create table measured_home (
  organisation_id uuid not null,
  person_id uuid not null,
  -- A digest of the point, the office and the minutes that are near.
  basis text not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create table measured_place (
  organisation_id uuid not null references organisation,
  place_id uuid not null,
  -- An office, or a site; whose, and where.
  basis text not null,
  primary key (organisation_id, place_id)
);
call protect('measured_place');

-- A home, and what is computed from it, is its owner's and the computation's.
call protect('way', 'select, insert, delete');
create policy own_way on way as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);
call protect('near_site', 'select, insert, delete');
create policy own_near_site on near_site as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);
call protect('measured_home');
create policy own_measured_home on measured_home as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);
