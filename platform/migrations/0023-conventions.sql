-- Conventions (protocols): a host lends sites to partners, on terms that both sign. The host's row; each partner has its
-- own adherence, which it signs. `lending` (of the spaces) is what is in force of them.
create table convention (
  -- The host.
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  -- As the host was called when it wrote it: a guest does not read the host's row of `organisation`.
  host_name text not null default '',
  title text not null,
  object text not null default '',
  from_day date not null,
  until_day date not null,
  -- Months by which it renews itself unless somebody says no; null: it ends.
  renews_months smallint check (renews_months between 1 and 60),
  -- Days of notice with which each party may leave before its end.
  notice_days smallint not null default 30 check (notice_days between 0 and 365),
  cost text not null check (cost in ('none', 'per-day', 'per-month')),
  -- Cents of a euro, for a seat; null where it costs nothing.
  cost_cents integer check (cost_cents > 0),
  paid_by text not null default 'guest' check (paid_by in ('guest', 'alliance', 'host')),
  weekdays smallint[] not null default '{1,2,3,4,5}',
  morning boolean not null default true,
  afternoon boolean not null default true,
  -- Duties: what each party declares.
  safety_duty text not null default '',
  insurance_duty text not null default '',
  privacy_duty text not null default '',
  -- Whether the host is told the names of who comes.
  names boolean not null default false,
  -- Any member of this alliance may adhere; null: only the partners named.
  open_to uuid references alliance,
  -- Seats for each who adheres where open to all; null: shared.
  seats_each integer check (seats_each > 0),
  most_per_day_each integer check (most_per_day_each > 0),
  -- So many may adhere; null: whoever wants. Counted in `convention_room`.
  most_partners integer check (most_partners > 0),
  -- Of this one it is the renewal: when it comes into force that one ends the day before.
  renews_id uuid,
  state text not null check (state in ('draft', 'offered', 'ended')),
  offered_at timestamptz,
  offered_by text,
  -- The words of the offer, as they were then, and their hash. Who adheres signs these and its own adherence.
  document jsonb,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The host's signature under an offer that is open: it counts for whoever adheres.
  signed_at timestamptz,
  signed_by text,
  signed_way text,
  ended_on date,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, renews_id) references convention (organisation_id, id),
  check (from_day <= until_day),
  check ((cost = 'none') = (cost_cents is null))
);
create index convention_by_end on convention (organisation_id, state, until_day);
create index convention_open on convention (open_to, state) where open_to is not null;
create index convention_renewing on convention (organisation_id, renews_id) where renews_id is not null;
create table convention_site (
  organisation_id uuid not null,
  convention_id uuid not null,
  site_id uuid not null,
  primary key (organisation_id, convention_id, site_id),
  foreign key (organisation_id, convention_id) references convention (organisation_id, id),
  foreign key (organisation_id, site_id) references site (organisation_id, id)
);
create index convention_of_site on convention_site (organisation_id, site_id);
-- A partner: invited by name, or by its own adherence where the convention is open.
create table convention_partner (
  organisation_id uuid not null,
  convention_id uuid not null,
  guest_id uuid not null references organisation,
  guest_name text not null default '',
  -- Seats kept for it on each day of each site; null: shared with all.
  seats integer check (seats > 0),
  most_per_day integer check (most_per_day > 0),
  -- The words that both sign, with this partner's name and numbers, and their hash.
  document jsonb,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Who signed for each party, when and how. In force when both have, from `begins_on`.
  host_signed_at timestamptz,
  host_signed_by text,
  host_signed_way text,
  guest_signed_at timestamptz,
  guest_signed_by text,
  guest_signed_way text,
  begins_on date,
  -- Either gave notice: its last day, with a reason.
  ends_on date,
  ended_by_organisation_id uuid references organisation,
  end_reason text,
  primary key (organisation_id, convention_id, guest_id),
  foreign key (organisation_id, convention_id) references convention (organisation_id, id),
  check ((host_signed_at is null) = (host_signed_by is null)),
  check ((guest_signed_at is null) = (guest_signed_by is null))
);
create index partner_of_guest on convention_partner (guest_id);
call protect('convention');
call protect('convention_site');
call protect('convention_partner');
create policy guest on convention_partner using (guest_id = entered()) with check (guest_id = entered());
-- A draft is the host's alone.
create policy guest on convention for select using (state <> 'draft' and exists (
  select from convention_partner p where p.guest_id = entered()
    and p.organisation_id = convention.organisation_id and p.convention_id = convention.id));
