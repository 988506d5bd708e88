-- Policy by date: changes as they were proposed, discussed and adopted; and what a month keeps of it.

create table policy_change (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  title text not null,
  explanation text not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, proposed_by) references person (organisation_id, id)
);
create table policy_value (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  change_id uuid not null,
  item text not null,
  scope text not null check (scope in ('organisation', 'directorate', 'office', 'team')),
  -- Null for the organisation. No foreign key: it is of one of three tables, by the scope.
  scope_id uuid check ((scope = 'organisation') = (scope_id is null)),
  valid_from date not null,
  -- Null: from that day the next wider place decides again.
  value jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, change_id) references policy_change (organisation_id, id)
);
create index policy_value_of_change on policy_value (organisation_id, change_id);
-- Confronto: sent to the representatives, who give opinions until a day.
create table policy_consultation (
  organisation_id uuid not null,
  change_id uuid not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  until date not null,
  primary key (organisation_id, change_id),
  foreign key (organisation_id, change_id) references policy_change (organisation_id, id),
  foreign key (organisation_id, sent_by) references person (organisation_id, id)
);
create table policy_opinion (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  change_id uuid not null,
  person_id uuid not null,
  role text not null,
  stance text not null check (stance in ('favourable', 'contrary', 'remarks')),
  words text not null,
  given_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, change_id) references policy_consultation (organisation_id, change_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index policy_opinion_of_change on policy_opinion (organisation_id, change_id, given_at);
create index policy_opinion_of_person on policy_opinion (organisation_id, person_id);
-- Adopted, or withdrawn: once, for good.
create table policy_decision (
  organisation_id uuid not null,
  change_id uuid not null,
  outcome text not null check (outcome in ('adopted', 'withdrawn')),
  -- The order of adoption: of two values for the same place and day the later adopted holds.
  seq bigint generated always as identity,
  reason text not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (organisation_id, change_id),
  foreign key (organisation_id, change_id) references policy_change (organisation_id, id),
  foreign key (organisation_id, decided_by) references person (organisation_id, id)
);
-- Updated never; held by who sends, answers or decides it.
call protect('policy_change', 'select, insert, update');
call protect('policy_value', 'select, insert');
call protect('policy_consultation', 'select, insert');
call protect('policy_opinion', 'select, insert');
call protect('policy_decision', 'select, insert');
call write_once('policy_value');
call write_once('policy_opinion');
call write_once('policy_decision');

-- What the policy said when the month was opened, or brought up to it: a published month keeps what it had.
alter table work_month add column rules jsonb not null default '{}';
create table month_team (
  organisation_id uuid not null,
  month text not null,
  team_id uuid not null,
  days_per_person smallint not null,
  days_per_week smallint,
  -- Persons who must be in the office, on each working day in their order.
  min_present smallint[] not null,
  -- Days on which the whole team is in, and on which its office is closed.
  team_days date[] not null,
  closed_days date[] not null,
  -- Where those who prefer presence work on closed days.
  closed_to uuid,
  closed_to_desks integer not null default 0,
  closed_beyond_quota boolean not null,
  primary key (organisation_id, month, team_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, team_id) references team (organisation_id, id),
  foreign key (organisation_id, closed_to) references office (organisation_id, id)
);
call protect('month_team');
