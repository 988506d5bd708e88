-- Agreements on work away (L. 81/2017 art. 19): the words agreed, every step of their way, when they are in force.
-- Kept five years from signature (DM 149/2022 art. 1); deleted with all that hangs on them, which is why what is
-- written once here is so by the rights given, and not by a trigger.

-- Who is signed in proves again to be themself before signing: for one thing, once, within some minutes.
create table confirmation (
  organisation_id uuid not null references organisation,
  session_id uuid not null,
  subject text not null,
  person_id uuid not null,
  way text not null check (way in ('password', 'passkey', 'provider', 'demo')),
  made_at timestamptz not null,
  primary key (organisation_id, session_id, subject),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index confirmation_by_age on confirmation (organisation_id, made_at);
call protect('confirmation');

-- The words of agreements, by collective agreement and day: changed by a later row.
create table agreement_template (
  organisation_id uuid not null references organisation,
  frame text not null check (frame in ('local', 'central', 'private')),
  valid_from date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  title text not null,
  body text not null,
  primary key (organisation_id, frame, valid_from, made_at),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
call protect('agreement_template', 'select, insert');
call write_once('agreement_template');

create table agreement (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('first', 'revision', 'renewal')),
  parent_id uuid,
  origin text not null check (origin in ('product', 'paper')),
  -- Where the person worked, and what the policy asked for, when it was proposed.
  team_id uuid,
  directorate_id uuid,
  approvals text[] not null default '{}',
  signer text not null,
  version smallint not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  -- The way has ended: in force, refused or taken back.
  settled_at timestamptz,
  -- From when its age counts: the signature, once it is over; null as long as it may still be needed.
  over_since timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, parent_id) references agreement (organisation_id, id) on delete set null (parent_id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  check ((kind = 'first') or origin = 'product')
);
-- One on its way at a time: two offices that propose at once are told.
create unique index one_agreement_on_its_way on agreement (organisation_id, person_id) where settled_at is null;
create index agreement_of_person on agreement (organisation_id, person_id, made_at);
create index agreement_by_age on agreement (organisation_id, over_since) where over_since is not null;
create index agreement_of_parent on agreement (organisation_id, parent_id) where parent_id is not null;
call protect('agreement');

-- What is agreed, as fields and as the words that are read and signed. Changed by a further version.
create table agreement_terms (
  organisation_id uuid not null,
  agreement_id uuid not null,
  version smallint not null,
  written_at timestamptz not null,
  written_by uuid,
  terms jsonb not null,
  document jsonb not null,
  sha256 bytea not null,
  primary key (organisation_id, agreement_id, version),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, written_by) references person (organisation_id, id)
);
call protect('agreement_terms');

create table agreement_step (
  organisation_id uuid not null,
  agreement_id uuid not null,
  seq bigint generated always as identity,
  step text not null,
  version smallint not null,
  -- Of an approval: which of the chain, from 1.
  level smallint,
  taken_at timestamptz not null,
  -- Null: the product, on a day that came.
  taken_by uuid,
  reason text not null default '',
  -- Days, notice, way of signing: never a free text.
  details jsonb not null default '{}',
  primary key (organisation_id, agreement_id, seq),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, taken_by) references person (organisation_id, id)
);
-- What must not happen twice.
create unique index agreement_approved_once on agreement_step (organisation_id, agreement_id, version, level)
  where step = 'approved';
create unique index agreement_signed_once on agreement_step (organisation_id, agreement_id, version, step)
  where step in ('signed-by-person', 'signed-by-office', 'signed-elsewhere');
create unique index agreement_closed_once on agreement_step (organisation_id, agreement_id)
  where step in ('refused', 'taken-back', 'never-began', 'withdrawn', 'revised', 'transferred', 'expired');
call protect('agreement_step');

