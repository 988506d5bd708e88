-- Bookings: a seat, a day or half a day, a person. The row carries both organisations, host and guest, and each reads it
-- through its own policy; what must never happen twice is a unique index that names no tenant more than it must.
create table booking (
  -- The host.
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  seat_id uuid not null,
  guest_id uuid not null references organisation,
  person_id uuid not null,
  -- Null: of the host's own people, or of a plan's month without one.
  convention_id uuid,
  day date not null,
  morning boolean not null,
  afternoon boolean not null,
  -- `offered`: to who waited, until `expires_at`; `asked`: the host has to say yes. Both hold the seat.
  state text not null check (state in ('offered', 'asked', 'confirmed', 'cancelled', 'refused', 'released', 'expired')),
  expires_at timestamptz,
  -- `own`: booked by the person; `plan`: by the published month; `team`: for several together; `waiting`: from the list.
  source text not null check (source in ('own', 'plan', 'team', 'waiting', 'host')),
  -- Of one series, or of one team's day.
  series_id uuid,
  -- As the host may be told, where the convention says so.
  visitor_name text,
  made_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id),
  foreign key (organisation_id, seat_id) references seat (organisation_id, id),
  foreign key (guest_id, person_id) references person (organisation_id, id),
  check (morning or afternoon),
  check ((state = 'offered') = (expires_at is not null) or state not in ('offered', 'asked', 'confirmed'))
);
-- A seat is never in two hands, half a day by half a day.
create unique index seat_once_mornings on booking (organisation_id, seat_id, day)
  where morning and state in ('offered', 'asked', 'confirmed');
create unique index seat_once_afternoons on booking (organisation_id, seat_id, day)
  where afternoon and state in ('offered', 'asked', 'confirmed');
-- A person has one place a day; an offer may stand beside it until it is taken.
create unique index person_once_a_day on booking (guest_id, person_id, day)
  where state in ('asked', 'confirmed');
create index booking_of_site on booking (organisation_id, site_id, day);
call protect('booking', 'select, insert, update');
create policy guest on booking using (guest_id = entered()) with check (guest_id = entered());
