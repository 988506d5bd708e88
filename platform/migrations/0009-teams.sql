-- Around the plan: who stands in for a manager, another day asked for, exceptions, a month opened again, figures.

create table team_substitute (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  team_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  until_day date not null,
  named_at timestamptz not null,
  named_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, team_id) references team (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, named_by) references person (organisation_id, id),
  foreign key (organisation_id, ended_by) references person (organisation_id, id),
  check (from_day <= until_day),
  -- One at a time: two who stand in for the same manager would not know of each other.
  constraint one_substitute_at_a_time exclude using gist
    (organisation_id with =, team_id with =, daterange(from_day, until_day, '[]') with &&) where (ended_at is null)
);
create index team_substitute_of_person on team_substitute (organisation_id, person_id, until_day);
call protect('team_substitute', 'select, insert, update');

-- Instead of this day away, could you take that one? Nothing moves until the person agrees.
create table other_day_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  person_id uuid not null,
  run_id uuid not null,
  day date not null,
  other_day date not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  answer text check (answer in ('accepted', 'refused', 'withdrawn')),
  answered_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  check (day <> other_day),
  check ((answer is null) = (answered_at is null))
);
create unique index other_day_request_open on other_day_request (organisation_id, run_id, person_id, day)
  where answer is null;
create index other_day_request_of_person on other_day_request (organisation_id, person_id, month);
call protect('other_day_request', 'select, insert, update');

-- What a person may have in a month otherwise than everybody. Category and who allowed it, never a diagnosis.
create table month_exception (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  person_id uuid not null,
  days_per_month smallint check (days_per_month between 0 and 31),
  days_per_week smallint check (days_per_week between 0 and 7),
  beyond_prevalence boolean not null,
  category text not null check (category in
    ('health', 'care', 'family', 'vulnerability', 'distance', 'organisation', 'other')),
  -- Who allowed it, by office and act, and from when until when.
  authorised_by text not null,
  valid_from date not null,
  valid_until date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  foreign key (organisation_id, withdrawn_by) references person (organisation_id, id),
  check (valid_from <= valid_until),
  check (days_per_month is not null or days_per_week is not null or beyond_prevalence)
);
create unique index month_exception_in_force on month_exception (organisation_id, month, person_id)
  where withdrawn_at is null;
create index month_exception_of_person on month_exception (organisation_id, person_id, month);
call protect('month_exception', 'select, insert, update');

-- A published month may be opened again, with its reason: its publication moves here, whole, and the plan as it was
-- that day beside it. That a month has a publication still means that it is published.
create table month_reopening (
  organisation_id uuid not null,
  month text not null,
  published_at timestamptz not null,
  published_by uuid not null,
  run_id uuid not null,
  teams_not_approved integer not null,
  reason text not null,
  reopened_at timestamptz not null,
  reopened_by uuid not null,
  primary key (organisation_id, month, published_at),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id),
  foreign key (organisation_id, published_by) references person (organisation_id, id),
  foreign key (organisation_id, reopened_by) references person (organisation_id, id)
);
call protect('month_reopening', 'select, insert');
call write_once('month_reopening');
drop trigger written_once on month_publication;
create function refuse_change_unless_reopened() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from month_reopening r where r.organisation_id = old.organisation_id
      and r.month = old.month and r.published_at = old.published_at) then
    return old;
  end if;
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $$;
create trigger written_once before update or delete on month_publication
  for each row execute function refuse_change_unless_reopened();
grant delete on month_publication to vicinato_app;
create table superseded_assignment (
  organisation_id uuid not null,
  month text not null,
  published_at timestamptz not null,
  person_id uuid not null,
  places text[] not null,
  primary key (organisation_id, month, published_at, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index superseded_assignment_of_person on superseded_assignment (organisation_id, person_id, month);
call protect('superseded_assignment', 'select, insert, delete');
-- Wishes opened again before publication, until a later day; with the closure that this took back.
create table wishes_reopening (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  until date not null,
  until_before date not null,
  closed_at timestamptz,
  closed_by uuid,
  reason text not null,
  reopened_at timestamptz not null,
  reopened_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, closed_by) references person (organisation_id, id),
  foreign key (organisation_id, reopened_by) references person (organisation_id, id)
);
create index wishes_reopening_of_month on wishes_reopening (organisation_id, month, reopened_at);
call protect('wishes_reopening', 'select, insert');

-- HR reminds those who have not wished: at most once a day.
create table wish_call (
  organisation_id uuid not null,
  month text not null,
  day date not null,
  people integer not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  primary key (organisation_id, month, day),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, sent_by) references person (organisation_id, id)
);
call protect('wish_call', 'select, insert');

-- Counts of a team's month, kept with every change of its plan: adding up 6,581 people × 21 days took a fifth of a
-- second at each look. Where a row is missing the counts are made anew from the people.
create table team_figures (
  organisation_id uuid not null,
  month text not null,
  team_id uuid not null,
  people integer not null,
  wished integer not null,
  granted integer not null,
  refused integer not null,
  -- Persons in the office and persons away on each working day.
  present smallint[] not null,
  away smallint[] not null,
  primary key (organisation_id, month, team_id),
  foreign key (organisation_id, team_id) references team (organisation_id, id)
);
create index team_figures_of_team on team_figures (organisation_id, team_id);
call protect('team_figures');
-- Who changes team takes their days along: both teams' counts are out of date.
create function forget_figures_of_moved() returns trigger language plpgsql as $$
begin
  delete from team_figures f using (
    select old_row.organisation_id, old_row.team_id as team_before, new_row.team_id as team_after
    from old_rows old_row
    join new_rows new_row on new_row.organisation_id = old_row.organisation_id and new_row.id = old_row.id
    where old_row.team_id is distinct from new_row.team_id) moved
  where f.organisation_id = moved.organisation_id and f.team_id in (moved.team_before, moved.team_after);
  return null;
end $$;
create trigger moved after update on person
  referencing old table as old_rows new table as new_rows
  for each statement execute function forget_figures_of_moved();

-- The same at publication, for good: what months are compared by.
create table month_figures (
  organisation_id uuid not null,
  month text not null,
  team_id uuid not null,
  -- As it was then.
  directorate_id uuid not null,
  people integer not null,
  wished integer not null,
  granted integer not null,
  refused integer not null,
  -- Person-days in the office.
  present_days integer not null,
  primary key (organisation_id, month, team_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, team_id) references team (organisation_id, id),
  foreign key (organisation_id, directorate_id) references directorate (organisation_id, id)
);
call protect('month_figures');
