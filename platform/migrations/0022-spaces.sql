-- Spaces: the sites that an organisation has for people to work in, with floors and seats. What is lent is read by the
-- guest too: `lending` says which site is lent to whom, and is written where a convention comes into force.

-- Seven weekdays, each closed or open for a while.
create function sound_opening(opens smallint[], closes smallint[]) returns boolean
language sql immutable parallel safe as $$
  select cardinality(opens) = 7 and cardinality(closes) = 7 and (
    select bool_and(coalesce(o >= 0 and o < c and c <= 1440, o is null and c is null)) from unnest(opens, closes) as w (o, c))
$$;
create table site (
  -- The host.
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null check (kind in ('municipal', 'company', 'coworking', 'library', 'other')),
  address text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  neighbourhood text,
  -- Words of features/spaces/rules.ts: monitor, quiet, phone-booth, meeting-room, canteen, step-free, childcare …
  equipment text[] not null default '{}',
  house_rules text not null default '',
  transport_note text not null default '',
  contact_name text not null default '',
  contact_email text not null default '',
  contact_phone text not null default '',
  -- At most so many at once, fewer than there are seats (contagion, works); null: as many as seats.
  capacity integer check (capacity >= 0),
  -- Opening by weekday, the first Monday, in minutes after midnight; null: closed. The day divides at `noon`: open in the
  -- morning where it opens before noon, in the afternoon where it closes after it.
  opens smallint[] not null default '{480,480,480,480,480,null,null}',
  closes smallint[] not null default '{1140,1140,1140,1140,1140,null,null}',
  noon smallint not null default 780 check (noon between 1 and 1439),
  -- Of where the site is, `MM-DD`: a guest does not see the host's. Closed on it and on national holidays, unless said.
  patron_day text check (patron_day ~ '^[01][0-9]-[0-3][0-9]$'),
  open_on_holidays boolean not null default false,
  -- Whoever books waits until the host says yes.
  approval boolean not null default false,
  -- How many days ahead one may book, and until how many hours before one may still cancel.
  advance_days smallint not null default 60 check (advance_days between 0 and 365),
  cancel_hours smallint not null default 2 check (cancel_hours between 0 and 720),
  published_at timestamptz,
  -- Closed for good from then on; its past stays.
  closed_from date,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  check (sound_opening(opens, closes))
);
-- A site is asked for by itself, whosever it is.
create index site_by_id on site (id);
create table floor (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  name text not null,
  -- Order from below.
  level smallint not null default 0,
  -- The plan: SVG made safe, or a picture kept as a document. Seats lie on it in thousandths of its width and height.
  plan_svg text,
  plan_sha256 bytea,
  plan_type text check (plan_type in ('image/svg+xml', 'image/png', 'image/jpeg')),
  plan_width integer check (plan_width > 0),
  plan_height integer check (plan_height > 0),
  foreign key (organisation_id, plan_sha256) references document (organisation_id, sha256),
  check (num_nonnulls(plan_type, plan_width, plan_height, coalesce(plan_svg, encode(plan_sha256, 'hex'))) in (0, 4)),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id)
);
create index floor_of_site on floor (organisation_id, site_id, level);
create index floor_by_document on floor (organisation_id, plan_sha256);
create table seat (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  floor_id uuid,
  label text not null,
  x smallint check (x between 0 and 1000),
  y smallint check (y between 0 and 1000),
  -- monitor, quiet, standing-desk, step-free, window …
  attributes text[] not null default '{}',
  -- Not to be booked from then on; its past stays.
  retired_on date,
  primary key (organisation_id, id),
  unique (organisation_id, site_id, label),
  -- What a booking refers to: a seat of that very site.
  unique (organisation_id, site_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id),
  foreign key (organisation_id, floor_id) references floor (organisation_id, id)
);
create index seat_of_floor on seat (organisation_id, floor_id);
create table site_closure (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  from_day date not null,
  until_day date not null,
  -- Which parts of the days are closed.
  morning boolean not null default true,
  afternoon boolean not null default true,
  reason text not null default '',
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id),
  check (from_day <= until_day),
  check (morning or afternoon)
);
create index closure_of_site on site_closure (organisation_id, site_id, until_day);

