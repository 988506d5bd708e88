-- Training (CCNL Funzioni Locali 16 November 2022 art. 67): courses, their editions, who has a seat, who did them, and
-- what is certified until when. Certificates are what the gate of months reads.

create table training_course (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  code text not null,
  title text not null,
  description text not null default '',
  audience text not null check (audience in ('everybody', 'agile-workers', 'managers', 'middle-managers')),
  subject text not null check (subject in ('organisational', 'management', 'digital', 'safety')),
  hours smallint not null check (hours between 1 and 500),
  -- How long it holds once done; null: for good.
  valid_months smallint check (valid_months between 1 and 240),
  -- From when its audience needs it to work away, where policy asks for training; null: it is offered.
  required_from date,
  made_at timestamptz not null,
  made_by uuid,
  -- No more editions; what was certified stays.
  retired_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
call protect('training_course');

create table training_edition (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  code text not null,
  starts_on date not null,
  ends_on date not null,
  how text not null check (how in ('online', 'in-person', 'own-pace')),
  place text not null default '',
  -- Null: as many as come.
  seats integer check (seats between 1 and 100000),
  enrol_until date not null,
  -- Whether people enrol themselves, or the office alone enrols them.
  self_enrol boolean not null default true,
  cost_cents integer check (cost_cents >= 0),
  made_at timestamptz not null,
  made_by uuid,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancel_reason text,
  -- When those enrolled were reminded that it begins.
  reminded_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, course_id) references training_course (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  foreign key (organisation_id, cancelled_by) references person (organisation_id, id),
  check (starts_on <= ends_on),
  check (enrol_until <= ends_on),
  check ((cancelled_at is null) = (cancel_reason is null))
);
create index training_edition_of_course on training_edition (organisation_id, course_id, starts_on);
create index training_edition_by_start on training_edition (organisation_id, starts_on);
call protect('training_edition');

create table training_enrolment (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  edition_id uuid not null,
  person_id uuid not null,
  -- Which of the edition's seats; null where it has no number of them.
  seat integer check (seat >= 1),
  enrolled_at timestamptz not null,
  enrolled_by uuid,
  left_at timestamptz,
  left_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, edition_id) references training_edition (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, enrolled_by) references person (organisation_id, id),
  foreign key (organisation_id, left_by) references person (organisation_id, id)
);
-- What must not happen twice: one seat to two people, two seats to one person.
create unique index training_seat_once on training_enrolment (organisation_id, edition_id, seat)
  where left_at is null and seat is not null;
create unique index training_enrolled_once on training_enrolment (organisation_id, edition_id, person_id)
  where left_at is null;
create index training_enrolment_of_person on training_enrolment (organisation_id, person_id);
call protect('training_enrolment');

-- Who was there and how it went; corrected by a later row, deleted with the enrolment.
create table training_result (
  organisation_id uuid not null,
  enrolment_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  outcome text not null check (outcome in ('passed', 'not-passed', 'absent')),
  hours smallint not null check (hours between 0 and 500),
  score smallint check (score between 0 and 100),
  primary key (organisation_id, enrolment_id, recorded_at),
  foreign key (organisation_id, enrolment_id) references training_enrolment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, recorded_by) references person (organisation_id, id)
);
call protect('training_result', 'select, insert, delete');

create table training_certificate (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  course_id uuid not null,
  -- Null: done elsewhere, or before the product came.
  enrolment_id uuid,
  -- As the course was when it was done.
  title text not null,
  hours smallint not null,
  issued_on date not null,
  -- The last day on which it holds; null: for good.
  valid_until date,
  made_at timestamptz not null,
  made_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  -- How many days before its end it was last warned of; -1 once it is over.
  warned_days smallint,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, course_id) references training_course (organisation_id, id),
  foreign key (organisation_id, enrolment_id) references training_enrolment (organisation_id, id)
    on delete set null (enrolment_id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  foreign key (organisation_id, revoked_by) references person (organisation_id, id),
  check (valid_until is null or issued_on <= valid_until)
);
create unique index training_certified_once on training_certificate (organisation_id, person_id, course_id, issued_on)
  where revoked_at is null;
create index training_certificate_of_course on training_certificate (organisation_id, course_id, person_id)
  where revoked_at is null;
create index training_certificate_by_end on training_certificate (organisation_id, valid_until)
  where revoked_at is null and valid_until is not null;
create index training_certificate_of_enrolment on training_certificate (organisation_id, enrolment_id);
call protect('training_certificate');
