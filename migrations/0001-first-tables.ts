import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Everything the main job needs. Columns of type bytea hold sealed values (libs/platform/crypto) unless their
 * comment says hash. Ids are prefixed UUIDv7 as text. Heavy tables are partitioned by month from the start.
 */
export class FirstTables1764000000001 implements MigrationInterface {
  name = 'FirstTables1764000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(applicationRole);
    for (const statement of [
      keys,
      policy,
      people,
      candidates,
      cases,
      evidence,
      judgement,
      review,
      bookkeeping,
      intel,
    ])
      await db.query(statement);
    await db.query(partitions);
    await db.query(guards);
    await db.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('The first migration has no way back: restore a backup instead.');
  }
}

const keys = `
CREATE TABLE installation_keys (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('wrap', 'index', 'audit_signing')),
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
CREATE TABLE data_keys (
  id uuid PRIMARY KEY,
  owner text NOT NULL UNIQUE,
  installation_key_id uuid NOT NULL,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX data_keys_installation_key ON data_keys (installation_key_id);
CREATE TABLE blind_index (
  field text NOT NULL,
  hmac bytea NOT NULL,
  candidate_id text NOT NULL,
  key_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (field, hmac, candidate_id)
);
CREATE INDEX blind_index_candidate ON blind_index (candidate_id);`;

const policy = `
CREATE TABLE policies (
  id text PRIMARY KEY,
  name text NOT NULL,
  version integer NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'active', 'retired')),
  body jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  activated_at timestamptz,
  UNIQUE (name, version)
);
CREATE UNIQUE INDEX policies_one_active ON policies (name) WHERE status = 'active';
CREATE TABLE requisitions (
  id text PRIMARY KEY,
  title text NOT NULL,
  external_ref text,
  policy_name text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX requisitions_newest ON requisitions (created_at, id);`;

const people = `
CREATE TABLE people (
  id text PRIMARY KEY,
  name bytea NOT NULL,
  email bytea NOT NULL,
  roles text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz
);
CREATE TABLE sign_in_links (
  token_hash bytea PRIMARY KEY,
  person_id text NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE TABLE person_sessions (
  id text PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person_id text NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE TABLE api_keys (
  id text PRIMARY KEY,
  name text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  person_id text REFERENCES people (id),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz
);`;

const candidates = `
CREATE TABLE candidates (
  id text PRIMARY KEY,
  stage text NOT NULL CHECK (stage IN ('applied', 'interviewing', 'offered', 'hired', 'ended')),
  verification text NOT NULL CHECK (verification IN ('unverified', 'verified', 'restricted')),
  created_at timestamptz NOT NULL DEFAULT now(),
  erased_at timestamptz
);
CREATE INDEX candidates_newest ON candidates (created_at, id);
CREATE TABLE claims (
  id text PRIMARY KEY,
  candidate_id text NOT NULL REFERENCES candidates (id),
  kind text NOT NULL,
  value bytea NOT NULL,
  status text NOT NULL CHECK (status IN ('unverified', 'corroborated', 'contradicted', 'verified')),
  method text,
  evidence_ids text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX claims_candidate ON claims (candidate_id);
CREATE TABLE consents (
  id text PRIMARY KEY,
  candidate_id text NOT NULL REFERENCES candidates (id),
  text_version text NOT NULL,
  method text NOT NULL,
  given_at timestamptz NOT NULL
);
CREATE INDEX consents_candidate ON consents (candidate_id);
CREATE TABLE mitigations (
  id text PRIMARY KEY,
  candidate_id text NOT NULL REFERENCES candidates (id),
  kind text NOT NULL CHECK (kind IN ('approved_exception', 'allow_list', 'declared_travel')),
  signal_codes text[] NOT NULL,
  facts bytea NOT NULL,
  reason bytea NOT NULL,
  owner_id text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);
CREATE INDEX mitigations_candidate ON mitigations (candidate_id);
CREATE TABLE devices (
  id text PRIMARY KEY,
  candidate_id text NOT NULL REFERENCES candidates (id),
  platform text NOT NULL CHECK (platform IN ('windows', 'macos', 'linux')),
  identity_hmac bytea NOT NULL,
  label bytea,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  UNIQUE (candidate_id, identity_hmac)
);`;

