-- Readiness for work away (DM 8 October 2021 art. 1 c. 3 c, e): what each has been given to work with, and the help asked for.

create table equipment (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null check (kind in ('computer', 'phone', 'connection', 'vpn', 'virtual-desktop', 'signature', 'other')),
  provided_by text not null check (provided_by in ('body', 'person')),
  -- Its number in the inventory, or the name of the access; empty where it has none.
  label text not null default '',
  assigned_on date not null,
  assigned_by uuid,
  assigned_at timestamptz not null,
  -- Who had it in hand, when: said by the person here, or on paper as the office notes.
  received_at timestamptz,
  received_how text check (received_how in ('here', 'paper')),
  returned_on date,
  returned_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, assigned_by) references person (organisation_id, id),
  foreign key (organisation_id, returned_by) references person (organisation_id, id),
  check ((received_at is null) = (received_how is null)),
  check (returned_on is null or assigned_on <= returned_on)
);
-- One thing is in one person's hands.
create unique index equipment_in_one_hand on equipment (organisation_id, kind, label)
  where returned_on is null and label <> '' and provided_by = 'body';
create index equipment_of_person on equipment (organisation_id, person_id);
call protect('equipment');

create table assistance_request (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  about text not null check (about in ('computer', 'phone', 'connection', 'vpn', 'virtual-desktop', 'signature', 'other')),
  words text not null,
  asked_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index assistance_request_of_person on assistance_request (organisation_id, person_id);
create index assistance_request_by_age on assistance_request (organisation_id, asked_at);
call protect('assistance_request');

create table assistance_step (
  organisation_id uuid not null,
  request_id uuid not null,
  seq bigint generated always as identity,
  step text not null check (step in ('taken', 'solved', 'not-solved', 'withdrawn')),
  words text not null default '',
  taken_at timestamptz not null,
  taken_by uuid,
  primary key (organisation_id, request_id, seq),
  foreign key (organisation_id, request_id) references assistance_request (organisation_id, id) on delete cascade,
  foreign key (organisation_id, taken_by) references person (organisation_id, id)
);
-- Answered once, taken in hand once.
create unique index assistance_closed_once on assistance_step (organisation_id, request_id)
  where step in ('solved', 'not-solved', 'withdrawn');
create unique index assistance_taken_once on assistance_step (organisation_id, request_id) where step = 'taken';
call protect('assistance_step', 'select, insert, delete');
