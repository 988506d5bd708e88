-- Bookings: a seat, a day or half a day, a person. The row carries both organisations, host and guest, and each reads it
-- through its own policy; what must never happen twice is a unique index that names no tenant more than it must.
-- As domains: a table's own checks are read anew for each statement that writes it, words letter by letter; that took a
-- twentieth of a booking.
create domain booking_state as text check (value in ('offered', 'asked', 'confirmed', 'cancelled', 'refused', 'released', 'expired'));
create domain booking_source as text check (value in ('own', 'plan', 'team', 'waiting', 'host'));
create domain booking_news as text check (value in ('offered', 'approved', 'refused', 'ended', 'expired', 'unanswered'));
-- What a booking is in any case. As a function, since a check is read letter by letter for each statement that writes the
-- table, and made ready anew.
create function is_booking(morning boolean, afternoon boolean, state booking_state, expires_at timestamptz)
returns boolean language plpgsql immutable parallel safe as $$
begin
  return (morning or afternoon)
    and ((state = 'offered') = (expires_at is not null) or state not in ('offered', 'asked', 'confirmed'));
end $$;
create table booking (
  -- The host.
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  seat_id uuid not null,
  -- An organisation, since its person is one of its people.
  guest_id uuid not null,
  person_id uuid not null,
  -- Null: of the host's own people, or of a plan's month without one.
  convention_id uuid,
  day date not null,
  morning boolean not null,
  afternoon boolean not null,
  -- `offered`: to who waited, until `expires_at`; `asked`: the host has to say yes. Both hold the seat.
  state booking_state not null,
  expires_at timestamptz,
  -- `own`: booked by the person; `plan`: by the published month; `team`: for several together; `waiting`: from the list.
  source booking_source not null,
  -- Of one series, or of one team's day.
  series_id uuid,
  -- As the host may be told, where the convention says so.
  visitor_name text,
  made_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  -- What its person is still to be told of what the host or the waiting list did: told in the guest's own tenant.
  tell booking_news,
  reminded_at timestamptz,
  primary key (organisation_id, id),
  -- Seat and site are one key: a seat of a site that is not lent is not booked under one that is. No key of its own for the
  -- site, nor for the organisation: all who book at once would lock the same row.
  foreign key (organisation_id, site_id, seat_id) references seat (organisation_id, site_id, id),
  foreign key (guest_id, person_id) references person (organisation_id, id),
  check (is_booking(morning, afternoon, state, expires_at))
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
-- Of one's own bookings all are listed, ended ones too, of which the unique index knows nothing.
create index booking_of_person on booking (guest_id, person_id, day);
create index booking_to_tell on booking (guest_id) where tell is not null;
create index booking_to_remind on booking (guest_id, day) where state = 'confirmed' and reminded_at is null;
create index booking_on_offer on booking (organisation_id, expires_at) where state = 'offered';
create index booking_asked on booking (organisation_id, day) where state = 'asked';
-- Both are looked for each night, to be forgotten, and are few.
create index booking_freed on booking (organisation_id, day) where state = 'released';
create index booking_freed_of_guest on booking (guest_id, day) where state = 'released';
create index booking_named on booking (organisation_id, day) where visitor_name is not null;
create index booking_of_series on booking (guest_id, series_id) where series_id is not null;
create index booking_of_convention on booking (organisation_id, convention_id, day) where state in ('offered', 'asked', 'confirmed');
-- Deleted when their time is over, never before: ended bookings stay, so that what was is told.
call protect('booking');
create policy guest on booking using (guest_id = entered()) with check (guest_id = entered());

-- Counters: how many seats are in hands. A guest sees no booking but its own, and yet has to know what is free, and no sum
-- may be passed by two organisations at once: so the sums are rows, written by a trigger on `booking` whoever writes it, and
-- bounded by checks. Whoever adds to a sum holds its row until it has committed. They refer to nothing: what they count has
-- its keys, and each key of theirs would be looked at for every booking once more.

-- Seats kept for guests, of all guests of a site and without saying which: each takes them away from the others.
create table site_kept (
  organisation_id uuid not null,
  site_id uuid not null,
  -- Made of guest and convention.
  id uuid not null,
  from_day date not null,
  until_day date not null,
  weekdays smallint[] not null,
  morning boolean not null,
  afternoon boolean not null,
  seats integer not null check (seats > 0),
  primary key (organisation_id, site_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id)
);
-- What of a site counts here, beside what the site says of itself to whoever may see it: of these rows there are few, and
-- reading them costs a tenth.
create table site_room (
  organisation_id uuid not null,
  site_id uuid not null,
  capacity integer not null,
  primary key (organisation_id, site_id),
  foreign key (organisation_id, site_id) references site (organisation_id, id) on delete cascade
);
create domain count_of as integer check (value >= 0);
-- A site on a day; the day `infinity` stands for all of a site's days.
create table site_day (
  organisation_id uuid not null,
  site_id uuid not null,
  day date not null,
  -- Seats in hands.
  morning count_of not null default 0,
  afternoon count_of not null default 0,
  -- Seats of which one half alone is in hands: with it the sums say how many are free for the whole day.
  halved integer not null default 0,
  -- Of these, beyond what is kept for who has them.
  shared_morning count_of not null default 0,
  shared_afternoon count_of not null default 0,
  -- How many there may be of each, as found when one was last added; null: the seats themselves are the limit.
  most integer,
  shared_most_morning integer,
  shared_most_afternoon integer,
  -- Who waits and could be offered something, and who waits and is passed over.
  waiting_morning count_of not null default 0,
  waiting_afternoon count_of not null default 0,
  waiting_passed count_of not null default 0,
  -- How often something may have become free for them that the host's work has not looked at.
  to_offer count_of not null default 0,
  primary key (organisation_id, site_id, day),
  constraint site_full check (greatest(morning, afternoon) <= most and shared_morning <= shared_most_morning
    and shared_afternoon <= shared_most_afternoon)
) with (fillfactor = 70);
create index site_day_to_offer on site_day (organisation_id, day, site_id) where to_offer > 0;
-- A guest at a site on a day.
create table lent_day (
  organisation_id uuid not null,
  site_id uuid not null,
  guest_id uuid not null,
  day date not null,
  morning count_of not null default 0,
  afternoon count_of not null default 0,
  -- As found when one was last added: seats kept for this guest, and the most of its people (null: as many as fit).
  kept_morning integer not null default 0,
  kept_afternoon integer not null default 0,
  most integer,
  -- By how much the last change moved what this guest has beyond what is kept for it.
  moved_morning integer not null default 0,
  moved_afternoon integer not null default 0,
  primary key (organisation_id, site_id, guest_id, day),
  constraint convention_full check (greatest(morning, afternoon) <= most)
) with (fillfactor = 70);
create index lent_day_of_guest on lent_day (guest_id, day);
-- A seat on a day: whether it is in hands, and not in whose.
create table seat_day (
  organisation_id uuid not null,
  seat_id uuid not null,
  day date not null,
  morning boolean not null,
  afternoon boolean not null,
  site_id uuid not null,
  primary key (organisation_id, seat_id, day)
) with (fillfactor = 70);
create index seat_day_of_site on seat_day (organisation_id, site_id, day);
call protect('site_kept');
call protect('site_room');
call protect('site_day');
-- Counted by triggers with the owner's rights, and written by nobody.
call protect('lent_day', 'select');
call protect('seat_day', 'select');
create policy guest on lent_day using (guest_id = entered()) with check (guest_id = entered());
-- Both sides count on them: the host, and whoever the site is lent to or who has a booking there.
create policy guest on site_kept using (exists (select from lending l
  where l.guest_id = entered() and l.organisation_id = site_kept.organisation_id and l.site_id = site_kept.site_id));
create policy guest on site_room for select using (exists (select from lending l
  where l.guest_id = entered() and l.organisation_id = site_room.organisation_id and l.site_id = site_room.site_id));
-- By a function: of what is inserted or else updated each policy is made ready four times.
create function counts_there(host uuid, place uuid, on_day date) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from lending l where l.guest_id = entered() and l.organisation_id = host and l.site_id = place)
    or exists (select from lent_day d where d.guest_id = entered() and d.organisation_id = host and d.site_id = place
      and d.day = on_day);
