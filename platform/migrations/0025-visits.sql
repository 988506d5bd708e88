-- Visits: who came to a seat, for as long as it serves occupancy and safety and no longer. A fence of their own stands
-- before them: the person alone, or the purpose that counts and frees, reads who came; no host, manager, office or
-- administrator has a query that could list it (art. 4 L. 300/1970; Garante 135 of 13 March 2025).

-- Until when somebody is expected, by site: a seat without its person is free again then. Null: it is kept all day.
create table arrival_rule (
  -- The host.
  organisation_id uuid not null,
  site_id uuid not null,
  -- Minutes after midnight; of who booked the afternoon alone the second.
  free_mornings_at smallint check (free_mornings_at between 0 and 1439),
  free_afternoons_at smallint check (free_afternoons_at between 0 and 1439),
  primary key (organisation_id, site_id),
  foreign key (organisation_id, site_id) references site (organisation_id, id)
);
call protect_lent('arrival_rule', 'site_id');

-- What the code at a seat rests on: the agreement with the unions or the inspectorate's authorisation (art. 4 c. 1
-- L. 300/1970). Each organisation its own; without both the host's and the guest's no code is read.
create table code_basis (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('union-agreement', 'inspectorate-authorisation')),
  reference text not null,
  dated_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, recorded_by) references person (organisation_id, id),
  foreign key (organisation_id, ended_by) references person (organisation_id, id)
);
create unique index code_basis_once on code_basis (organisation_id) where ended_at is null;
call protect('code_basis', 'select, insert, update');
-- Whoever is lent a seat sees that the host has one, and which.
create policy guest on code_basis for select using (exists (select from lending l
  where l.guest_id = entered() and l.organisation_id = code_basis.organisation_id));

-- The code at a seat: unguessable, printed by the host, replaced when somebody copied it.
create table seat_code (
  organisation_id uuid not null,
  seat_id uuid not null,
  site_id uuid not null,
  -- A screenshot of the table opens nothing: what is compared is a hash, what is printed again is sealed.
  token_hash bytea not null,
  sealed_token bytea not null,
  made_at timestamptz not null,
  primary key (organisation_id, seat_id),
  foreign key (organisation_id, seat_id) references seat (organisation_id, id)
);
create unique index seat_code_by_hash on seat_code (organisation_id, token_hash);
call protect_lent('seat_code', 'site_id');

create table check_in (
  -- The host.
  organisation_id uuid not null,
  booking_id uuid not null,
  site_id uuid not null,
  guest_id uuid not null references organisation,
  person_id uuid not null,
  day date not null,
  -- Said by the person, by hand or by the code; and, apart from it, seen by the host of a seat without a name.
  said_at timestamptz,
  by_code boolean not null default false,
  seen_at timestamptz,
  left_at timestamptz,
  primary key (organisation_id, booking_id),
  foreign key (organisation_id, booking_id) references booking (organisation_id, id) on delete cascade,
  check (said_at is not null or seen_at is not null)
);
create index check_in_of_site on check_in (organisation_id, site_id, day);
create index check_in_of_guest on check_in (guest_id, day);
call protect('check_in');
create policy guest on check_in using (guest_id = entered()) with check (guest_id = entered());
create policy visitor on check_in as restrictive
  using (person_id = nullif(current_setting('app.visitor', true), '')::uuid
    or current_setting('app.purpose', true) = 'visits');
-- A booking that was freed because nobody came says so: the same fence.
create policy freed on booking as restrictive for select
  using (state <> 'released' or person_id = nullif(current_setting('app.visitor', true), '')::uuid
    or current_setting('app.purpose', true) = 'visits');

