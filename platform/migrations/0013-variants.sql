-- What if, and what now: a month compared with others that it might be, and a published month planned anew.

-- What a month has of an office otherwise than always: its desks on each working day, the days on which it is closed.
create table month_office (
  organisation_id uuid not null,
  month text not null,
  office_id uuid not null,
  -- On each working day of the month, in their order; null: as the office has always.
  desks integer[],
  -- Null: as the policy says.
  closed_days date[],
  -- Where those who prefer presence work on closed days, and the desks kept for them there.
  closed_to uuid,
  closed_to_desks integer not null default 0,
  primary key (organisation_id, month, office_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, office_id) references office (organisation_id, id),
  foreign key (organisation_id, closed_to) references office (organisation_id, id),
  check (closed_to <> office_id)
);
create index month_office_of_office on month_office (organisation_id, office_id);
call protect('month_office');

-- Quarters of an hour by which everybody may enter earlier and later in this month than their own band says.
alter table work_month add column entry_earlier smallint not null default 0 check (entry_earlier between -20 and 20);
alter table work_month add column entry_later smallint not null default 0 check (entry_later between -20 and 20);

-- Variants of a month, solved side by side as one job.
create table variant_comparison (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  seconds double precision not null,
  -- The month as it stands, as planned for the comparison; null until it is.
  base jsonb,
  progress jsonb not null default '[]',
  alive_at timestamptz,
  cancel_asked_at timestamptz,
  outcome text check (outcome in ('done', 'cancelled', 'failed')),
  ended_at timestamptz,
  -- Kept beyond the days after which a comparison is forgotten.
  kept_at timestamptz,
  kept_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  foreign key (organisation_id, kept_by) references person (organisation_id, id),
  check ((outcome is null) = (ended_at is null)),
  check ((kept_at is null) = (kept_by is null))
);
create index variant_comparison_of_month on variant_comparison (organisation_id, month, asked_at);
create unique index one_comparison_at_a_time on variant_comparison (organisation_id, month) where outcome is null;
call protect('variant_comparison');

create table month_variant (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  comparison_id uuid not null,
  place smallint not null,
  name text not null,
  changes jsonb not null,
  -- What it amounts to, once planned: minutes, days granted and refused, by directorate.
  figures jsonb,
  discarded_at timestamptz,
  discarded_by uuid,
  adopted_at timestamptz,
  adopted_by uuid,
  run_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, comparison_id) references variant_comparison (organisation_id, id),
  foreign key (organisation_id, discarded_by) references person (organisation_id, id),
  foreign key (organisation_id, adopted_by) references person (organisation_id, id),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id),
  check ((discarded_at is null) = (discarded_by is null)),
  check ((adopted_at is null) = (adopted_by is null))
);
-- Its problem, plan and proof, for who adopts it; as of a run (solved_month), seen by the computation alone.
create table variant_plan (
  organisation_id uuid not null,
  variant_id uuid not null,
  month text not null,
  people integer not null,
  record bytea not null,
  primary key (organisation_id, variant_id),
  foreign key (organisation_id, variant_id) references month_variant (organisation_id, id) on delete cascade
);
-- Compressed already: trying again costs time and gains nothing.
alter table variant_plan alter column record set storage external;
call protect('variant_plan');
create policy for_the_computation on variant_plan as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'erasure'));
create unique index month_variant_of_comparison on month_variant (organisation_id, comparison_id, place);
call protect('month_variant');

-- A published month planned anew from the plan as it stands, after something happened.
create table replanning (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  -- The publication whose plan it is.
  run_id uuid not null,
  happened jsonb not null,
  reason text not null,
  -- The first day that may move, and the minutes that each moved day is charged.
  from_day date not null,
  stability double precision not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  outcome text check (outcome in ('solved', 'failed')),
  figures jsonb,
  -- What the month's numbers become, and what they were.
  amendment jsonb,
  amendment_before jsonb,
  -- Of the plan and the numbers of the directorates concerned: what is applied is what was previewed.
  mark text,
  applied_at timestamptz,
  applied_by uuid,
  mark_after text,
  undone_at timestamptz,
  undone_by uuid,
  discarded_at timestamptz,
  discarded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  foreign key (organisation_id, applied_by) references person (organisation_id, id),
  foreign key (organisation_id, undone_by) references person (organisation_id, id),
  foreign key (organisation_id, discarded_by) references person (organisation_id, id),
  check ((applied_at is null) = (applied_by is null)),
  check ((undone_at is null) = (undone_by is null)),
  check (undone_at is null or applied_at is not null)
);
create index replanning_of_month on replanning (organisation_id, month, asked_at);
call protect('replanning');

create table replanning_move (
  organisation_id uuid not null,
  replanning_id uuid not null,
  person_id uuid not null,
  day date not null,
  place_before text not null,
  place_after text not null,
  primary key (organisation_id, replanning_id, person_id, day),
  foreign key (organisation_id, replanning_id) references replanning (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index replanning_move_of_person on replanning_move (organisation_id, person_id);
call protect('replanning_move');

alter table day_change drop constraint day_change_kind_check;
alter table day_change add constraint day_change_kind_check check (kind in ('changed', 'swapped', 'late-wish',
  'given-back', 'recalled', 'recalled-day-back', 'absence-reported', 'absence-withdrawn', 'reviewed', 'replanned',
  'replan-undone', 'seat-changed', 'seat-left'));