end $$;
create policy guest on site_day using (counts_there(organisation_id, site_id, day));
create policy guest on seat_day using (counts_there(organisation_id, site_id, day));

-- A search looks at thousands of these at once, of sites that it found to be lent: asked anew for each row, that was most
-- of its time. Sums of seats say nothing of anybody; a transaction opens them with this purpose alone.
create policy search on site_day for select using ((select current_setting('app.purpose', true)) = 'search');
create policy search on seat for select using ((select current_setting('app.purpose', true)) = 'search');
create policy search on seat_day for select using ((select current_setting('app.purpose', true)) = 'search');
-- Where rows of several organisations are read at once, who has entered is asked once for a statement and not for each row:
-- of 7,200 bookings that was more than half of the time.
do $$
declare shared regclass;
begin
  foreach shared in array array['booking', 'lent_day', 'site_day', 'seat_day', 'seat']::regclass[] loop
    execute format($p$alter policy tenant on %s
      using (organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid))
      with check (organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid))$p$, shared);
  end loop;
end $$;
alter policy guest on booking using (guest_id = (select entered())) with check (guest_id = (select entered()));
alter policy guest on lent_day using (guest_id = (select entered())) with check (guest_id = (select entered()));

-- A guest's transaction writes sums and what is kept through what it books and lends, never by hand: nobody makes room for itself. The
-- condition is looked at before anything is called, and of what triggers write it is false.
create function refuse_by_hand() returns trigger language plpgsql as $$
begin
  if entered() <> coalesce(new.organisation_id, old.organisation_id) then
    raise exception '% is counted, not written', tg_table_name using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger counted_alone before insert or update or delete on site_kept
  for each row when (pg_trigger_depth() = 0) execute function refuse_by_hand();
create trigger counted_alone before insert or update or delete on site_day
  for each row when (pg_trigger_depth() = 0) execute function refuse_by_hand();

create function keep_capacity() returns trigger language plpgsql as $$
begin
  if new.capacity is null then
    delete from site_room where organisation_id = new.organisation_id and site_id = new.id;
  else
    insert into site_room values (new.organisation_id, new.id, new.capacity)
    on conflict (organisation_id, site_id) do update set capacity = excluded.capacity;
  end if;
  return null;
end $$;
create trigger kept_capacity_first after insert on site for each row when (new.capacity is not null) execute function keep_capacity();
create trigger kept_capacity after update on site for each row
  when (new.capacity is distinct from old.capacity) execute function keep_capacity();

create function kept_id(guest uuid, convention uuid) returns uuid language sql immutable parallel safe as $$
  select md5(guest || ' ' || convention)::uuid
$$;
create function keep_seats() returns trigger language plpgsql as $$
begin
  -- Waits for who is booking or signing there, and keeps who comes after waiting until what is lent now is committed.
  perform pg_advisory_xact_lock(site_lock(case when tg_op = 'DELETE' then old.site_id else new.site_id end));
  if tg_op = 'DELETE' or new.seats is null then
    delete from site_kept where organisation_id = old.organisation_id and site_id = old.site_id
      and id = kept_id(old.guest_id, old.convention_id);
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  insert into site_kept values (new.organisation_id, new.site_id, kept_id(new.guest_id, new.convention_id), new.from_day,
    new.until_day, new.weekdays, new.morning, new.afternoon, new.seats)
  on conflict (organisation_id, site_id, id) do update set from_day = excluded.from_day, until_day = excluded.until_day,
    weekdays = excluded.weekdays, morning = excluded.morning, afternoon = excluded.afternoon, seats = excluded.seats;
  return new;
end $$;
create trigger keeps after insert or update on lending for each row execute function keep_seats();
-- Before: afterwards the guest who gives a lending back does not see the site any more.
create trigger keeps_no_more before delete on lending for each row execute function keep_seats();
-- Who is about to sign reads how many seats are kept where it does not sit yet: sums, with this purpose alone.
create policy search on site_kept for select using (current_setting('app.purpose', true) = 'search');

-- The first day of a span on which, with so many more, more seats would be kept than there are; looked at where something
-- begins or a seat is taken away, and a week from there on, since between these no weekday is other than the one before.
create function promised_beyond(host uuid, place uuid, wanted integer, first_day date, last_day date, on_weekdays smallint[],
  in_morning boolean, in_afternoon boolean, besides uuid[], out on_day date, out kept integer, out seats integer)
language plpgsql stable as $$
declare one date;
begin
  for one in
    select distinct b.begins + n from (
        select first_day as begins
        union select k.from_day from site_kept k where k.organisation_id = host and k.site_id = place
        union select e.retired_on from seat e where e.organisation_id = host and e.site_id = place) b,
      generate_series(0, 6) n
    where b.begins + n between first_day and last_day and extract(isodow from b.begins + n)::smallint = any(on_weekdays) order by 1
  loop
    select greatest(coalesce(sum(k.seats) filter (where k.morning and in_morning), 0),
      coalesce(sum(k.seats) filter (where k.afternoon and in_afternoon), 0))::int into kept
    from site_kept k where k.organisation_id = host and k.site_id = place and one between k.from_day and k.until_day
      and extract(isodow from one)::smallint = any(k.weekdays) and k.id <> all(besides);
    select least(count(*), (select s.capacity from site s where s.organisation_id = host and s.id = place)) into seats
    from seat e where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > one);
    if kept + wanted > seats then
      on_day := one;
      return;
    end if;
  end loop;
end $$;
-- Looked at as it is committed, when what is renewed has ended: whoever keeps seats for somebody has them.
create function refuse_beyond() returns trigger language plpgsql as $$
declare l lending; beyond record;
begin
  select * into l from lending where organisation_id = new.organisation_id and guest_id = new.guest_id
    and site_id = new.site_id and convention_id = new.convention_id;
  if l.seats is null or tg_op = 'UPDATE' and l.seats <= old.seats and l.from_day >= old.from_day and l.until_day <= old.until_day
      and l.weekdays <@ old.weekdays and l.morning <= old.morning and l.afternoon <= old.afternoon then
    return null;
  end if;
  select * into beyond from promised_beyond(l.organisation_id, l.site_id, 0,
    case when tg_op = 'UPDATE' and l.from_day = old.from_day and old.until_day >= l.from_day and l.seats <= old.seats
      then old.until_day + 1 else l.from_day end,
    l.until_day, l.weekdays, l.morning, l.afternoon, '{}');
  if beyond.on_day is not null then
    raise exception 'more seats would be kept than there are' using errcode = 'check_violation', constraint = 'kept_beyond';
  end if;
  return null;
end $$;
create constraint trigger kept_beyond after insert or update on lending deferrable initially deferred
  for each row when (new.seats is not null) execute function refuse_beyond();

-- Adds to the sums of one guest at one site on one day, or takes away. What a change of convention or capacity alters
-- is looked at when something is added: giving back always succeeds.
-- Invariant: over all guests, the greater of what it has and what is kept for it is together at most what fits.
create function count_seats(host uuid, place uuid, guest uuid, on_day date, mornings integer, afternoons integer, in_turn boolean)
returns void language plpgsql as $$
declare
  grows boolean := mornings > 0 or afternoons > 0;
  weekday smallint := extract(isodow from on_day);
  mine record; room record; seats_there integer; moved record; now_there record;
