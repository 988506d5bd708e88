-- Ways in besides password and link: keys of our own towards identity providers, tokens for programs, passkeys.

-- What a provider must not read in the database is sealed (AES-256-GCM) with the installation's secret.
alter table identity_provider drop column client_secret;
alter table identity_provider
  add column client_authentication text not null default 'client_secret_basic'
    check (client_authentication in ('client_secret_basic', 'private_key_jwt')),
  add column sealed_client_secret bytea,
  -- Since when nobody enters by it, and who said so: switched off it keeps its settings.
  add column off_at timestamptz,
  add column off_by uuid,
  add foreign key (organisation_id, off_by) references person (organisation_id, id),
  add check ((off_at is null) = (off_by is null));

-- Key pairs by which we prove to a provider who we are (RFC 7523). The next one is published before it is used,
-- so that a provider that keeps our list for a while knows it already; the last one stays until it is withdrawn.
create table provider_key (
  organisation_id uuid not null,
  provider_id uuid not null,
  id uuid not null default gen_random_uuid(),
  public_jwk jsonb not null,
  sealed_private_key bytea not null,
  made_at timestamptz not null,
  used_since timestamptz,
  replaced_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, provider_id) references identity_provider (organisation_id, id) on delete cascade,
  check (replaced_at is null or used_since is not null)
);
create unique index one_key_in_use on provider_key (organisation_id, provider_id)
  where used_since is not null and replaced_at is null;
create unique index one_key_next on provider_key (organisation_id, provider_id) where used_since is null;
create index provider_key_of on provider_key (organisation_id, provider_id);
call protect('provider_key');

-- A token by which a program acts as the person who made it, within its scopes.
create table api_token (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '367 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, made_by) references person (organisation_id, id),
  foreign key (organisation_id, revoked_by) references person (organisation_id, id)
);
create index api_token_of_person on api_token (organisation_id, made_by);
call protect('api_token');

create table passkey (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  -- How often the authenticator says it signed: smaller than before, it may be a copy. Many always say 0.
  counter bigint not null,
  transports text[] not null,
  -- Kept by a service that brings it to the person's other devices.
  synced boolean not null,
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, credential_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index passkey_of_person on passkey (organisation_id, person_id);
-- A question asked of an authenticator: answered once, and within minutes. With a person it is about a new
-- passkey of theirs; without, about signing in.
create table passkey_challenge (
  organisation_id uuid not null references organisation,
  challenge_hash bytea not null,
  person_id uuid,
  asked_at timestamptz not null,
  primary key (organisation_id, challenge_hash),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index passkey_challenge_by_age on passkey_challenge (organisation_id, asked_at);
call protect('passkey');
call protect('passkey_challenge');

-- A step of the guided path that somebody set aside; whether a step is done is seen from what exists.
create table setup_step_aside (
  organisation_id uuid not null references organisation,
  step text not null,
  set_aside_at timestamptz not null,
  set_aside_by uuid not null,
  primary key (organisation_id, step),
  foreign key (organisation_id, set_aside_by) references person (organisation_id, id)
);
call protect('setup_step_aside');
