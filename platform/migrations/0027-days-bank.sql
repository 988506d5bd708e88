-- The bank of days: a ledger. Days away of a month move between accounts, and none is ever made or lost: each transfer
-- takes from one account what it gives to another, so the balances of an organisation are zero together. A transfer is
-- written once; what was wrong is corrected by another that reverses it, once.
--
-- Accounts: of a person, what they were given more than the month's days (below nothing: what they gave away); of a
-- directorate, what its people gave and nobody has yet; the bank, what directorates share; and what expired.
create table bank_account (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  kind text not null check (kind in ('bank', 'directorate', 'person', 'expired')),
  person_id uuid,
  directorate_id uuid,
  balance integer not null default 0,
  -- How far below nothing: only a person may, by the days that the month allowed them when they gave.
  lowest integer not null default 0 check (lowest <= 0 and (kind = 'person' or lowest = 0)),
  -- What came to a directorate from outside its people, less what went out: its budget of the month is so much more.
  from_outside integer not null default 0,
  primary key (organisation_id, id),
  unique nulls not distinct (organisation_id, month, kind, person_id, directorate_id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, directorate_id) references directorate (organisation_id, id),
  check ((kind = 'person') = (person_id is not null)),
  check ((kind = 'directorate') = (directorate_id is not null)),
  check (kind = 'directorate' or from_outside = 0),
  constraint bank_account_overdrawn check (balance >= lowest)
);
create index bank_account_of_person on bank_account (organisation_id, person_id, month) where person_id is not null;
create index bank_account_of_directorate on bank_account (organisation_id, directorate_id) where directorate_id is not null;

-- Who asks for days: how many, and nothing else. There is no column for why. Behind a fence: the person, and the
-- computation that distributes; nobody reads that a colleague asked.
create table bank_request (
  organisation_id uuid not null,
  id uuid not null,
  month text not null,
  person_id uuid not null,
  days smallint not null check (days between 1 and 31),
  asked_at timestamptz not null,
  ended_at timestamptz,
  ended text check (ended in ('withdrawn', 'received', 'over')),
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  check ((ended_at is null) = (ended is null))
);
create unique index bank_request_waits on bank_request (organisation_id, month, person_id) where ended_at is null;
create index bank_request_of_person on bank_request (organisation_id, person_id, month);