-- How many, by site and day: what remains when who came has been forgotten. Of a day with one booking it would still
-- say whether that one came: so it is read by the same purpose alone, and told by weekdays of whole months.
create table visit_count (
  organisation_id uuid not null,
  site_id uuid not null,
  day date not null,
  seats integer not null default 0,
  booked integer not null default 0,
  arrived integer not null default 0,
  released integer not null default 0,
  -- Half days that were free again on the day itself, because nobody came or somebody left: they stay counted as booked, or
  -- what is missing would say who.
  freed_halves integer not null default 0,
  primary key (organisation_id, site_id, day),
  foreign key (organisation_id, site_id) references site (organisation_id, id)
);
call protect('visit_count', 'select, insert, update, delete');
-- Who says that they came counts on the host's row.
create policy guest on visit_count using (exists (select from lending l where l.guest_id = entered()
    and l.organisation_id = visit_count.organisation_id and l.site_id = visit_count.site_id))
  with check (exists (select from lending l where l.guest_id = entered()
    and l.organisation_id = visit_count.organisation_id and l.site_id = visit_count.site_id));
create policy counting on visit_count as restrictive using (current_setting('app.purpose', true) = 'visits');

-- Guests count who came and what they freed, each their own; how many seats there were and were booked is the host's to say.
create function guard_visit_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'INSERT' and (new.seats, new.booked) <> (0, 0))
    or (tg_op = 'UPDATE' and ((new.organisation_id, new.site_id, new.day, new.seats, new.booked)
        <> (old.organisation_id, old.site_id, old.day, old.seats, old.booked)
      or abs(new.arrived - old.arrived) > 1 or new.released < old.released or new.freed_halves < old.freed_halves)) then
    raise exception 'a guest counts who came, and nothing else' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger guarded before insert or update on visit_count
  for each row when (entered() <> new.organisation_id) execute function guard_visit_count();
create trigger guarded_too before delete on visit_count
  for each row when (entered() <> old.organisation_id) execute function guard_visit_count();

-- Half days of a guest's people that were free again on the day itself, by month: reports of conventions and balances count
-- them as used, as they were kept. Less these, the days used of a partner with one near worker would say on how many that
-- one did not come. Behind the same fence, and without end: the sums to which it belongs have none.
create table freed_month (
  organisation_id uuid not null,
  convention_id uuid not null,
  guest_id uuid not null references organisation,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  halves integer not null check (halves > 0),
  -- How many people had used the convention by then, those who did not come among them: who is forgotten still counts.
  people integer not null default 0,
  primary key (organisation_id, convention_id, guest_id, month),
  foreign key (organisation_id, convention_id) references convention (organisation_id, id)
);
create index freed_month_of_guest on freed_month (guest_id, month);
call protect('freed_month', 'select, insert, update');
create policy guest on freed_month using (guest_id = entered()) with check (guest_id = entered());
create policy counting on freed_month as restrictive using (current_setting('app.purpose', true) = 'visits');
-- By the guest alone, who pays by the day: the host adds nothing, and nothing is taken back.
create function guard_freed_month() returns trigger language plpgsql as $$
begin
  if entered() <> new.guest_id or (tg_op = 'UPDATE' and (new.halves < old.halves or new.people < old.people
      or (new.organisation_id, new.convention_id, new.guest_id, new.month)
        <> (old.organisation_id, old.convention_id, old.guest_id, old.month))) then
    raise exception 'a guest counts what its own people freed, and takes nothing back' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guarded before insert or update on freed_month for each row execute function guard_freed_month();

-- Addresses that a host gives away: the entrance's screen, the calendar of a site. Nobody's name is behind them.
create table site_address (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  serves text not null check (serves in ('entrance', 'calendar')),
  token_hash bytea not null,
  made_at timestamptz not null,
  read_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, site_id) references site (organisation_id, id)
);
create index address_of_site on site_address (organisation_id, site_id, made_at);
call protect('site_address');

-- Days lent and received by a member in a month that is over, as it tells its coordinator: sums, no partner, no person.
create table exchanged_month (
  -- The member.
  organisation_id uuid not null references organisation,
  coordinator_id uuid not null references alliance,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  -- Half days of seats.
  lent integer not null check (lent >= 0),
  received integer not null check (received >= 0),
  primary key (organisation_id, coordinator_id, month)
);
create index exchanged_of_coordinator on exchanged_month (coordinator_id, month);
call protect('exchanged_month');
create policy coordinator on exchanged_month for select using (coordinator_id = entered());