const cases = `
CREATE TABLE cases (
  id text PRIMARY KEY,
  candidate_id text NOT NULL REFERENCES candidates (id),
  requisition_id text NOT NULL REFERENCES requisitions (id),
  policy_id text NOT NULL REFERENCES policies (id),
  kind text NOT NULL CHECK (kind IN ('initial', 'follow_up')),
  status text NOT NULL CHECK (status IN ('invited', 'in_progress', 'in_review', 'decided', 'canceled', 'expired')),
  on_hold boolean NOT NULL DEFAULT false,
  external_ref text,
  recommendation text CHECK (recommendation IN ('clear', 'review', 'escalate')),
  explanation jsonb,
  recommended_at timestamptz,
  submitted_at timestamptz,
  opened_at timestamptz NOT NULL DEFAULT now(),
  waiting_since timestamptz,
  decided_at timestamptz,
  claimed_by text REFERENCES people (id),
  lease_expires_at timestamptz,
  priority smallint NOT NULL DEFAULT 0
);
CREATE INDEX cases_candidate ON cases (candidate_id);
CREATE INDEX cases_newest ON cases (opened_at, id);
CREATE INDEX cases_queue ON cases (priority DESC, waiting_since, id) WHERE status = 'in_review';
CREATE INDEX cases_claimed ON cases (priority DESC, waiting_since, id)
  WHERE status = 'in_review' AND lease_expires_at IS NOT NULL;
CREATE INDEX cases_on_hold ON cases (priority DESC, waiting_since, id) WHERE status = 'in_review' AND on_hold;`;

const evidence = `
CREATE TABLE evidence (
  id text PRIMARY KEY,
  candidate_id text NOT NULL REFERENCES candidates (id),
  case_id text NOT NULL REFERENCES cases (id),
  kind text NOT NULL,
  stage text NOT NULL,
  source text NOT NULL,
  observed_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  sha256 bytea NOT NULL,
  retention text NOT NULL,
  body bytea,
  file_key text,
  content_type text,
  byte_size integer NOT NULL,
  derived_from text
);
CREATE INDEX evidence_case ON evidence (case_id, received_at);
CREATE INDEX evidence_candidate ON evidence (candidate_id);
CREATE TABLE sessions (
  evidence_id text NOT NULL,
  observed_at timestamptz NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (evidence_id, observed_at)
) PARTITION BY RANGE (observed_at);
CREATE TABLE device_rows (
  evidence_id text NOT NULL,
  observed_at timestamptz NOT NULL,
  body bytea NOT NULL,
  row_count integer NOT NULL,
  PRIMARY KEY (evidence_id, observed_at)
) PARTITION BY RANGE (observed_at);`;

const judgement = `
CREATE TABLE checks (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases (id),
  candidate_id text NOT NULL REFERENCES candidates (id),
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'waiting_candidate', 'done', 'failed', 'skipped')),
  outcome text CHECK (outcome IN ('pass', 'attention', 'fail', 'unavailable')),
  evidence_ids text[] NOT NULL DEFAULT '{}',
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  relayed_at timestamptz,
  run_id uuid,
  started_at timestamptz,
  finished_at timestamptz,
  facts bytea,
  versions jsonb,
  error text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX checks_case ON checks (case_id);
CREATE INDEX checks_due ON checks (due_at) WHERE status IN ('queued', 'running');
CREATE TABLE signals (
  id text PRIMARY KEY,
  check_id text NOT NULL REFERENCES checks (id),
  case_id text NOT NULL REFERENCES cases (id),
  candidate_id text NOT NULL REFERENCES candidates (id),
  ordinal integer NOT NULL,
  code text NOT NULL,
  family text NOT NULL,
  strength text NOT NULL CHECK (strength IN ('none', 'weak', 'moderate', 'strong', 'conclusive')),
  facts bytea NOT NULL,
  evidence_ids text[] NOT NULL,
  observed_at timestamptz NOT NULL,
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (check_id, ordinal)
);
CREATE INDEX signals_case ON signals (case_id);`;