begin
  if grows then
    select coalesce(bool_or(l.morning), false) as lent_morning, coalesce(bool_or(l.afternoon), false) as lent_afternoon,
      coalesce(sum(l.seats) filter (where l.morning), 0)::int as kept_morning,
      coalesce(sum(l.seats) filter (where l.afternoon), 0)::int as kept_afternoon,
      case when bool_and(l.most_per_day is not null) then sum(l.most_per_day)::int end as most into mine
    from lending l where l.organisation_id = host and l.site_id = place and l.guest_id = guest
      and on_day between l.from_day and l.until_day and weekday = any(l.weekdays);
    -- Foreign keys see through policies: whoever writes a booking, of a guest it is where something is lent.
    if host <> guest and (mornings > 0 and not mine.lent_morning or afternoons > 0 and not mine.lent_afternoon) then
      raise exception 'nothing is lent there on that day' using errcode = '42501';
    end if;
    select (select r.capacity from site_room r where r.organisation_id = host and r.site_id = place) as capacity,
      -- Whole numbers of one size in both branches: a session keeps the plan of the first that it met.
      (sum(k.seats) filter (where k.morning))::int as morning, (sum(k.seats) filter (where k.afternoon))::int as afternoon
    into room
    from site_kept k where k.organisation_id = host and k.site_id = place and on_day between k.from_day and k.until_day
      and weekday = any(k.weekdays);
    if num_nonnulls(room.capacity, room.morning, room.afternoon) > 0 then
      select least(count(*), room.capacity) into seats_there from seat
      where organisation_id = host and site_id = place and (retired_on is null or retired_on > on_day);
    end if;
  else
    select 0 as kept_morning, 0 as kept_afternoon, null::integer as most into mine;
    select null::integer as capacity, 0 as morning, 0 as afternoon into room;
  end if;
  insert into lent_day as d (organisation_id, site_id, guest_id, day, morning, afternoon, kept_morning, kept_afternoon, most,
    moved_morning, moved_afternoon)
  -- What is proposed is checked before it is found to be there already: giving back proposes nothing.
  values (host, place, guest, on_day, greatest(mornings, 0), greatest(afternoons, 0), mine.kept_morning, mine.kept_afternoon, mine.most,
    greatest(mornings - mine.kept_morning, 0), greatest(afternoons - mine.kept_afternoon, 0))
  on conflict (organisation_id, site_id, guest_id, day) do update set
    morning = d.morning + mornings, afternoon = d.afternoon + afternoons,
    kept_morning = case when grows then excluded.kept_morning else d.kept_morning end,
    kept_afternoon = case when grows then excluded.kept_afternoon else d.kept_afternoon end,
    most = case when grows then excluded.most else d.most end,
    moved_morning = greatest(d.morning + mornings - case when grows then excluded.kept_morning else d.kept_morning end, 0)
      - greatest(d.morning - d.kept_morning, 0),
    moved_afternoon = greatest(d.afternoon + afternoons - case when grows then excluded.kept_afternoon else d.kept_afternoon end, 0)
      - greatest(d.afternoon - d.kept_afternoon, 0)
  returning moved_morning, moved_afternoon into moved;
  insert into site_day as d (organisation_id, site_id, day, morning, afternoon, shared_morning, shared_afternoon,
    most, shared_most_morning, shared_most_afternoon)
  values (host, place, on_day, greatest(mornings, 0), greatest(afternoons, 0), greatest(moved.moved_morning, 0),
    greatest(moved.moved_afternoon, 0),
    seats_there, case when seats_there is not null then greatest(seats_there - coalesce(room.morning, 0), 0) end,
    case when seats_there is not null then greatest(seats_there - coalesce(room.afternoon, 0), 0) end)
  on conflict (organisation_id, site_id, day) do update set
    morning = d.morning + mornings, afternoon = d.afternoon + afternoons,
    shared_morning = d.shared_morning + moved.moved_morning, shared_afternoon = d.shared_afternoon + moved.moved_afternoon,
    most = case when grows then excluded.most else d.most end,
    shared_most_morning = case when grows then excluded.shared_most_morning else d.shared_most_morning end,
    shared_most_afternoon = case when grows then excluded.shared_most_afternoon else d.shared_most_afternoon end,
    to_offer = d.to_offer
      + case when not grows and d.waiting_morning + d.waiting_afternoon + d.waiting_passed > 0 then 1 else 0 end
  returning d.morning, d.afternoon, d.most, waiting_morning, waiting_afternoon into now_there;
  -- Nobody overtakes who waits: what is left must be more than they are.
  if grows and not in_turn and now_there.waiting_morning + now_there.waiting_afternoon > 0 then
    select least(count(*), now_there.most) into seats_there from seat
    where organisation_id = host and site_id = place and (retired_on is null or retired_on > on_day);
    if (mornings > 0 and now_there.morning + now_there.waiting_morning > seats_there)
      or (afternoons > 0 and now_there.afternoon + now_there.waiting_afternoon > seats_there) then
      raise exception 'others wait' using errcode = 'check_violation', constraint = 'others_wait';
    end if;
  end if;
end $$;

-- Mornings and afternoons that a booking holds.
create function holds(state text) returns boolean language sql immutable parallel safe as $$
  select state in ('offered', 'asked', 'confirmed')
$$;
-- With the owner's eyes, which look past the policies where the owner may: what they read and write is of the rows
-- written alone, which the policies let in, and policies took a fifth of a booking. Nobody can call a trigger by hand.
create function count_made() returns trigger language plpgsql security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare done boolean;
begin
  if not holds(new.state) then return null; end if;
  -- As a value: what is performed is a statement, made ready and ended.
  done := count_seats(new.organisation_id, new.site_id, new.guest_id, new.day, new.morning::int, new.afternoon::int,
    new.source = 'waiting') is null;
  insert into seat_day as d (organisation_id, seat_id, day, morning, afternoon, site_id)
  values (new.organisation_id, new.seat_id, new.day, new.morning, new.afternoon, new.site_id)
  on conflict (organisation_id, seat_id, day) do update
    set morning = d.morning or excluded.morning, afternoon = d.afternoon or excluded.afternoon;
  return null;
end $$;
create function count_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare one record;
begin
  if exists (select from before b join after a using (organisation_id, id)
    where (a.site_id, a.seat_id, a.guest_id, a.day) is distinct from (b.site_id, b.seat_id, b.guest_id, b.day)
      or (holds(a.state) and (not holds(b.state) or a.morning > b.morning or a.afternoon > b.afternoon))
      -- The yes that a host is asked for is the host's.
      or (b.state = 'asked' and a.state = 'confirmed' and a.organisation_id <> entered())) then
    raise exception 'a booking is ended and made anew, not moved; the host alone approves' using errcode = '42501';
  end if;
  for one in
    select a.organisation_id, a.site_id, a.guest_id, a.day,
      sum((a.morning and holds(a.state))::int - (b.morning and holds(b.state))::int)::int as mornings,
      sum((a.afternoon and holds(a.state))::int - (b.afternoon and holds(b.state))::int)::int as afternoons
    from before b join after a using (organisation_id, id)
    where holds(b.state) and (not holds(a.state) or a.morning <> b.morning or a.afternoon <> b.afternoon)
    group by a.organisation_id, a.site_id, a.guest_id, a.day order by a.day, a.organisation_id, a.site_id, a.guest_id
  loop
    perform count_seats(one.organisation_id, one.site_id, one.guest_id, one.day, one.mornings, one.afternoons, true);
  end loop;
  update seat_day d set morning = d.morning and not e.morning, afternoon = d.afternoon and not e.afternoon
  from (select a.organisation_id, a.seat_id, a.day, bool_or(b.morning and not (a.morning and holds(a.state))) as morning,
      bool_or(b.afternoon and not (a.afternoon and holds(a.state))) as afternoon
    from before b join after a using (organisation_id, id)
    where holds(b.state) and (not holds(a.state) or a.morning <> b.morning or a.afternoon <> b.afternoon)
    group by a.organisation_id, a.seat_id, a.day) e
  where d.organisation_id = e.organisation_id and d.seat_id = e.seat_id and d.day = e.day;
  delete from quota_place p using before b, after a
  where a.organisation_id = b.organisation_id and a.id = b.id and holds(b.state) and not holds(a.state)
    and p.organisation_id = a.organisation_id and p.booking_id = a.id;
  return null;