create policy offer on convention for select using (state = 'offered' and signed_at is not null
  and (open_to = entered() or exists (select from membership m where m.organisation_id = convention.open_to
    and m.member_id = entered() and m.state = 'admitted')));
create policy guest on convention_site for select using (exists (
  select from convention c where c.organisation_id = convention_site.organisation_id
    and c.id = convention_site.convention_id));
-- A site that is offered is seen by who may adhere, before it is lent.
-- By a function, which is called where nothing else lets the row through: as a part of each statement on a site it was
-- made ready each time, and of a booking that was a fifth.
create function is_offered(host uuid, place uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (
    select from convention_site s join convention c on c.organisation_id = s.organisation_id and c.id = s.convention_id
    where s.organisation_id = host and s.site_id = place);
end $$;
create policy at_offer on site for select using (is_offered(organisation_id, id));
alter table lending add foreign key (organisation_id, convention_id) references convention (organisation_id, id);

-- Nobody signs for the other. Each side may write a partner's row, so a trigger looks at who does: the guest leaves what
-- the host wrote (or copies the signature under an open offer), the host leaves the guest's signature.
create function guard_signature() returns trigger language plpgsql as $$
declare me uuid := entered(); offer convention;
begin
  if me is null then return new; end if;
  if me <> new.guest_id and (case when tg_op = 'INSERT' then new.guest_signed_at is not null
      else (new.guest_signed_at, new.guest_signed_by, new.guest_signed_way)
        is distinct from (old.guest_signed_at, old.guest_signed_by, old.guest_signed_way) end) then
    raise exception 'only the guest signs for the guest' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and me = new.guest_id and me <> new.organisation_id then
    -- Looked at once: each look sees what was committed until then.
    select * into offer from convention c where c.organisation_id = new.organisation_id and c.id = new.convention_id;
    -- The host ended it between what the statement saw and now: tried anew, the statement finds nothing to join.
    if not found then raise exception 'ended meanwhile' using errcode = '40001'; end if;
  end if;
  if me <> new.organisation_id and (case when tg_op = 'INSERT' then offer.open_to is null
        or (offer.signed_at, offer.signed_by, offer.signed_way) is distinct from (new.host_signed_at, new.host_signed_by, new.host_signed_way)
        or (offer.seats_each, offer.most_per_day_each) is distinct from (new.seats, new.most_per_day)
      else (new.host_signed_at, new.host_signed_by, new.host_signed_way, new.seats, new.most_per_day, new.sha256)
        is distinct from (old.host_signed_at, old.host_signed_by, old.host_signed_way, old.seats, old.most_per_day, old.sha256) end) then
    raise exception 'only the host signs and promises for the host' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (
    -- What one has signed both keep as it was read.
    (old.host_signed_at is not null or old.guest_signed_at is not null)
      and (new.document, new.sha256, new.seats, new.most_per_day) is distinct from (old.document, old.sha256, old.seats, old.most_per_day)
    or me <> new.organisation_id and (new.document, new.guest_name) is distinct from (old.document, old.guest_name)
    or old.host_signed_at is not null and (new.host_signed_at, new.host_signed_by, new.host_signed_way)
      is distinct from (old.host_signed_at, old.host_signed_by, old.host_signed_way)
    or old.guest_signed_at is not null and (new.guest_signed_at, new.guest_signed_by, new.guest_signed_way)
      is distinct from (old.guest_signed_at, old.guest_signed_by, old.guest_signed_way)
    -- In force once, by the second signature; a notice is followed by an earlier one at most, and never taken back.
    or new.begins_on is distinct from old.begins_on
      and (old.begins_on is not null or new.host_signed_at is null or new.guest_signed_at is null)
    or old.ends_on is not null and (new.ends_on is null or new.ends_on > old.ends_on)) then
    raise exception 'what was signed stays as it was signed, and notice once given holds' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guarded before insert or update on convention_partner for each row execute function guard_signature();

-- What was offered is a deed: it ends and is renewed, and is neither rewritten nor deleted. A draft is the host's to change.
create function guard_offer() returns trigger language plpgsql as $$
begin
  if entered() is null then return coalesce(new, old); end if;
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'what was offered is kept' using errcode = '42501';
    end if;
    return old;
  end if;
  if old.state <> 'draft' and (new.state = 'draft' or old.state = 'ended' and new.state <> 'ended'
    or old.signed_at is not null and (new.signed_at, new.signed_by, new.signed_way)
      is distinct from (old.signed_at, old.signed_by, old.signed_way)
    or to_jsonb(new) - '{until_day,state,signed_at,signed_by,signed_way,ended_on}'::text[]
      <> to_jsonb(old) - '{until_day,state,signed_at,signed_by,signed_way,ended_on}'::text[]
    or new.until_day < old.until_day) then
    raise exception 'what was offered stays as it was read' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on convention for each row execute function guard_offer();
-- Which sites and partners it has is part of it: of a draft alone they go away.
create function guard_offered_part() returns trigger language plpgsql as $$
begin
  if entered() is not null and exists (select from convention c
      where c.organisation_id = old.organisation_id and c.id = old.convention_id and c.state <> 'draft') then
    raise exception 'what was offered is kept' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger kept before update or delete on convention_site for each row execute function guard_offered_part();
create trigger kept before delete on convention_partner for each row execute function guard_offered_part();

-- Who adheres or gives notice does so in its own tenant, and the lending follows in the same transaction: no more and
-- no longer than the convention says that both signed.
create policy adherence on lending for insert with check (guest_id = entered() and exists (
  select from convention_partner p
  join convention c on c.organisation_id = p.organisation_id and c.id = p.convention_id
  join convention_site s on s.organisation_id = p.organisation_id and s.convention_id = p.convention_id
  where p.organisation_id = lending.organisation_id and p.convention_id = lending.convention_id
    and p.guest_id = lending.guest_id and s.site_id = lending.site_id
    and p.host_signed_at is not null and p.guest_signed_at is not null
    and lending.from_day >= c.from_day and lending.until_day <= least(c.until_day, p.ends_on)
    and (lending.weekdays, lending.morning, lending.afternoon, lending.names) = (c.weekdays, c.morning, c.afternoon, c.names)
    and (lending.seats, lending.most_per_day) is not distinct from (p.seats, p.most_per_day)));
-- Given back: shortened to the last day of a notice.
create policy notice on lending for update using (guest_id = entered()) with check (guest_id = entered() and exists (
  select from convention_partner p
  where p.organisation_id = lending.organisation_id and p.convention_id = lending.convention_id
    and p.guest_id = lending.guest_id and lending.until_day <= p.ends_on));
-- No policy compares what was with what will be: a guest shortens, and the host is told no name that was not agreed.
create function guard_lending() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and entered() <> new.organisation_id and (
      to_jsonb(new) - 'until_day' <> to_jsonb(old) - 'until_day' or new.until_day > old.until_day)
    -- Signed again in the same terms, as where it is lent anew.
    and not exists (select from convention_partner p
      join convention c on c.organisation_id = p.organisation_id and c.id = p.convention_id
      where p.organisation_id = new.organisation_id and p.convention_id = new.convention_id and p.guest_id = new.guest_id
        and p.host_signed_at is not null and p.guest_signed_at is not null
        and new.from_day >= c.from_day and new.until_day <= least(c.until_day, p.ends_on)
        and (new.weekdays, new.morning, new.afternoon, new.names) = (c.weekdays, c.morning, c.afternoon, c.names)
        and (new.seats, new.most_per_day) is not distinct from (p.seats, p.most_per_day)) then
    raise exception 'a guest shortens what it was lent' using errcode = '42501';
  end if;
  if new.names and entered() is not null and not exists (select from convention c
      where c.organisation_id = new.organisation_id and c.id = new.convention_id and c.names) then
    raise exception 'the convention tells no names' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guarded before insert or update on lending for each row execute function guard_lending();
create policy never_begun on lending for delete using (guest_id = entered() and exists (
  select from convention_partner p
  where p.organisation_id = lending.organisation_id and p.convention_id = lending.convention_id
    and p.guest_id = lending.guest_id and p.ends_on < lending.from_day));

-- How many adhered to an open offer of which there are so many: a counter, so that two at once do not pass it. Whoever
-- may adhere counts itself in.
create table convention_room (
  organisation_id uuid not null,
  convention_id uuid not null,
  taken integer not null default 0,
  most integer not null,
  primary key (organisation_id, convention_id),
  foreign key (organisation_id, convention_id) references convention (organisation_id, id),
  check (taken between 0 and most)
);
call protect('convention_room');
create policy guest on convention_room for select using (exists (select from convention c
  where c.organisation_id = convention_room.organisation_id and c.id = convention_room.convention_id));
create policy counted on convention_room for update using (exists (select from convention c
  where c.organisation_id = convention_room.organisation_id and c.id = convention_room.convention_id and c.open_to is not null));
create function guard_room() returns trigger language plpgsql as $$
begin
  if entered() <> old.organisation_id
    and (new.taken <> old.taken + 1 or to_jsonb(new) - 'taken' <> to_jsonb(old) - 'taken') then
    raise exception 'who joins counts itself in' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guarded before update on convention_room for each row execute function guard_room();

-- What each party's office says of it in the report: each its own; what the host says its partners read.
create table convention_remark (
  organisation_id uuid not null,
  convention_id uuid not null,
  by_organisation_id uuid not null references organisation,
  words text not null check (length(words) <= 1000),
  by_name text not null,
  said_at timestamptz not null,
  primary key (organisation_id, convention_id, by_organisation_id),
  foreign key (organisation_id, convention_id) references convention (organisation_id, id)
);
call protect('convention_remark');
create policy guest on convention_remark using (by_organisation_id = entered()) with check (by_organisation_id = entered()
  and exists (select from convention_partner p where p.organisation_id = convention_remark.organisation_id
    and p.convention_id = convention_remark.convention_id and p.guest_id = entered()));
create policy of_host on convention_remark for select using (by_organisation_id = organisation_id and exists (
  select from convention_partner p where p.organisation_id = convention_remark.organisation_id
    and p.convention_id = convention_remark.convention_id and p.guest_id = entered()));

-- A host's own words for its conventions, from a day on.
create table convention_template (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  title text not null,
  body text not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (organisation_id, id)
);
create index template_by_age on convention_template (organisation_id, made_at);
call protect('convention_template', 'select, insert');
call write_once('convention_template');

-- What an organisation has told its own people, of its own conventions and of those of others: once each.
create table convention_told (
  organisation_id uuid not null references organisation,
  host_id uuid not null,
  convention_id uuid not null,
  guest_id uuid not null,
  what text not null,
  told_at timestamptz not null,
  primary key (organisation_id, host_id, convention_id, guest_id, what)
);
call protect('convention_told');

-- The guest's bookings under a convention that ends, moved or cancelled: by the guest, which knows whose they are and
-- where else it may sit. One at a time of each convention.
create table convention_move (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  host_id uuid not null,
  convention_id uuid not null,
  after_day date not null,
  bookings integer not null default 0,
  moved integer not null default 0,
  cancelled integer not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id)
);
create unique index one_move_at_once on convention_move (organisation_id, host_id, convention_id) where ended_at is null;
call protect('convention_move');
-- Asked for by its id alone, whosever it is.
create index convention_by_id on convention (id);
