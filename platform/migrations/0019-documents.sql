-- Documents: their bytes are kept outside, in a folder or an S3-compatible store, under their hash; here is which there
-- are, so that whoever reads one knows that it is the same, and what nobody refers to any more can go.
create table document (
  organisation_id uuid not null references organisation,
  sha256 bytea not null check (length(sha256) = 32),
  size integer not null check (size >= 0),
  kept_at timestamptz not null,
  -- With what it was searched for viruses; empty where nothing was set up to.
  scanned_with text not null,
  primary key (organisation_id, sha256)
);
create index document_by_age on document (organisation_id, kept_at);
call protect('document', 'select, insert, update, delete');

-- The bytes of files that were signed elsewhere.
alter table agreement_file add foreign key (organisation_id, sha256) references document (organisation_id, sha256);
create index agreement_file_by_document on agreement_file (organisation_id, sha256);
