-- What people are told: one row per person and thing, made in the transaction of what it tells.
create table notice (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  details jsonb not null default '{}',
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index notice_of_person on notice (organisation_id, person_id, made_at);
call protect('notice');