end $$;
-- Row by row, as they are taken: to gather the rows of a statement, nearly always one, cost as much as to count it twice.
create trigger counted after insert on booking for each row execute function count_made();
create trigger counted_again after update on booking referencing old table as before new table as after
  for each statement execute function count_changed();
-- With the owner's rights for what fires them and for nobody's own: a trigger on a table of one's own would count what no
-- policy let in.
revoke execute on function count_made(), count_changed() from public;
-- Nothing to do where whole days are booked, as most are.
create function count_halved() returns trigger language plpgsql as $$
begin
  update site_day set halved = halved + case when new.morning <> new.afternoon then 1 else -1 end
  where organisation_id = new.organisation_id and site_id = new.site_id and day = new.day;
  return null;
end $$;
create trigger counted after insert on seat_day for each row
  when (new.morning <> new.afternoon) execute function count_halved();
create trigger counted_again after update on seat_day for each row
  when ((new.morning <> new.afternoon) <> (old.morning <> old.afternoon)) execute function count_halved();

-- The waiting list of a site on a day: who came first is offered first.
create table booking_wait (
  -- The host.
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  seq bigint generated always as identity,
  site_id uuid not null,
  guest_id uuid not null references organisation,
  person_id uuid not null,
  day date not null,
  morning boolean not null,
  afternoon boolean not null,
  state text not null check (state in ('waiting', 'offered', 'taken', 'left', 'over')),
  -- What is free is not for this guest (its convention is full): others behind are not kept waiting by it.
  passed_over boolean not null default false,
  -- How many wait before, as the host's work found last.
  ahead integer not null default 0,
  asked_at timestamptz not null,
  ended_at timestamptz,
  booking_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id),
  foreign key (guest_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, booking_id) references booking (organisation_id, id),
  check (morning or afternoon)
);
create unique index wait_once on booking_wait (guest_id, person_id, organisation_id, site_id, day)
  where state in ('waiting', 'offered');
create index wait_in_order on booking_wait (organisation_id, site_id, day, seq) where state = 'waiting';
-- As of bookings: whose waits are listed, ended ones too.
create index wait_of_person on booking_wait (guest_id, person_id, day);
create index wait_of_booking on booking_wait (organisation_id, booking_id);
call protect('booking_wait');
create policy guest on booking_wait using (guest_id = entered()) with check (guest_id = entered());
create index wait_by_day on booking_wait (organisation_id, day) where state = 'waiting';
create function count_waits() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  was integer := case when tg_op = 'UPDATE' and old.state = 'waiting' and not old.passed_over then 1 else 0 end;
  waits integer := case when new.state = 'waiting' and not new.passed_over then 1 else 0 end;
  was_passed integer := case when tg_op = 'UPDATE' and old.state = 'waiting' and old.passed_over then 1 else 0 end;
  passed integer := case when new.state = 'waiting' and new.passed_over then 1 else 0 end;
begin
  if was = waits and was_passed = passed then return null; end if;
  if tg_op = 'INSERT' and new.organisation_id <> new.guest_id and not exists (select from lending l
      where l.organisation_id = new.organisation_id and l.guest_id = new.guest_id and l.site_id = new.site_id
        and new.day between l.from_day and l.until_day) then
    raise exception 'nothing is lent there on that day' using errcode = '42501';
  end if;
  insert into site_day as d (organisation_id, site_id, day, waiting_morning, waiting_afternoon, waiting_passed, to_offer)
  values (new.organisation_id, new.site_id, new.day, waits * new.morning::int, waits * new.afternoon::int, passed, 1)
  on conflict (organisation_id, site_id, day) do update set
    waiting_morning = d.waiting_morning + (waits - was) * new.morning::int,
    waiting_afternoon = d.waiting_afternoon + (waits - was) * new.afternoon::int,
    waiting_passed = d.waiting_passed + passed - was_passed,
    -- Who comes may find a seat that was given back a moment ago, and who is behind somebody that leaves is so no more.
    to_offer = d.to_offer + case when tg_op = 'INSERT' or new.state in ('left', 'over') then 1 else 0 end;
  return null;
end $$;
create trigger counted after insert or update of state, passed_over on booking_wait for each row execute function count_waits();

-- What makes room otherwise than by giving back: a site opens longer or again, holds more, lends otherwise. Said of the site and
-- not of the days on which somebody waits, since who joins at this moment would not be seen; the host's work then looks at all
-- of them (see takeChangedSites). A new site has nobody waiting.
create function mark_site(host uuid, place uuid) returns void language plpgsql as $$
begin
  insert into site_day as d (organisation_id, site_id, day, to_offer) values (host, place, 'infinity', 1)
  on conflict (organisation_id, site_id, day) do update set to_offer = d.to_offer + 1;
end $$;
create function mark_own_site() returns trigger language plpgsql as $$
begin
  perform mark_site(new.organisation_id, new.id);
  return null;
end $$;
create trigger marked after update on site for each row
  when ((new.capacity, new.opens, new.closes, new.noon, new.patron_day, new.open_on_holidays, new.published_at, new.closed_from)
    is distinct from
    (old.capacity, old.opens, old.closes, old.noon, old.patron_day, old.open_on_holidays, old.published_at, old.closed_from))
  execute function mark_own_site();
create function mark_site_of() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform mark_site(old.organisation_id, old.site_id);
    return old;
  end if;
  perform mark_site(new.organisation_id, new.site_id);
  return new;
end $$;
create trigger marked after update or delete on site_closure for each row execute function mark_site_of();
create trigger marked after insert or update on lending for each row execute function mark_site_of();
-- Before: see keeps_no_more.
create trigger marked_no_more before delete on lending for each row execute function mark_site_of();
-- Hundreds of a site may be made at once.
create function mark_sites_of_seats() returns trigger language plpgsql as $$
begin
  perform mark_site(organisation_id, site_id) from (select distinct organisation_id, site_id from made order by 1, 2) s;
  return null;
end $$;
create trigger marked after insert on seat referencing new table as made
  for each statement execute function mark_sites_of_seats();
create function mark_sites_of_seats_again() returns trigger language plpgsql as $$
begin
  perform mark_site(organisation_id, site_id) from (select distinct a.organisation_id, a.site_id
    from before b join after a using (organisation_id, id) where (a.retired_on, a.site_id) is distinct from (b.retired_on, b.site_id)
    order by 1, 2) s;
  return null;
end $$;
create trigger marked_again after update on seat referencing old table as before new table as after
  for each statement execute function mark_sites_of_seats_again();
-- Who is suspended no more lends and borrows again. With the owner's eyes: who coordinates sees neither.
create function mark_sites_of_member() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform mark_site(organisation_id, site_id) from (select distinct organisation_id, site_id from lending
    where old.member_id in (organisation_id, guest_id) order by 1, 2) s;
  return null;
end $$;
create trigger marked after delete on member_suspension for each row execute function mark_sites_of_member();
revoke execute on function mark_sites_of_member() from public;

-- Whether people may sit there: the same as isOpen in features/spaces/rules.ts. Not in plain SQL, which would be planned
-- anew at each call.
-- Its calendar, without closures.
create function calendar_opens(s site, on_day date, in_morning boolean, in_afternoon boolean, is_holiday boolean)
returns boolean language plpgsql stable parallel safe as $$
begin
  return s.published_at is not null and (s.closed_from is null or on_day < s.closed_from)
    and s.opens[extract(isodow from on_day)::int] is not null
    and (not in_morning or s.opens[extract(isodow from on_day)::int] < s.noon)
    and (not in_afternoon or s.closes[extract(isodow from on_day)::int] > s.noon)
    and (s.open_on_holidays or not (is_holiday or to_char(on_day, 'MM-DD') = coalesce(s.patron_day, '')));
