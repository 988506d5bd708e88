-- A month once it is published: how each day changed, what is asked about it, and reviews.

-- Which way a day came to change; `changed` is a manager's change of the proposal.
alter table day_change add column kind text not null default 'changed' check (kind in ('changed', 'swapped',
  'late-wish', 'given-back', 'recalled', 'recalled-day-back', 'absence-reported', 'absence-withdrawn', 'reviewed'));
-- Of two changes in the same millisecond the last is the later written.
alter table day_change add column seq bigint generated always as identity;

-- A swap of days with oneself or with a colleague of the team, or a further away day: asked of somebody.
create table day_request (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  kind text not null check (kind in ('own-swap', 'colleague-swap', 'late-wish')),
  person_id uuid not null,
  colleague_id uuid check (colleague_id <> person_id),
  -- The away day given up, and the day that becomes one.
  given_day date,
  taken_day date not null check (taken_day <> given_day),
  needs_manager boolean not null,
  asked_at timestamptz not null,
  seq bigint generated always as identity,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, colleague_id) references person (organisation_id, id),
  check ((kind = 'colleague-swap') = (colleague_id is not null)),
  check ((kind = 'late-wish') = (given_day is null))
);
create index day_request_of_person on day_request (organisation_id, person_id, month);
create index day_request_of_colleague on day_request (organisation_id, colleague_id, month) where colleague_id is not null;
create index day_request_by_age on day_request (organisation_id, asked_at);
create table day_request_step (
  organisation_id uuid not null,
  request_id uuid not null,
  -- `accepted` by the colleague; the others end the request.
  step text not null check (step in ('accepted', 'refused', 'withdrawn', 'done')),
  taken_at timestamptz not null,
  taken_by uuid not null,
  reason text not null,
  primary key (organisation_id, request_id, step),
  foreign key (organisation_id, request_id) references day_request (organisation_id, id),
  foreign key (organisation_id, taken_by) references person (organisation_id, id)
);
create unique index day_request_ended_once on day_request_step (organisation_id, request_id) where step <> 'accepted';

-- A person asks a person to look again at a day (D.Lgs. 152/1997 art. 1-bis; GDPR art. 22).
create table day_review (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  person_id uuid not null,
  day date not null,
  -- Two at the same moment are one: the first review of a day is 1, the next 2.
  number smallint not null,
  words text not null,
  asked_at timestamptz not null,
  -- Null: whoever of the HR office did not take the decision.
  officer_id uuid,
  answer_until date not null,
  primary key (organisation_id, id),
  unique (organisation_id, person_id, day, number),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, officer_id) references person (organisation_id, id)
);
create index day_review_by_age on day_review (organisation_id, asked_at);
create table day_review_answer (
  organisation_id uuid not null,
  review_id uuid not null,
  outcome text not null check (outcome in ('upheld', 'rejected', 'withdrawn')),
  words text not null,
  -- Where the person works after it, where the day changed; the rules set aside, as codes.
  place_after text,
  set_aside text[] not null default '{}',
  answered_at timestamptz not null,
  answered_by uuid not null,
  primary key (organisation_id, review_id),
  foreign key (organisation_id, review_id) references day_review (organisation_id, id),
  foreign key (organisation_id, answered_by) references person (organisation_id, id)
);
-- Rows that are held while they are answered: that needs the right to change them.
call protect('day_request');
call protect('day_request_step', 'select, insert');
call write_once('day_request_step');
call protect('day_review');
call protect('day_review_answer', 'select, insert');
call write_once('day_review_answer');
-- What an attendance system that comes back asks for: days changed since.
create index day_change_by_age on day_change (organisation_id, month, changed_at);
