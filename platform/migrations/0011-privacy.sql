-- How long things are kept, who is to be erased, and what stands in the way of it.

create table retention_period (
  organisation_id uuid not null references organisation,
  kind text not null,
  valid_from date not null,
  set_at timestamptz not null,
  set_by uuid not null,
  days integer not null check (days >= 0),
  reason text not null,
  primary key (organisation_id, kind, valid_from, set_at),
  foreign key (organisation_id, set_by) references person (organisation_id, id)
);
-- What was deleted for its age, counted and not named: one row for a kind and a day.
create table retention_run (
  organisation_id uuid not null references organisation,
  kind text not null,
  deleted_on date not null,
  rows integer not null check (rows > 0),
  primary key (organisation_id, kind, deleted_on)
);
-- A dispute, an accident: as long as one stands, nobody is erased. The file it belongs to is named by its number.
create table legal_hold (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  ground text not null check (ground in ('dispute', 'accident', 'agreement', 'accounts')),
  reference text not null check (reference ~ '^[0-9A-Za-z /._-]{1,40}$'),
  until date,
  placed_at timestamptz not null,
  placed_by uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, placed_by) references person (organisation_id, id),
  foreign key (organisation_id, lifted_by) references person (organisation_id, id),
  check ((lifted_at is null) = (lifted_by is null))
);
create index legal_hold_of on legal_hold (organisation_id, person_id) where lifted_at is null;
-- Asked for first, done some days later, withdrawn until then: nobody is erased by a slip of the hand.
create table erasure (
  organisation_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  ground text not null check (ground in ('request', 'age')),
  asked_at timestamptz not null,
  asked_by uuid,
  due_on date not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  done_at timestamptz,
  -- How many rows of each table went or lost a text.
  counts jsonb not null default '{}',
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  foreign key (organisation_id, withdrawn_by) references person (organisation_id, id),
  check (withdrawn_at is null or done_at is null)
);
create unique index one_erasure on erasure (organisation_id, person_id) where withdrawn_at is null;
call protect('retention_period', 'select, insert');
call write_once('retention_period');
call protect('retention_run', 'select, insert, update');
call protect('legal_hold', 'select, insert, update');
call protect('erasure', 'select, insert, update');

-- What is written once may lose a text, once, when a person is erased (Reg. UE 2016/679 art. 17): the columns named
-- become the mark, nothing else changes, nothing is deleted. The audit is not among these: it holds no text.
create function refuse_change_but_erasure() returns trigger language plpgsql as $$
declare changed text[];
begin
  if tg_op = 'UPDATE' and current_setting('app.purpose', true) = 'erasure' then
    select coalesce(array_agg(n.key), '{}') into changed from jsonb_each(to_jsonb(new)) n
      where n.value is distinct from to_jsonb(old) -> n.key;
    if changed <@ tg_argv::text[] and not exists (
      select from unnest(changed) c where to_jsonb(new) ->> c is distinct from '[cancellato]')
    then return new; end if;
  end if;
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op) using errcode = '42501';
end $$;
create procedure erasable_texts(kept_table regclass, text_column text) language plpgsql as $$
begin
  execute format('drop trigger if exists written_once on %s', kept_table);
  execute format('create trigger written_once before update or delete on %s for each row execute function refuse_change_but_erasure(%L)', kept_table, text_column);
  execute format('grant update on %s to vicinato_app', kept_table);
end $$;
call erasable_texts('day_change', 'reason');
call erasable_texts('day_request_step', 'reason');
call erasable_texts('day_review_answer', 'words');
call erasable_texts('day_review', 'words');
call erasable_texts('month_reopening', 'reason');
call erasable_texts('wishes_reopening', 'reason');
call erasable_texts('activity_assessment', 'reason');
call erasable_texts('policy_decision', 'reason');
call erasable_texts('policy_opinion', 'words');
call erasable_texts('retention_period', 'reason');
-- Why a person had an exception may tell of their health or family.
grant delete on month_exception to vicinato_app;
