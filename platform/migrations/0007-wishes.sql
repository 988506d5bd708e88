-- What else a person may say of a month: how strong a wish is, a desk near home, when to begin.
alter table wish
  -- Wished days that matter, and wished days on which the person cannot otherwise. Read by their owner, the owner's
  -- delegate and the computation; never by a manager.
  add column matters date[] not null default '{}',
  add column cannot date[] not null default '{}',
  add column near boolean not null default false,
  add column entry_preferred text check (entry_preferred ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- How many times it was stated: who states again says which statement is meant to be replaced.
  add column statement integer not null default 1,
  -- The delegate who stated it last; null where the person did.
  add column stated_by_delegate uuid,
  add foreign key (organisation_id, stated_by_delegate) references person (organisation_id, id),
  add check (matters <@ wished and cannot <@ wished and not matters && cannot);
alter table wish alter matters set statistics 0, alter cannot set statistics 0;

-- Who may see and state the wishes of another, named by that person alone. One at a time.
create table wish_delegation (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  delegate_id uuid not null,
  named_at timestamptz not null,
  -- The last day; null until it is ended.
  until date,
  ended_at timestamptz,
  -- Revoked or replaced by the person, declined by the delegate, or run out.
  ended_how text check (ended_how in ('revoked', 'replaced', 'declined', 'run-out')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, delegate_id) references person (organisation_id, id),
  check (person_id <> delegate_id),
  check ((ended_at is null) = (ended_how is null))
);
create unique index wish_delegation_one on wish_delegation (organisation_id, person_id) where ended_at is null;
create index wish_delegation_of_delegate on wish_delegation (organisation_id, delegate_id) where ended_at is null;
create index wish_delegation_of_person on wish_delegation (organisation_id, person_id, named_at);
call protect('wish_delegation');

-- Who was reminded of a month's wishes, how many days before their end: once each, whatever runs twice. Another last
-- day is another reminder.
create table wish_reminder (
  organisation_id uuid not null,
  month text not null,
  wishes_until date not null,
  days_before smallint not null check (days_before between 0 and 60),
  person_id uuid not null,
  reminded_at timestamptz not null,
  primary key (organisation_id, month, wishes_until, days_before, person_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index wish_reminder_of_person on wish_reminder (organisation_id, person_id);
call protect('wish_reminder', 'select, insert, delete');