-- Photographs: what they were made with and where is taken out before they are kept.
create table site_photo (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  sha256 bytea not null,
  content_type text not null check (content_type in ('image/png', 'image/jpeg')),
  -- What is to be seen, for who does not see it.
  words text not null,
  added_at timestamptz not null,
  -- Taken away, and for some minutes put back as easily; then it is gone.
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id),
  foreign key (organisation_id, sha256) references document (organisation_id, sha256)
);
create index photo_of_site on site_photo (organisation_id, site_id, added_at);
create index photo_by_document on site_photo (organisation_id, sha256);
-- Safety documents (D.Lgs. 81/2008), with their end.
create table site_document (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  kind text not null check (kind in ('emergency-plan', 'risk-assessment', 'fire-certificate', 'insurance', 'accessibility', 'other')),
  title text not null,
  sha256 bytea not null,
  file_name text not null,
  issued_on date not null,
  expires_on date,
  -- Whether those to whom the site is lent read it too.
  shared boolean not null,
  -- Days before its end of the last warning.
  warned_days smallint,
  added_at timestamptz not null,
  added_by uuid not null,
  -- As of a photograph.
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id),
  foreign key (organisation_id, sha256) references document (organisation_id, sha256),
  foreign key (organisation_id, added_by) references person (organisation_id, id),
  check (expires_on is null or issued_on <= expires_on)
);
create index document_of_site on site_document (organisation_id, site_id, expires_on);
create index document_by_file on site_document (organisation_id, sha256);

-- Which site is lent to whom, under which convention, and when. The host's own people need no row. A site may be lent
-- to the same guest under two conventions, one after the other.
create table lending (
  -- The host.
  organisation_id uuid not null,
  site_id uuid not null,
  guest_id uuid not null references organisation,
  convention_id uuid not null,
  from_day date not null,
  until_day date not null,
  -- Weekdays on which it is lent, and parts of the day.
  weekdays smallint[] not null default '{1,2,3,4,5}',
  morning boolean not null default true,
  afternoon boolean not null default true,
  -- Seats kept for this guest on each day; null: what is free is for all who share it.
  seats integer check (seats > 0),
  -- At most so many of the guest's people on a day; null: as many as fit.
  most_per_day integer check (most_per_day > 0),
  -- Whether the host is told the names of who comes.
  names boolean not null default false,
  primary key (organisation_id, guest_id, site_id, convention_id),
  foreign key (organisation_id, site_id) references site (organisation_id, id),
  check (from_day <= until_day)
);
create index lending_to_guest on lending (guest_id, organisation_id, site_id);
create index lending_of_site on lending (organisation_id, site_id, until_day);
create index lending_of_convention on lending (organisation_id, convention_id);
call protect('lending');
create policy guest on lending for select using (guest_id = entered());

-- A table of a site: the host writes it, and whoever it is lent to reads it.
create procedure protect_lent(site_table regclass, site_column text)
language plpgsql as $$
begin
  call protect(site_table);
  execute format('create policy guest on %1$s for select using (exists (select from lending l
    where l.guest_id = entered() and l.organisation_id = %1$s.organisation_id and l.site_id = %1$s.%2$I))',
    site_table, site_column);
end $$;
call protect_lent('site', 'id');
call protect_lent('floor', 'site_id');
call protect_lent('seat', 'site_id');
call protect_lent('site_closure', 'site_id');
call protect_lent('site_photo', 'site_id');
call protect('site_document');
create policy guest on site_document for select using (shared and exists (select from lending l
  where l.guest_id = entered() and l.organisation_id = site_document.organisation_id and l.site_id = site_document.site_id));
-- The members' page counts what is published, of everybody.
create policy members_page on site for select using (
  published_at is not null and current_setting('app.purpose', true) = 'members');
