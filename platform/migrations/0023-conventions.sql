-- Conventions (protocols): a host lends sites to partners, on terms that both sign. The host's row; each partner has its
-- own adherence, which it signs. `lending` (of the spaces) is what is in force of them.
create table convention (
  -- The host.
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  title text not null,
  object text not null default '',
  from_day date not null,
  until_day date not null,
  -- Months by which it renews itself unless somebody says no; null: it ends.
  renews_months smallint check (renews_months between 1 and 60),
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
  -- Of this one it is the renewal.
  renews_id uuid,
  state text not null check (state in ('draft', 'offered', 'ended')),
  offered_at timestamptz,
  offered_by text,
  ended_on date,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, renews_id) references convention (organisation_id, id),
  check (from_day <= until_day),
  check ((cost = 'none') = (cost_cents is null))
);
create index convention_by_end on convention (organisation_id, state, until_day);
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
  -- Seats kept for it on each day of each site; null: shared with all.
  seats integer check (seats > 0),
  most_per_day integer check (most_per_day > 0),
  -- Who signed for each party, and when. In force when both have.
  host_signed_at timestamptz,
  host_signed_by text,
  guest_signed_at timestamptz,
  guest_signed_by text,
  -- Either gave notice: its last day, with a reason.
  ends_on date,
  ended_by uuid references organisation,
  end_reason text,
  primary key (organisation_id, convention_id, guest_id),
  foreign key (organisation_id, convention_id) references convention (organisation_id, id)
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
create policy offer on convention for select using (state = 'offered' and exists (
  select from membership m where m.organisation_id = convention.open_to and m.member_id = entered()
    and m.state = 'admitted'));
create policy guest on convention_site for select using (exists (
  select from convention c where c.organisation_id = convention_site.organisation_id
    and c.id = convention_site.convention_id));
-- A site that is offered is seen by who may adhere, before it is lent.
create policy offer on site for select using (exists (
  select from convention_site s join convention c on c.organisation_id = s.organisation_id and c.id = s.convention_id
  where s.organisation_id = site.organisation_id and s.site_id = site.id));
alter table lending add foreign key (organisation_id, convention_id) references convention (organisation_id, id);