-- A distribution: what was there, what was given. Who got what is in the answers.
create table bank_round (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month text not null,
  -- Null: of the bank that all directorates share.
  directorate_id uuid,
  days_there integer not null check (days_there >= 0),
  days_given integer not null check (days_given between 0 and days_there),
  made_at timestamptz not null,
  -- Null: by itself, at its time.
  made_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, month) references work_month (organisation_id, month),
  foreign key (organisation_id, directorate_id) references directorate (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
create index bank_round_of_month on bank_round (organisation_id, month, made_at);
create index bank_round_of_directorate on bank_round (organisation_id, directorate_id) where directorate_id is not null;

-- What became of a request, and why: for its person alone, since among the reasons may be that a priority counted.
create table bank_answer (
  organisation_id uuid not null,
  round_id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  days smallint not null check (days >= 0),
  reasons jsonb not null,
  primary key (organisation_id, round_id, request_id),
  foreign key (organisation_id, round_id) references bank_round (organisation_id, id),
  foreign key (organisation_id, request_id) references bank_request (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index bank_answer_of_request on bank_answer (organisation_id, request_id);
create index bank_answer_of_person on bank_answer (organisation_id, person_id);

create table bank_transfer (
  organisation_id uuid not null,
  -- The first of an act has the id that its client gave: the same sent twice is written once.
  id uuid not null default gen_random_uuid(),
  act_id uuid not null,
  debit_id uuid not null,
  credit_id uuid not null,
  days smallint not null check (days > 0),
  reason text not null check (reason in
    ('given', 'shared', 'called', 'received', 'taken-back', 'expired', 'carried')),
  reverses uuid,
  -- Of a gift: how far the giver's account may fall, which is the days that they had.
  lowest integer check (lowest <= 0),
  made_at timestamptz not null,
  -- Null: by itself.
  made_by uuid,
  round_id uuid,
  request_id uuid,
  seq bigint generated always as identity,
  primary key (organisation_id, id),
  unique (organisation_id, reverses),
  foreign key (organisation_id, debit_id) references bank_account (organisation_id, id),
  foreign key (organisation_id, credit_id) references bank_account (organisation_id, id),
  foreign key (organisation_id, reverses) references bank_transfer (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  foreign key (organisation_id, round_id) references bank_round (organisation_id, id),
  foreign key (organisation_id, request_id) references bank_request (organisation_id, id),
  check (debit_id <> credit_id),
  check ((reverses is not null) = (reason = 'taken-back')),
  check ((reason = 'received') = (request_id is not null))
);
create index bank_transfer_debit on bank_transfer (organisation_id, debit_id);
create index bank_transfer_credit on bank_transfer (organisation_id, credit_id);
create index bank_transfer_of_act on bank_transfer (organisation_id, act_id);
create index bank_transfer_of_request on bank_transfer (organisation_id, request_id) where request_id is not null;

-- An account begins at nothing, and only a transfer changes it: whoever writes one, both balances follow, or neither.
create function bank_begins() returns trigger language plpgsql as $$
begin
  new.balance := 0;
  new.lowest := 0;
  new.from_outside := 0;
  return new;
end $$;
create trigger begins before insert on bank_account for each row execute function bank_begins();
create function bank_kept() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a balance follows from transfers: % refused', lower(tg_op) using errcode = '42501';
  end if;
  return new;
end $$;
create trigger kept before update or delete on bank_account for each row execute function bank_kept();

-- Both accounts are held in the order of their ids, as everywhere: two transfers the other way round do not meet.
create function bank_moves() returns trigger language plpgsql as $$
declare debit bank_account; credit bank_account; undone bank_transfer;
begin
  perform from bank_account where organisation_id = new.organisation_id and id in (new.debit_id, new.credit_id)
    order by id for update;
  select * into debit from bank_account where organisation_id = new.organisation_id and id = new.debit_id;
  select * into credit from bank_account where organisation_id = new.organisation_id and id = new.credit_id;
  if new.reverses is not null then
    select * into undone from bank_transfer where organisation_id = new.organisation_id and id = new.reverses;
    if (undone.debit_id, undone.credit_id, undone.days) is distinct from (new.credit_id, new.debit_id, new.days) then
      raise exception 'what reverses a transfer is that transfer the other way round' using errcode = '23514';
    end if;
  end if;
  update bank_account set balance = balance - new.days,
    lowest = case when kind = 'person' then least(lowest, coalesce(new.lowest, lowest)) else 0 end,
    from_outside = from_outside - case when kind = 'directorate' and credit.kind <> 'person' then new.days else 0 end
  where organisation_id = new.organisation_id and id = debit.id;
  update bank_account set balance = balance + new.days,
    from_outside = from_outside + case when kind = 'directorate' and debit.kind <> 'person' then new.days else 0 end
  where organisation_id = new.organisation_id and id = credit.id;
  return null;
end $$;
create trigger moves after insert on bank_transfer for each row execute function bank_moves();

-- Changing an account is for the trigger; holding one until the commit needs the right to.
call protect('bank_account', 'select, insert, update');
call protect('bank_request', 'select, insert, update, delete');
call protect('bank_round', 'select, insert');
call write_once('bank_round');
call protect('bank_answer', 'select, insert, delete');
call protect('bank_transfer', 'select, insert');
call write_once('bank_transfer');
create policy for_whom_it_is on bank_request as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'bank', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);
create policy for_whom_it_is on bank_answer as restrictive
  using (current_setting('app.purpose', true) in ('engine', 'bank', 'erasure')
    or person_id = nullif(current_setting('app.home_of', true), '')::uuid);