-- When it is in force, and with which caps: what months are asked about.
create table agreement_force (
  organisation_id uuid not null,
  agreement_id uuid not null,
  person_id uuid not null,
  starts_on date not null,
  -- Null: open-ended.
  ends_on date,
  regime text not null check (regime in ('agile', 'remote', 'near-work')),
  days_per_month smallint not null,
  days_per_week smallint,
  -- How many days before its end it was last warned of.
  warned_days smallint,
  primary key (organisation_id, agreement_id),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  check (ends_on is null or starts_on <= ends_on),
  -- One in force per person at a time.
  constraint one_agreement_in_force exclude using gist
    (organisation_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index agreement_force_by_end on agreement_force (organisation_id, ends_on);
create index agreement_force_of_person on agreement_force (organisation_id, person_id, starts_on);
call protect('agreement_force');

-- A file that was signed elsewhere, or the one that the product made: with its hash, and its number in the protocol.
create table agreement_file (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  agreement_id uuid not null,
  kind text not null check (kind in ('signed-elsewhere', 'made-here')),
  file_name text not null,
  sha256 bytea not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, added_by) references person (organisation_id, id)
);
create index agreement_file_of on agreement_file (organisation_id, agreement_id);
create table agreement_file_check (
  organisation_id uuid not null,
  file_id uuid not null,
  -- With what it was verified: the product verifies no signature by itself.
  tool text not null,
  outcome text not null check (outcome in ('valid', 'not-valid')),
  checked_at timestamptz not null,
  checked_by uuid not null,
  primary key (organisation_id, file_id, checked_at),
  foreign key (organisation_id, file_id) references agreement_file (organisation_id, id) on delete cascade,
  foreign key (organisation_id, checked_by) references person (organisation_id, id)
);
create table agreement_protocol (
  organisation_id uuid not null,
  agreement_id uuid not null,
  number text not null,
  registered_on date not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  primary key (organisation_id, agreement_id, noted_at),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, noted_by) references person (organisation_id, id)
);
-- Whether the objectives were met: what a renewal may need.
create table agreement_evaluation (
  organisation_id uuid not null,
  agreement_id uuid not null,
  outcome text not null check (outcome in ('positive', 'negative')),
  words text not null,
  -- What was reached, in the order of the objectives.
  reached jsonb not null default '[]',
  evaluated_at timestamptz not null,
  evaluated_by uuid not null,
  primary key (organisation_id, agreement_id, evaluated_at),
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade,
  foreign key (organisation_id, evaluated_by) references person (organisation_id, id)
);
call protect('agreement_file', 'select, insert, delete');
call protect('agreement_file_check', 'select, insert');
call protect('agreement_protocol', 'select, insert, delete');
call protect('agreement_evaluation');

-- Many at once: whom, with what outcome, seen while it goes on.
create table agreement_batch (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  what text not null check (what in ('renewal')),
  from_day date not null,
  until_day date not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  total integer not null,
  done integer not null default 0,
  left_out integer not null default 0,
  ended_at timestamptz,
  failed boolean not null default false,
  -- Ended because somebody asked for it; taken up again it is as if nobody had.
  cancelled_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  foreign key (organisation_id, cancelled_by) references person (organisation_id, id)
);
create index agreement_batch_by_age on agreement_batch (organisation_id, asked_at);
create table agreement_batch_item (
  organisation_id uuid not null,
  batch_id uuid not null,
  agreement_id uuid not null,
  -- Null: not yet. `proposed`, or the code of the first reason why not.
  outcome text,
  primary key (organisation_id, batch_id, agreement_id),
  foreign key (organisation_id, batch_id) references agreement_batch (organisation_id, id) on delete cascade,
  foreign key (organisation_id, agreement_id) references agreement (organisation_id, id) on delete cascade
);
create index agreement_batch_item_of on agreement_batch_item (organisation_id, agreement_id);
call protect('agreement_batch');
call protect('agreement_batch_item');

-- The safety notice (L. 81/2017 art. 22): its words by version, and who received which when. Handed over at least once
-- a year, to the worker and to the safety representative.
create table safety_notice (
  organisation_id uuid not null references organisation,
  version smallint not null,
  title text not null,
  body text not null,
  document jsonb not null,
  valid_from date not null,
  -- Everybody must receive it: from that day receipts of earlier ones no longer count.
  anew boolean not null,
  sha256 bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (organisation_id, version),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
call protect('safety_notice', 'select, insert');
call write_once('safety_notice');
create table safety_receipt (
  organisation_id uuid not null,
  person_id uuid not null,
  capacity text not null check (capacity in ('worker', 'representative')),
  received_on date not null,
  received_at timestamptz not null,
  -- Of what was read here; nulls for one on paper.
  version smallint,
  sha256 bytea,
  way text not null check (way in ('product', 'paper', 'other')),
  -- Where the proof is: number and day of the protocol, or of the PEC.
  proof text not null default '',
  noted_by uuid,
  -- Received once a day, however often it is confirmed.
  primary key (organisation_id, person_id, capacity, received_on),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, noted_by) references person (organisation_id, id),
  foreign key (organisation_id, version) references safety_notice (organisation_id, version),
  check (way <> 'product' or (version is not null and sha256 is not null))
);
create index safety_receipt_of_version on safety_receipt (organisation_id, version);
call protect('safety_receipt');
-- Who was reminded of which end, and how near it was.
create table safety_reminder (
  organisation_id uuid not null,
  person_id uuid not null,
  capacity text not null check (capacity in ('worker', 'representative')),
  until date not null,
  days smallint not null,
  reminded_at timestamptz not null,
  primary key (organisation_id, person_id, capacity, until),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
call protect('safety_reminder');
