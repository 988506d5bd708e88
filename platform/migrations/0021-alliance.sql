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
  -- When the address was proven by the link sent to it; null where there was no mail, or who applies has a tenant here.
  contact_confirmed_at timestamptz,
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
create policy own_page on membership for update using (member_id = entered()) with check (member_id = entered());
-- No policy can compare what was with what will be: a member changes its own page and leaves; it decides nothing.
create function guard_membership() returns trigger language plpgsql as $$
begin
  if entered() is not null and entered() <> old.organisation_id and (
    (new.organisation_id, new.id, new.member_id, new.applied_at) is distinct from
      (old.organisation_id, old.id, old.member_id, old.applied_at)
    or new.state <> old.state and (old.state, new.state) not in
      (('applied', 'withdrawn'), ('admitted', 'left'), ('suspended', 'left')))
  then raise exception 'a member decides nothing of its membership' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guarded before update on membership for each row execute function guard_membership();
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
create policy own_step on membership_step for insert with check (by_organisation_id = entered()
  and state in ('applied', 'withdrawn', 'left') and exists (
  select from membership m where m.organisation_id = membership_step.organisation_id
    and m.id = membership_step.membership_id and m.member_id = entered()));
call write_once('membership_step');
call erasable_texts('membership_step', 'by_name');

-- Members that are suspended: every organisation may read whom not to book with. Written with the membership's state.
create table member_suspension (
  -- Who coordinates.
  organisation_id uuid not null,
  member_id uuid not null references organisation,
  since timestamptz not null,
  primary key (organisation_id, member_id),
  foreign key (organisation_id) references alliance
);
create index suspension_of_member on member_suspension (member_id);
call protect('member_suspension', 'select, insert, delete');
create policy everyone on member_suspension for select using (entered() is not null);
create function guard_suspension() returns trigger language plpgsql as $$
begin
  if not exists (select from membership m where m.organisation_id = new.organisation_id
      and m.member_id = new.member_id and m.state = 'suspended') then
    raise exception 'who is suspended is a member' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guarded before insert on member_suspension for each row execute function guard_suspension();

-- An application from outside waits here until its address is confirmed; then it is a membership.
create table outside_application (
  -- Who coordinates.
  organisation_id uuid not null references alliance,
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  -- Of the network address it came from, so that no machine floods the coordinator.
  address_hash bytea not null,
  kind text not null,
  name text not null,
  about text not null,
  offers text not null,
  seeks text not null,
  website text,
  contact_name text not null,
  contact_email text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  membership_id uuid,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id)
);
create index application_by_time on outside_application (organisation_id, asked_at);
call protect('outside_application');

-- The link by which the contact of an admitted member becomes the first administrator of its tenant.
create table membership_founding (
  -- Who coordinates.
  organisation_id uuid not null,
  token_hash bytea not null,
  membership_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, token_hash),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id)
);
create index founding_of_membership on membership_founding (organisation_id, membership_id);
call protect('membership_founding');

-- Up to which step of each membership this organisation has told its own people.
create table membership_told (
  organisation_id uuid not null references organisation,
  membership_id uuid not null,
  seq bigint not null,
  primary key (organisation_id, membership_id)
);
call protect('membership_told');