const review = `
CREATE TABLE decisions (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases (id),
  state text NOT NULL CHECK (state IN ('proposed', 'final', 'returned')),
  decision text NOT NULL CHECK (decision IN ('cleared', 'cleared_with_conditions', 'not_cleared', 'inconclusive')),
  reason_code text NOT NULL,
  text bytea NOT NULL,
  evidence_ids text[] NOT NULL DEFAULT '{}',
  needs_approval boolean NOT NULL,
  proposed_by text NOT NULL REFERENCES people (id),
  proposed_at timestamptz NOT NULL,
  approved_by text REFERENCES people (id),
  approved_at timestamptz,
  approval_text bytea,
  CONSTRAINT decisions_four_eyes CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  CONSTRAINT decisions_approval_needed CHECK (state <> 'final' OR NOT needs_approval OR approved_by IS NOT NULL)
);
CREATE INDEX decisions_case ON decisions (case_id);
CREATE UNIQUE INDEX decisions_one_live ON decisions (case_id) WHERE state IN ('proposed', 'final');
CREATE TABLE notes (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases (id),
  author_id text NOT NULL REFERENCES people (id),
  text bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX notes_case ON notes (case_id, created_at);
CREATE TABLE asks (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases (id),
  template text NOT NULL,
  text bytea NOT NULL,
  asked_by text NOT NULL REFERENCES people (id),
  asked_at timestamptz NOT NULL DEFAULT now(),
  answered_at timestamptz
);
CREATE INDEX asks_case ON asks (case_id, asked_at);`;

const bookkeeping = `
CREATE TABLE audit_log (
  id text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor_kind text NOT NULL,
  actor_id text,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE audit_chain (
  position bigint PRIMARY KEY,
  audit_id text NOT NULL UNIQUE,
  audit_at timestamptz NOT NULL,
  hash bytea NOT NULL,
  chained_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE access_log (
  id text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  candidate_id text,
  allowed boolean NOT NULL,
  reasons text[] NOT NULL,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE outbox (
  id text PRIMARY KEY,
  topic text NOT NULL,
  subject text NOT NULL,
  body bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz
);
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE delivered_at IS NULL;
CREATE TABLE idempotency_keys (
  principal text NOT NULL,
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  reply bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (principal, key_hash)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);`;

const intel = `
CREATE TABLE intel_feeds (
  id text PRIMARY KEY,
  kind text NOT NULL,
  descriptor jsonb NOT NULL,
  sha256 text,
  row_count integer NOT NULL DEFAULT 0,
  bad_count integer NOT NULL DEFAULT 0,
  as_of text,
  imported_at timestamptz,
  refused_at timestamptz,
  refused_why text
);
CREATE TABLE intel_blobs (
  sha256 text PRIMARY KEY,
  bytes bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);`;

/** One partition a month for the heavy tables, made ahead; the default partition takes what lies outside. */
const partitions = `
CREATE FUNCTION hirewall_make_partitions(months_ahead integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  parent text;
  month date;
BEGIN
  FOREACH parent IN ARRAY ARRAY['sessions', 'device_rows', 'audit_log', 'access_log'] LOOP
    FOR i IN 0..months_ahead LOOP
      month := date_trunc('month', now())::date + make_interval(months => i);
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        parent || to_char(month, '_YYYY_MM'), parent, month, month + interval '1 month');
      IF parent = 'audit_log' THEN
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM hirewall_app', parent || to_char(month, '_YYYY_MM'));
      END IF;
    END LOOP;
  END LOOP;
END $$;
CREATE TABLE sessions_other PARTITION OF sessions DEFAULT;
CREATE TABLE device_rows_other PARTITION OF device_rows DEFAULT;
CREATE TABLE audit_log_other PARTITION OF audit_log DEFAULT;
CREATE TABLE access_log_other PARTITION OF access_log DEFAULT;
SELECT hirewall_make_partitions(2);`;

/** What no code path may undo: a final decision stands, a decided case never changes, the audit only grows. */
const guards = `
CREATE FUNCTION hirewall_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'HW001';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION hirewall_refuse_change();
CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE ON audit_chain
  FOR EACH ROW EXECUTE FUNCTION hirewall_refuse_change();
CREATE TRIGGER decisions_final BEFORE UPDATE OR DELETE ON decisions
  FOR EACH ROW WHEN (OLD.state <> 'proposed') EXECUTE FUNCTION hirewall_refuse_change();
CREATE TRIGGER cases_decided BEFORE UPDATE OR DELETE ON cases
  FOR EACH ROW WHEN (OLD.status = 'decided') EXECUTE FUNCTION hirewall_refuse_change();`;

/** The role the application runs as (the connection option `role`); the login that migrates owns the tables. */
const applicationRole = `
DO $$ BEGIN
  CREATE ROLE hirewall_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT hirewall_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO hirewall_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO hirewall_app;`;

/** It may not touch what the audit has written. */
const grants = `
REVOKE UPDATE, DELETE, TRUNCATE ON audit_log, audit_log_other, audit_chain FROM hirewall_app;
REVOKE ALL ON FUNCTION hirewall_make_partitions(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hirewall_make_partitions(integer) TO hirewall_app;`;