end $$;
create function site_opens(s site, on_day date, in_morning boolean, in_afternoon boolean, is_holiday boolean)
returns boolean language plpgsql stable as $$
begin
  return calendar_opens(s, on_day, in_morning, in_afternoon, is_holiday)
    and not exists (select from site_closure c where c.organisation_id = s.organisation_id and c.site_id = s.id
      and on_day between c.from_day and c.until_day and ((in_morning and c.morning) or (in_afternoon and c.afternoon)));
end $$;

-- Whoever closes a site, ends a convention or takes a seat away waits for who is booking, and those after see it done.
create function site_lock(place uuid) returns bigint language sql immutable parallel safe as $$
  select hashtextextended('site ' || place, 0)
$$;

-- What an organisation allows its people by policy: so many days of a person in a week and still to come, so many people on a
-- day, of all kinds of site and of one. Each booking that counts has a place of its own in each quota, the n-th of so many:
-- that no two have the same one is a unique index, that there is none beyond the last a check. So no lock is needed, whoever
-- ends the booking gives its places back without seeing the guest's other bookings, and where no limit is set nothing is written.
create table quota_place (
  -- The host of the booking.
  organisation_id uuid not null,
  booking_id uuid not null,
  quota text not null check (quota in ('week', 'kind-week', 'ahead', 'organisation', 'organisation-kind')),
  guest_id uuid not null,
  -- The person, or the organisation of all of them; its Monday, the day, or of what is to come all time; the kind of site, or none.
  holder_id uuid not null,
  period date not null,
  kind text not null,
  place integer not null,
  -- How many there were, without what had been booked before the limit. The plan takes as many as it needs.
  most integer not null,
  -- The booking's. What is to come becomes less by itself: the place of a day that has passed is whose who takes it over.
  day date not null,
  primary key (organisation_id, booking_id, quota),
  foreign key (organisation_id, booking_id) references booking (organisation_id, id) on delete cascade,
  constraint quota_full check (place between 1 and most)
);
create unique index quota_place_once on quota_place (guest_id, holder_id, quota, period, kind, place);
call protect('quota_place');
create policy guest on quota_place using (guest_id = entered()) with check (guest_id = entered());
-- A guest's quotas are its own: its host gives places back by freeing the booking, and neither makes nor moves one.
create function refuse_quota_by_hand() returns trigger language plpgsql as $$
begin
  if entered() <> coalesce(new.guest_id, old.guest_id) then
    raise exception 'quotas are their guest''s' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger guests_alone before insert or update or delete on quota_place
  for each row when (pg_trigger_depth() = 0) execute function refuse_quota_by_hand();

-- What counts of a person's and of an organisation's bookings, as these limits look at them.
create function quota_counts(site_kind text, guest uuid, who uuid, on_day date, today date,
  out week integer, out kind_week integer, out ahead integer, out together integer, out kind_together integer)
language plpgsql as $$
declare monday date := on_day - extract(isodow from on_day)::int + 1;
begin
  select count(*) filter (where b.day between monday and monday + 6),
    count(*) filter (where b.day between monday and monday + 6 and s.kind = site_kind),
    count(*) filter (where b.day >= today) into week, kind_week, ahead
  from booking b left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
  where b.guest_id = guest and b.person_id = who and b.day >= least(monday, today) and b.state in ('asked', 'confirmed');
  select count(*), count(*) filter (where s.kind = site_kind) into together, kind_together
  from lent_day d join booking b on b.organisation_id = d.organisation_id and b.site_id = d.site_id and b.day = d.day
    and b.guest_id = d.guest_id and b.state in ('asked', 'confirmed')
  left join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
  where d.guest_id = guest and d.day = on_day;
end $$;
create function limits_on(guest uuid, on_day date) returns jsonb language plpgsql stable as $$
begin
  return (select v.value from policy_decision d
    join policy_value v on v.organisation_id = d.organisation_id and v.change_id = d.change_id
    where d.organisation_id = guest and d.outcome = 'adopted' and v.item = 'booking-limits' and v.scope = 'organisation'
      and v.valid_from <= on_day
    order by v.valid_from desc, d.seq desc, v.id desc limit 1);
end $$;
-- Who books holds the limits as they are until its commit, and who adopts others waits for all who do: what is booked under
-- the old ones is there to be counted when the new ones begin to hold, and who books after finds them.
create function limits_kept(guest uuid, on_day date) returns jsonb language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('limits ' || guest, 0));
  return limits_on(guest, on_day);
end $$;
create function hold_limits() returns trigger language plpgsql as $$
begin
  if exists (select from policy_value v where v.organisation_id = new.organisation_id and v.change_id = new.change_id
      and v.item = 'booking-limits') then
    perform pg_advisory_xact_lock(hashtextextended('limits ' || new.organisation_id, 0));
  end if;
  return null;
end $$;
create trigger holds_limits after insert on policy_decision for each row when (new.outcome = 'adopted')
  execute function hold_limits();
-- Looked at first, because most who are refused are so here; what decides are the places. The person is held so that two
-- requests of one person wait here, where neither holds yet what the other wants, and not in a circle; no quota rests on it.
create function reason_of_limits(limits jsonb, site_kind text, guest uuid, who uuid, on_day date, today date)
returns text language plpgsql as $$
declare had record;
begin
  perform pg_advisory_xact_lock(hashtextextended('booker ' || who, 0));
  had := quota_counts(site_kind, guest, who, on_day, today);
  return case
    when had.week >= nullif((limits ->> 'personPerWeek')::int, 0) then 'week-full'
    when had.kind_week >= nullif((limits -> 'kindPerWeek' ->> site_kind)::int, 0) then 'kind-week-full'
    when had.ahead >= nullif((limits ->> 'personAhead')::int, 0) then 'ahead-full'
    when had.together >= nullif((limits ->> 'organisationPerDay')::int, 0) then 'organisation-full'
    when had.kind_together >= nullif((limits -> 'kindPerDay' ->> site_kind)::int, 0) then 'organisation-kind-full' end;
end $$;
-- A booking takes its places, or fails with the name of the quota that has none left.
create function take_places(limits jsonb, site_kind text, host uuid, booking uuid, guest uuid, who uuid, on_day date, today date,
  of_plan boolean)
returns void language plpgsql as $$
declare
  monday date := on_day - extract(isodow from on_day)::int + 1;
  q record; had integer; held integer[]; n integer;
begin
  for q in
    select * from (values
      ('week', who, monday, monday, monday + 6, '', (limits ->> 'personPerWeek')::int),
      ('kind-week', who, monday, monday, monday + 6, site_kind, (limits -> 'kindPerWeek' ->> site_kind)::int),
      ('ahead', who, '-infinity'::date, today, 'infinity', '', (limits ->> 'personAhead')::int),
      ('organisation', guest, on_day, on_day, on_day, '', (limits ->> 'organisationPerDay')::int),
      ('organisation-kind', guest, on_day, on_day, on_day, site_kind, (limits -> 'kindPerDay' ->> site_kind)::int)
    ) as v (quota, holder, period, first_day, last_day, kind, most) where most > 0
  loop
    loop
      -- How many count, and the places that they have (those booked before the limit have none), seen at one moment. Who sees as
      -- many as there may be is refused, also where places of the plan or of a wider limit lie beyond the last.
      if q.holder = guest then
        select count(*), coalesce(array_agg(p.place) filter (where p.place is not null), '{}') into had, held
        from lent_day d join booking b on b.organisation_id = d.organisation_id and b.site_id = d.site_id
          and b.day = d.day and b.guest_id = d.guest_id and b.state in ('asked', 'confirmed') and b.id <> booking
        left join quota_place p on p.organisation_id = b.organisation_id and p.booking_id = b.id and p.quota = q.quota
        left join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
        where d.guest_id = guest and d.day = on_day and (q.kind = '' or coalesce(p.kind, s.kind) = q.kind);
      else
        select count(*), coalesce(array_agg(p.place) filter (where p.place is not null), '{}') into had, held
        from booking b
        left join quota_place p on p.organisation_id = b.organisation_id and p.booking_id = b.id and p.quota = q.quota
        left join site s on s.organisation_id = b.organisation_id and s.id = b.site_id
        where b.guest_id = guest and b.person_id = who and b.state in ('asked', 'confirmed') and b.id <> booking
          and b.day between q.first_day and q.last_day and (q.kind = '' or coalesce(p.kind, s.kind) = q.kind);
      end if;
      if had >= q.most and not of_plan then
        raise exception 'no place left' using errcode = 'check_violation', constraint = q.quota || '-full';
      end if;
      select min(free) into n from generate_series(1, cardinality(held) + 1) free where free <> all(held);
      insert into quota_place as p values (host, booking, q.quota, guest, q.holder, q.period, q.kind, n,
        greatest(q.most - had + cardinality(held), n), on_day)
      on conflict (guest_id, holder_id, quota, period, kind, place) do update
        set organisation_id = excluded.organisation_id, booking_id = excluded.booking_id, most = excluded.most, day = excluded.day
        where p.quota = 'ahead' and p.day < today;
      -- Taken a moment ago: looked at anew.
      exit when found;
    end loop;
  end loop;
