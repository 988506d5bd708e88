-- What an administration's people do, judged by the six criteria (Comune di Milano, POLA; CCNL Funzioni Locali
-- 2019-2021 art. 64), and who does what share of it. Judgements and shares are never changed: a later row takes
-- their place from its day on. Whether an activity can be done away is nowhere kept: the rule derives it.

create table activity (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  description text not null default '',
  -- Null: done in every directorate.
  directorate_id uuid,
  -- Where it comes from: null as the organisation wrote it, otherwise an entry of the ready catalogue.
  source text check (source in ('founding-document', 'example')),
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, directorate_id) references directorate (organisation_id, id)
);
create index activity_of_directorate on activity (organisation_id, directorate_id);
-- What is needed for the work: an application, equipment, or documents (remote once they are digitised).
create table work_tool (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  kind text not null check (kind in ('application', 'equipment', 'documents')),
  source text check (source in ('founding-document', 'example')),
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
create table work_tool_version (
  organisation_id uuid not null,
  tool_id uuid not null,
  valid_from date not null,
  made_at timestamptz not null,
  made_by uuid,
  works_remotely boolean not null,
  -- What would be needed for it to work remotely.
  needed text not null default '',
  primary key (organisation_id, tool_id, valid_from, made_at),
  foreign key (organisation_id, tool_id) references work_tool (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
create table activity_assessment (
  organisation_id uuid not null,
  activity_id uuid not null,
  valid_from date not null,
  made_at timestamptz not null,
  made_by uuid,
  -- By criterion: verdict, note, evidence. Of the tools only note and evidence: their verdict follows from them.
  judgements jsonb not null,
  -- Never deleted, so that no reference is missing.
  tool_ids uuid[] not null default '{}',
  -- Why it was reviewed.
  reason text not null default '',
  primary key (organisation_id, activity_id, valid_from, made_at),
  foreign key (organisation_id, activity_id) references activity (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
call protect('activity');
call protect('work_tool');
call protect('work_tool_version', 'select, insert');
call write_once('work_tool_version');
call protect('activity_assessment', 'select, insert');
call write_once('activity_assessment');

create function sum_of(numbers smallint[]) returns integer language sql immutable parallel safe as $$
  select coalesce(sum(number), 0)::integer from unnest(numbers) as number
$$;
-- All that a person does from a day on: one row, so that two halves never contradict each other.
create table person_activities (
  organisation_id uuid not null,
  person_id uuid not null,
  valid_from date not null,
  made_at timestamptz not null,
  made_by uuid,
  activity_ids uuid[] not null,
  -- Percent of the person's time, in the order of the activities.
  percents smallint[] not null,
  primary key (organisation_id, person_id, valid_from, made_at),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  check (cardinality(activity_ids) = cardinality(percents) and 1 <= all (percents) and sum_of(percents) <= 100)
);
call protect('person_activities');

-- What somebody asks about their own activities: another activity, another judgement, or that one be answered for.
create table activity_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('activity', 'assessment', 'dispute')),
  -- Null for an activity that the catalogue lacks.
  activity_id uuid,
  title text not null,
  text text not null,
  -- For another judgement: the verdict asked for, by criterion.
  verdicts jsonb not null default '{}',
  asked_at timestamptz not null,
  answer_by date not null,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, activity_id) references activity (organisation_id, id)
);
create index activity_request_of_person on activity_request (organisation_id, person_id, asked_at);
create index activity_request_of_activity on activity_request (organisation_id, activity_id);
create table activity_request_answer (
  organisation_id uuid not null,
  request_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'accepted-in-part', 'rejected')),
  reasons text not null,
  answered_at timestamptz not null,
  answered_by uuid not null,
  primary key (organisation_id, request_id),
  foreign key (organisation_id, request_id) references activity_request (organisation_id, id),
  foreign key (organisation_id, answered_by) references person (organisation_id, id)
);
call protect('activity_request');
call protect('activity_request_answer');

-- What a person declares of their home (L. 81/2017 art. 22; as AFOL's people did): each with its day. Whether the
-- home is suitable follows from the three; an import may state it without them.
alter table person add column home_space_on date, add column home_tools_on date, add column home_safety_on date;
