-- What people are told, and how it reaches them; a person's calendar and what colleagues see of a day.

-- One row per person and thing, made in the transaction of what it tells. It is in the person's inbox at once.
create table notice (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  details jsonb not null default '{}',
  made_at timestamptz not null,
  read_at timestamptz,
  -- When it was decided by which channels it goes out, and when.
  sorted_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index notice_of_person on notice (organisation_id, person_id, made_at, id);
create index notice_unread on notice (organisation_id, person_id) where read_at is null;
create index notice_unsorted on notice (organisation_id, made_at) where sorted_at is null;
create index notice_by_age on notice (organisation_id, made_at);
create index notice_of_kind on notice (organisation_id, kind, made_at);

-- One row per notice and channel: that it goes out twice is against the key. Claimed by the worker that sends it;
-- where that worker dies, the claim runs out and another sends it.
create table notice_delivery (
  organisation_id uuid not null,
  notice_id uuid not null,
  channel text not null check (channel in ('mail', 'push')),
  person_id uuid not null,
  -- Never outside the person's contact band.
  due_at timestamptz not null,
  attempts smallint not null default 0,
  claimed_until timestamptz,
  outcome text check (outcome in ('sent', 'failed', 'needless', 'no-address', 'no-server')),
  ended_at timestamptz,
  fault text,
  primary key (organisation_id, notice_id, channel),
  foreign key (organisation_id, notice_id) references notice (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  check ((outcome is null) = (ended_at is null))
);
create index notice_delivery_due on notice_delivery (organisation_id, channel, due_at) where outcome is null;
create index notice_delivery_of_person on notice_delivery (organisation_id, person_id, channel) where outcome is null;
create index notice_delivery_ended on notice_delivery (organisation_id, outcome, ended_at) where outcome is not null;

-- What a person chose other than the usual, kind by kind.
create table notice_preference (
  organisation_id uuid not null,
  person_id uuid not null,
  kind text not null,
  way text not null check (way in ('mail', 'push', 'both', 'digest', 'none')),
  primary key (organisation_id, person_id, kind),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
-- In which language a person is written to, when, and how often the digest comes.
create table contact_habit (
  organisation_id uuid not null,
  person_id uuid not null,
  language text not null check (language in ('it', 'en')),
  band_from text,
  band_to text,
  digest text not null check (digest in ('daily', 'weekly')),
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  check ((band_from is null) = (band_to is null) and (band_from is null or band_from < band_to))
);
-- The organisation's contact band: within 06:00 and 22:00, with eleven hours of rest outside it.
create table contact_band (
  organisation_id uuid primary key references organisation,
  band_from text not null check (band_from >= '06:00'),
  band_to text not null check (band_to <= '22:00'),
  set_at timestamptz not null,
  set_by uuid not null,
  foreign key (organisation_id, set_by) references person (organisation_id, id),
  check (band_from < band_to)
);
-- A browser that may be told something while the page is closed (RFC 8030), and the organisation's key (RFC 8292).
create table push_device (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  name text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  added_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, endpoint),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index push_device_of_person on push_device (organisation_id, person_id);
create table push_key (
  organisation_id uuid primary key references organisation,
  public_key text not null,
  private_key_sealed bytea not null,
  made_at timestamptz not null
);
call protect('notice');
call protect('notice_delivery');
call protect('notice_preference');
call protect('contact_habit');
call protect('contact_band');
call protect('push_device');
call protect('push_key');

-- Presence ---------------------------------------------------------------------------------------------

-- The secret address of a person's calendar: only the hash of its token is kept; one holds at a time.
create table calendar_address (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token_hash bytea not null,
  -- Whether days away from the office are in it, or office days alone.
  with_away boolean not null,
  made_at timestamptz not null,
  read_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create unique index calendar_address_held on calendar_address (organisation_id, person_id) where revoked_at is null;
-- Who may see in which office a person is, and when expected. Without a row nobody: office or away is all.
create table presence_choice (
  organisation_id uuid not null,
  person_id uuid not null,
  shown_to text not null check (shown_to in ('team', 'organisation')),
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
call protect('calendar_address');
call protect('presence_choice');