end $$;
-- Of an offer, as it is taken: the code of what the own organisation does not allow.
create function take_places_of_offer(host uuid, booking uuid, site_kind text, guest uuid, who uuid, on_day date, today date)
returns text language plpgsql as $$
declare limits jsonb := limits_kept(guest, on_day); found_code text;
begin
  if limits is null then return null; end if;
  found_code := reason_of_limits(limits, site_kind, guest, who, on_day, today);
  if found_code is not null then return found_code; end if;
  perform take_places(limits, site_kind, host, booking, guest, who, on_day, today, false);
  return null;
exception when check_violation then
  get stacked diagnostics found_code = constraint_name;
  return found_code;
end $$;

-- What of a place concerns who asks for a seat there: terms and seats that are free, or why there are none. Read with the
-- owner's eyes, as the sums are, since to make the policies of two tenants ready for each look took a fifth of a booking; so the
-- first look is the fence: a site is its organisation's, or lent to the guest that has entered.
create function find_place(
  host uuid, place uuid, asked_seat uuid, asked_floor uuid, wanted text[], guest uuid, who uuid,
  on_day date, in_morning boolean, in_afternoon boolean, booked_as text, here timestamp, is_holiday boolean,
  out refused text, out site_kind text, out approval boolean, out convention_id uuid, out names boolean, out others_wait boolean,
  out seats uuid[], out seat_label text, out seat_floor uuid, out floor_name text
)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  s site; me uuid := entered(); sums site_day; there integer;
  weekday smallint := extract(isodow from on_day);
begin
  if me = host or me = guest then
    select * into s from site where organisation_id = host and id = place and (host = me
      or exists (select from lending l where l.guest_id = me and l.organisation_id = host and l.site_id = place));
  end if;
  if s.id is null then refused := 'no-site'; return; end if;
  if on_day + make_interval(mins => case when in_afternoon then s.closes[weekday] else s.noon end) <= here then
    refused := 'past'; return;
  end if;
  if booked_as in ('own', 'team') and on_day > here::date + s.advance_days then refused := 'too-early'; return; end if;
  -- Not by site_opens, which others call with their own eyes: who calls in turn with one's own and the owner's has its
  -- statements made ready each time.
  if not calendar_opens(s, on_day, in_morning, in_afternoon, is_holiday) or exists (select from site_closure c
      where c.organisation_id = host and c.site_id = place and on_day between c.from_day and c.until_day
        and (in_morning and c.morning or in_afternoon and c.afternoon)) then
    refused := 'closed'; return;
  end if;
  if host <> guest then
    select l.convention_id, l.names into convention_id, names from lending l
    where l.organisation_id = host and l.site_id = place and l.guest_id = guest and on_day between l.from_day and l.until_day
      and weekday = any(l.weekdays) and (not in_morning or l.morning) and (not in_afternoon or l.afternoon)
      and not exists (select from member_suspension m where m.member_id in (host, guest))
    order by l.names, l.convention_id limit 1;
    if not found then refused := 'not-lent'; return; end if;
  end if;
  site_kind := s.kind;
  approval := s.approval and host <> guest;
  -- Who would be refused for others who wait is told so before the seat is taken and given back: what decides is count_seats.
  select * into sums from site_day d where d.organisation_id = host and d.site_id = place and d.day = on_day
    and d.waiting_morning + d.waiting_afternoon > 0;
  if sums.site_id is not null and booked_as <> 'waiting' then
    select least(count(*), s.capacity) into there from seat e
    where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > on_day);
    others_wait := in_morning and sums.morning + 1 + sums.waiting_morning > there
      or in_afternoon and sums.afternoon + 1 + sums.waiting_afternoon > there;
  end if;
  if asked_seat is not null then
    select array[e.id], e.label, e.floor_id into seats, seat_label, seat_floor from seat e
    left join seat_day d on d.organisation_id = host and d.seat_id = asked_seat and d.day = on_day
    where e.organisation_id = host and e.id = asked_seat and e.site_id = place and (e.retired_on is null or e.retired_on > on_day)
      and (asked_floor is null or e.floor_id = asked_floor) and e.attributes @> wanted
      and not (coalesce(d.morning, false) and in_morning) and not (coalesce(d.afternoon, false) and in_afternoon);
    if seat_floor is not null then
      select f.name into floor_name from floor f where f.organisation_id = host and f.id = seat_floor;
    end if;
  else
    -- Each begins elsewhere: who asks at the same moment seldom wants the same.
    select array_agg(e.id order by hashtextextended(e.id::text, hashtextextended(who::text, 0))) into seats from seat e
    left join seat_day d on d.organisation_id = e.organisation_id and d.seat_id = e.id and d.day = on_day
    where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > on_day)
      and (asked_floor is null or e.floor_id = asked_floor) and e.attributes @> wanted
      and not (coalesce(d.morning, false) and in_morning) and not (coalesce(d.afternoon, false) and in_afternoon);
  end if;
end $$;

-- One seat for one person on one day: the seat asked for, or any that suits. All in one call: what is asked is looked at,
-- the seat taken by its unique index and never by having looked first, the sums added by trigger. What is refused leaves
-- nothing behind, so that of many days each is taken or refused by itself. The code is the first reason; all of them are
-- said by reasonsNotToBook of features/bookings/rules.ts.
create function take_seat(
  host uuid, place uuid, asked_seat uuid, asked_floor uuid, wanted text[], guest uuid, who uuid,
  on_day date, in_morning boolean, in_afternoon boolean, booked_as text, series uuid,
  at timestamptz, offer_until timestamptz, is_holiday boolean,
  out booking_id uuid, out seat_id uuid, out booking_state text, out refused text,
  out seat_label text, out seat_floor uuid, out floor_name text
)
-- Each statement is planned once for a connection: with the policies of two tenants to plan it took twenty times as long as
-- to run it. And planned for tables that grow: in an empty one it would read all rows, and would still when there are many.
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  there record; limits jsonb; violated text; visitor text; found_seat uuid; held boolean;
  here timestamp := at at time zone 'Europe/Rome';
