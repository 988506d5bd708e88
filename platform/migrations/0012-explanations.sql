-- What was computed, kept so that it can be explained: the month as it was solved, and what was asked of it since.

-- The problem, the plan and its proof of the run whose plan is the month's proposal; gzip, read by the planner's
-- thread alone. It holds minutes of the way and how much days matter: nobody sees it, as nobody sees homes.
create table solved_month (
  organisation_id uuid not null,
  month text not null,
  run_id uuid not null,
  people integer not null,
  record bytea not null,
  primary key (organisation_id, month),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id)
);
-- Compressed already: trying again costs time and gains nothing.
alter table solved_month alter column record set storage external;
call protect('solved_month');
create policy for_the_computation on solved_month as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'erasure'));

-- Faults of a problem that the planner does not take, so that whoever started the run can mend them.
alter table plan_run_end add column faults jsonb not null default '[]';

-- Why a day of a person is as the run proposed it: found once, kept until the month is planned anew.
create table day_explanation (
  organisation_id uuid not null,
  person_id uuid not null,
  day date not null,
  month text not null,
  run_id uuid not null,
  explanation jsonb not null,
  explained_at timestamptz not null,
  primary key (organisation_id, person_id, day),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id)
);
create index day_explanation_by_age on day_explanation (organisation_id, month);
call protect('day_explanation');
create policy own_day on day_explanation as restrictive
  using (current_setting('app.purpose', true) = 'engine'
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);

-- What was found about a run's plan as a whole: `presence/<team>`, `evenness`. Counts and minutes, of nobody.
create table plan_finding (
  organisation_id uuid not null,
  run_id uuid not null,
  subject text not null,
  content jsonb not null,
  found_at timestamptz not null,
  primary key (organisation_id, run_id, subject),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id)
);
call protect('plan_finding');

-- What one more of each limit would give back: takes seconds, so it is a job with its progress.
create table margin_search (
  organisation_id uuid not null,
  run_id uuid not null,
  asked_at timestamptz not null,
  alive_at timestamptz,
  tried integer not null default 0,
  to_try integer not null default 0,
  ended_at timestamptz,
  -- Null with `ended_at`: it failed.
  margins jsonb,
  primary key (organisation_id, run_id),
  foreign key (organisation_id, run_id) references plan_run (organisation_id, id)
);
call protect('margin_search');
