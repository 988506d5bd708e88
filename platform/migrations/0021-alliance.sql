-- The alliance: organisations of every kind that lend each other places to work in. The organisation that coordinates
-- keeps the list of its members; a member is a tenant of its own, and the network shows of it what its page says.

-- The transaction's organisation, null where none is entered: an unknown tenant sees nothing.
create function entered() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.organisation', true), '')::uuid
$$;

create table alliance (
  -- Who coordinates. One alliance for each organisation that coordinates one.
  organisation_id uuid primary key references organisation,
  name text not null,
  about text not null default '',
  founded_at timestamptz not null
);
call protect('alliance', 'select, insert, update');

create table membership (
  -- Who coordinates.
  organisation_id uuid not null references alliance,
  id uuid not null default gen_random_uuid(),
  -- The member's own tenant; null until an applicant from outside is admitted and has one.
  member_id uuid references organisation,
  kind text not null check (kind in
    ('public-body', 'large-firm', 'small-firm', 'cooperative', 'coworking', 'self-employed', 'association')),
  name text not null,
  about text not null default '',
  offers text not null default '',
  seeks text not null default '',
  website text,
  -- Of the applicant, for the coordinator alone.
  contact_name text not null,
  contact_email text not null,
  state text not null check (state in ('applied', 'admitted', 'refused', 'suspended', 'left', 'withdrawn')),
  applied_at timestamptz not null,
  decided_at timestamptz,
  primary key (organisation_id, id),
  check (state not in ('admitted', 'suspended', 'left') or member_id is not null)
);
-- An organisation is in an alliance once.
create unique index membership_once on membership (organisation_id, member_id) where state in ('applied', 'admitted', 'suspended');
create index membership_of_member on membership (member_id, state);
call protect('membership', 'select, insert, update');
-- Each member sees its own; an organisation applies for itself, and leaves.
create policy member on membership for select using (member_id = entered());
create policy application on membership for insert with check (member_id = entered() and state = 'applied');
create policy leaving on membership for update
  using (member_id = entered()) with check (member_id = entered() and state in ('applied', 'left', 'withdrawn'));
-- The members' page is open to citizens, and to members: with this purpose alone, and those admitted alone.
create policy members_page on membership for select
  using (state = 'admitted' and current_setting('app.purpose', true) = 'members');

create policy members_page on alliance for select using (current_setting('app.purpose', true) = 'members');

-- What became of a membership, each step with who, when and why. Written by the coordinator or the member.
create table membership_step (
  organisation_id uuid not null,
  membership_id uuid not null,
  seq bigint generated always as identity,
  state text not null,
  reason text not null default '',
  taken_at timestamptz not null,
  -- Of which organisation, and who there.
  by_organisation_id uuid references organisation,
  by_name text not null,
  primary key (organisation_id, membership_id, seq),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id)
);
call protect('membership_step', 'select, insert');
create policy member on membership_step for select
  using (exists (select from membership m where m.organisation_id = membership_step.organisation_id
    and m.id = membership_step.membership_id and m.member_id = entered()));
create policy own_step on membership_step for insert with check (by_organisation_id = entered());
call write_once('membership_step');