begin
  -- As site_lock has it, without the call.
  held := pg_advisory_xact_lock_shared(hashtextextended('site ' || place, 0)) is null;
  there := find_place(host, place, asked_seat, asked_floor, wanted, guest, who, on_day, in_morning, in_afternoon, booked_as, here,
    is_holiday);
  if there.refused is not null then refused := there.refused; return; end if;
  -- Of the host's own people there are none: a record that was never assigned may not even be named.
  if there.names then
    select given_name || ' ' || family_name into visitor from person where organisation_id = guest and id = who;
  end if;
  if offer_until is null then
    -- What the person's own organisation allows.
    limits := limits_kept(guest, on_day);
    if limits is not null and booked_as <> 'plan' then
      refused := reason_of_limits(limits, there.site_kind, guest, who, on_day, here::date);
      if refused is not null then return; end if;
    end if;
    -- Looked at first only because most who are refused are so here: what decides is the insertion.
    if exists (select from booking b where b.guest_id = guest and b.person_id = who and b.day = on_day
      and b.state in ('asked', 'confirmed')) then
      refused := 'elsewhere'; return;
    end if;
    if there.others_wait and there.seats is not null then refused := 'others-wait'; return; end if;
  end if;
  booking_state := case when offer_until is not null then 'offered' when there.approval then 'asked' else 'confirmed' end;
  refused := case when asked_seat is null then 'full' else 'seat-taken' end;
  foreach found_seat in array coalesce(there.seats, '{}') loop
    begin
      insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, convention_id, day, morning, afternoon, state,
        expires_at, source, series_id, visitor_name, made_at, tell, reminded_at)
      values (host, place, found_seat, guest, who, there.convention_id, on_day, in_morning,
        in_afternoon, booking_state, offer_until, booked_as, series, visitor, at,
        case when offer_until is not null then 'offered' end, case when on_day <= here::date + 1 then at end)
      on conflict do nothing returning id into booking_id;
      if booking_id is not null and limits is not null then
        perform take_places(limits, there.site_kind, host, booking_id, guest, who, on_day, here::date, booked_as = 'plan');
      end if;
    exception when check_violation then
      get stacked diagnostics violated = constraint_name;
      booking_id := null;
      refused := case violated when 'convention_full' then 'convention-full' when 'others_wait' then 'others-wait'
        when 'site_full' then 'full'
        else case when violated in ('week-full', 'kind-week-full', 'ahead-full', 'organisation-full', 'organisation-kind-full') then violated end end;
      if refused is null then raise; end if;
      exit;
    end;
    if booking_id is not null then
      seat_id := found_seat;
      refused := null;
      exit;
    end if;
    if exists (select from booking b where b.guest_id = guest and b.person_id = who and b.day = on_day
      and b.state in ('asked', 'confirmed')) and offer_until is null then
      refused := 'elsewhere';
      exit;
    end if;
  end loop;
  if refused is not null then
    booking_state := null;
    return;
  end if;
  if asked_seat is not null then
    seat_label := there.seat_label;
    seat_floor := there.seat_floor;
    floor_name := there.floor_name;
    return;
  end if;
  select e.label, e.floor_id, f.name into seat_label, seat_floor, floor_name from seat e
  left join floor f on f.organisation_id = host and f.id = e.floor_id
  where e.organisation_id = host and e.id = found_seat;
end $$;

-- What is free for a guest at some sites on some days, from the sums: closed days are counted as if they were open, since
-- opening is a matter of rules. Sites that the guest does not see are missing.
create function free_of(guest uuid, hosts uuid[], places uuid[], days_asked date[]) returns table (
  host_id uuid, site_id uuid, on_day date, lent_in_morning boolean, lent_in_afternoon boolean, mornings integer,
  afternoons integer, whole integer, waits integer, most_a_day integer, taken integer)
language plpgsql as $$
#variable_conflict use_column
begin
  return query
  with asked as (select * from unnest(hosts, places) as a (host, site)),
  days as (select day, extract(isodow from day)::smallint as weekday from unnest(days_asked) as d (day)),
  there as materialized (
    select a.host, a.site, s.capacity, e.seats, e.retired from asked a
    join site s on s.organisation_id = a.host and s.id = a.site
    cross join lateral (select count(*)::int as seats, array_agg(retired_on) filter (where retired_on is not null) as retired
      from seat where seat.organisation_id = a.host and seat.site_id = a.site) e),
  terms as materialized (
    select l.organisation_id as host, l.site_id as site, d.day, bool_or(l.morning) as lent_morning,
      bool_or(l.afternoon) as lent_afternoon,
      coalesce(sum(l.seats) filter (where l.morning), 0)::int as kept_morning,
      coalesce(sum(l.seats) filter (where l.afternoon), 0)::int as kept_afternoon,
      case when bool_and(l.most_per_day is not null) then sum(l.most_per_day)::int end as most
    from lending l join days d on d.day between l.from_day and l.until_day and d.weekday = any(l.weekdays)
    where l.guest_id = guest and l.site_id = any(places) group by 1, 2, 3),
  kept as materialized (
    select k.organisation_id as host, k.site_id as site, d.day,
      coalesce(sum(k.seats) filter (where k.morning), 0)::int as morning,
      coalesce(sum(k.seats) filter (where k.afternoon), 0)::int as afternoon
    from site_kept k join days d on d.day between k.from_day and k.until_day and d.weekday = any(k.weekdays)
    where k.site_id = any(places) group by 1, 2, 3),
  hands as materialized (
    select organisation_id as host, site_id as site, day, count(*) filter (where morning or afternoon)::int as seats
    from seat_day where site_id = any(places) and day = any(days_asked)
      and organisation_id = any(hosts) group by 1, 2, 3),
  sums as (
    select p.host, p.site, d.day, p.host = guest or coalesce(t.lent_morning, false) as lent_morning,
      p.host = guest or coalesce(t.lent_afternoon, false) as lent_afternoon, room.fit, room.seats,
      coalesce(c.morning, 0) as morning, coalesce(c.afternoon, 0) as afternoon, coalesce(h.seats, 0) as hands,
      coalesce(c.shared_morning, 0) as shared_morning, coalesce(c.shared_afternoon, 0) as shared_afternoon,
      greatest(coalesce(c.waiting_morning, 0), coalesce(c.waiting_afternoon, 0)) as waiting,
      coalesce(k.morning, 0) as kept_morning, coalesce(k.afternoon, 0) as kept_afternoon,
      greatest(coalesce(t.kept_morning, 0) - coalesce(m.morning, 0), 0) as own_morning,
      greatest(coalesce(t.kept_afternoon, 0) - coalesce(m.afternoon, 0), 0) as own_afternoon,
      t.most, coalesce(m.morning, 0) as taken_morning, coalesce(m.afternoon, 0) as taken_afternoon
    from there p cross join days d
    cross join lateral (select seats, least(p.capacity, seats) as fit from (
      select p.seats - (select count(*) from unnest(p.retired) r where r <= d.day)::int as seats) n) room
    left join terms t on t.host = p.host and t.site = p.site and t.day = d.day
    left join kept k on k.host = p.host and k.site = p.site and k.day = d.day
    left join hands h on h.host = p.host and h.site = p.site and h.day = d.day
    left join site_day c on c.organisation_id = p.host and c.site_id = p.site and c.day = d.day
    left join lent_day m on m.organisation_id = p.host and m.site_id = p.site and m.guest_id = guest and m.day = d.day),
  free as (
    select *, greatest(least(fit - morning, own_morning + greatest(fit - kept_morning - shared_morning, 0),
        coalesce(most - taken_morning, fit)), 0) as free_morning,
      greatest(least(fit - afternoon, own_afternoon + greatest(fit - kept_afternoon - shared_afternoon, 0),
        coalesce(most - taken_afternoon, fit)), 0) as free_afternoon
    from sums)
  select f.host, f.site, f.day, f.lent_morning, f.lent_afternoon,
    case when f.lent_morning then f.free_morning else 0 end, case when f.lent_afternoon then f.free_afternoon else 0 end,
    case when f.lent_morning and f.lent_afternoon
      then greatest(least(f.free_morning, f.free_afternoon, f.seats - f.hands), 0) else 0 end,
    f.waiting, f.most, greatest(f.taken_morning, f.taken_afternoon)
  from free f;
end $$;

-- The same of one site and one day, for who is refused: to begin the statement above takes longer than to run these. That both
-- say the same is tested.
create function free_at(guest uuid, s site, day_asked date,
  out lent_in_morning boolean, out lent_in_afternoon boolean, out mornings integer, out afternoons integer, out whole integer,
  out waits integer, out most_a_day integer, out taken integer)
language plpgsql as $$
declare
  weekday smallint := extract(isodow from day_asked);
  mine record; kept record; sums site_day; own lent_day; seats_there integer; fit integer;
