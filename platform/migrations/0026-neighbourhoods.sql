-- Neighbourhoods, as polygons that somebody handed in, and how many people and spaces there are in each. People are
-- counted from their homes by the computation alone; what is kept for reading is what may be shown.
create table neighbourhood (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- Coordinates of a GeoJSON MultiPolygon.
  polygons jsonb not null,
  -- Rounded; null: too few to be shown, or hidden so that those cannot be found, or not counted yet.
  people integer check (people >= 0),
  primary key (organisation_id, id),
  unique (organisation_id, name)
);
call protect('neighbourhood');

-- The last count: one row, since the next is told only once enough homes differ from this one.
create table neighbourhood_count (
  organisation_id uuid primary key references organisation,
  counted_at timestamptz not null,
  -- People whose home lies in none; rounded, or null as above.
  outside integer check (outside >= 0)
);
call protect('neighbourhood_count');

-- In which neighbourhood each home was when they were counted last; null: in none.
create table home_neighbourhood (
  organisation_id uuid not null,
  person_id uuid not null,
  neighbourhood_id uuid,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, neighbourhood_id) references neighbourhood (organisation_id, id) on delete cascade
);
create index home_by_neighbourhood on home_neighbourhood (organisation_id, neighbourhood_id);
call protect('home_neighbourhood', 'select, insert, delete');
create policy own_home_neighbourhood on home_neighbourhood as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);