begin
  select coalesce(bool_or(l.morning), false) as morning, coalesce(bool_or(l.afternoon), false) as afternoon,
    coalesce(sum(l.seats) filter (where l.morning), 0)::int as kept_morning,
    coalesce(sum(l.seats) filter (where l.afternoon), 0)::int as kept_afternoon,
    case when bool_and(l.most_per_day is not null) then sum(l.most_per_day)::int end as most into mine
  from lending l where l.guest_id = guest and l.organisation_id = s.organisation_id and l.site_id = s.id
    and day_asked between l.from_day and l.until_day and weekday = any(l.weekdays);
  select coalesce(sum(k.seats) filter (where k.morning), 0)::int as morning,
    coalesce(sum(k.seats) filter (where k.afternoon), 0)::int as afternoon into kept
  from site_kept k where k.organisation_id = s.organisation_id and k.site_id = s.id
    and day_asked between k.from_day and k.until_day and weekday = any(k.weekdays);
  select count(*) into seats_there from seat e
  where e.organisation_id = s.organisation_id and e.site_id = s.id and (e.retired_on is null or e.retired_on > day_asked);
  select * into sums from site_day d where d.organisation_id = s.organisation_id and d.site_id = s.id and d.day = day_asked;
  select * into own from lent_day d
  where d.organisation_id = s.organisation_id and d.site_id = s.id and d.guest_id = guest and d.day = day_asked;
  fit := least(s.capacity, seats_there);
  lent_in_morning := s.organisation_id = guest or mine.morning;
  lent_in_afternoon := s.organisation_id = guest or mine.afternoon;
  waits := greatest(coalesce(sums.waiting_morning, 0), coalesce(sums.waiting_afternoon, 0));
  most_a_day := mine.most;
  taken := greatest(coalesce(own.morning, 0), coalesce(own.afternoon, 0));
  mornings := case when lent_in_morning then greatest(least(fit - coalesce(sums.morning, 0),
    greatest(mine.kept_morning - coalesce(own.morning, 0), 0) + greatest(fit - kept.morning - coalesce(sums.shared_morning, 0), 0),
    coalesce(mine.most - coalesce(own.morning, 0), fit)), 0) else 0 end;
  afternoons := case when lent_in_afternoon then greatest(least(fit - coalesce(sums.afternoon, 0),
    greatest(mine.kept_afternoon - coalesce(own.afternoon, 0), 0) + greatest(fit - kept.afternoon - coalesce(sums.shared_afternoon, 0), 0),
    coalesce(mine.most - coalesce(own.afternoon, 0), fit)), 0) else 0 end;
  -- Seats of which a half is in hands are none for the whole day.
  whole := case when lent_in_morning and lent_in_afternoon then greatest(least(mornings, afternoons,
    seats_there - (coalesce(sums.morning, 0) + coalesce(sums.afternoon, 0) + coalesce(sums.halved, 0)) / 2), 0) else 0 end;
end $$;

-- All that is needed to say why a day was refused and what there is instead, in one call: a refusal costs little more than
-- a booking. Null where the site is not seen.
create function refusal_facts(host uuid, place uuid, guest uuid, who uuid, day_asked date, in_morning boolean,
  in_afternoon boolean, asked_seat uuid, at timestamptz, is_holiday boolean)
returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  s site; free record; had record; limits jsonb; elsewhere text; seat_there jsonb; seats jsonb; around jsonb; closures jsonb;
  left_over integer; near site; there record; other integer;
  purpose text := coalesce(current_setting('app.purpose', true), '');
begin
  select * into s from site where organisation_id = host and id = place;
  if s.id is null then return null; end if;
  -- As in take_seat.
  perform set_config('app.purpose', 'search', true);
  select coalesce(jsonb_agg(jsonb_build_object('from', c.from_day, 'until', c.until_day, 'morning', c.morning,
    'afternoon', c.afternoon)), '[]') into closures from site_closure c
  where c.organisation_id = host and c.site_id = place and day_asked between c.from_day and c.until_day;
  select coalesce(o.name, '') into elsewhere from booking b
  left join site o on o.organisation_id = b.organisation_id and o.id = b.site_id
  where b.guest_id = guest and b.person_id = who and b.day = day_asked and b.state in ('asked', 'confirmed');
  limits := limits_on(guest, day_asked);
  if limits is not null then
    had := quota_counts(s.kind, guest, who, day_asked, (at at time zone 'Europe/Rome')::date);
  else
    select 0 as week, 0 as kind_week, 0 as ahead, 0 as together, 0 as kind_together into had;
  end if;
  free := free_at(guest, s, day_asked);
  left_over := case when in_morning and in_afternoon then free.whole when in_morning then free.mornings
    else free.afternoons end - free.waits;
  if asked_seat is not null then
    select jsonb_build_object('label', e.label, 'retired', e.retired_on is not null and e.retired_on <= day_asked,
      'taken', coalesce(in_morning and d.morning or in_afternoon and d.afternoon, false)) into seat_there
    from seat e left join seat_day d on d.organisation_id = host and d.seat_id = asked_seat and d.day = day_asked
    where e.organisation_id = host and e.site_id = place and e.id = asked_seat;
    if left_over > 0 then
      -- The shortest label first, so that 2 comes before 10.
      select jsonb_agg(jsonb_build_object('id', f.id, 'label', f.label)) into seats from (
        select e.id, e.label from seat e
        left join seat_day d on d.organisation_id = host and d.seat_id = e.id and d.day = day_asked
        where e.organisation_id = host and e.site_id = place and (e.retired_on is null or e.retired_on > day_asked)
          and not coalesce(in_morning and d.morning or in_afternoon and d.afternoon, false)
        order by length(e.label), e.label limit 3) f;
    end if;
  end if;
  if seats is null then
    -- Sites of the guest or lent to it, open on the day, the nearest first: by the straight way between sites, from nobody's home.
    around := '[]';
    for near in
      select i.* from (select organisation_id, id from site where organisation_id = guest
        union select organisation_id, site_id from lending
        where guest_id = guest and day_asked between from_day and until_day) k
      join site i on i.organisation_id = k.organisation_id and i.id = k.id
      where i.id <> place
      order by (i.latitude - s.latitude) ^ 2 + ((i.longitude - s.longitude) * cos(radians(s.latitude))) ^ 2, i.id limit 12
    loop
      continue when not site_opens(near, day_asked, in_morning, in_afternoon, is_holiday);
      there := free_at(guest, near, day_asked);
      other := case when in_morning and in_afternoon then there.whole when in_morning then there.mornings
        else there.afternoons end - there.waits;
      if other > 0 then
        around := around || jsonb_build_object('hostId', near.organisation_id, 'siteId', near.id, 'name', near.name, 'free', other);
      end if;
      exit when jsonb_array_length(around) = 3;
    end loop;
  end if;
  perform set_config('app.purpose', purpose, true);
  return jsonb_build_object(
    'site', jsonb_build_object('name', s.name, 'kind', s.kind, 'advanceDays', s.advance_days, 'opens', s.opens, 'closes', s.closes,
      'noon', s.noon, 'patronDay', s.patron_day, 'openOnHolidays', s.open_on_holidays, 'published', s.published_at is not null,
      'closedFrom', s.closed_from, 'closures', closures),
    'elsewhere', elsewhere, 'seat', seat_there, 'limits', limits,
    'counts', jsonb_build_object('week', had.week, 'kindWeek', had.kind_week, 'ahead', had.ahead, 'organisationDay', had.together,
      'organisationKindDay', had.kind_together),
    'free', jsonb_build_object('lentMorning', free.lent_in_morning, 'lentAfternoon', free.lent_in_afternoon, 'left', left_over + free.waits,
      'waiting', free.waits, 'most', free.most_a_day, 'taken', free.taken),
    'seats', coalesce(seats, '[]'), 'sites', coalesce(around, '[]'));
end $$;
