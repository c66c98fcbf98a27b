-- Who acts: organisations and their people.
CREATE TABLE organisation (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('agency', 'vendor', 'office', 'audit')),
    -- Agency code, or the unified business number (統一編號) of a vendor.
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    agency_kind TEXT,
    region TEXT,
    origin TEXT,
    email TEXT,
    superior_id BYTEA REFERENCES organisation (id),
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (kind, code)
);

CREATE TABLE user_account (
    id BYTEA NOT NULL PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor')),
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    totp_secret TEXT,
    totp_last_step BIGINT NOT NULL DEFAULT 0,
    failed_count BIGINT NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
    locked_until BIGINT,
    disabled BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);

CREATE TABLE recovery_code (
    id BYTEA NOT NULL PRIMARY KEY,
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    code_hash TEXT NOT NULL,
    used_at BIGINT
);
CREATE INDEX recovery_code_user ON recovery_code (user_id);

CREATE TABLE invitation (
    id BYTEA NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    invited_by BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);

CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    csrf TEXT NOT NULL,
    second_factor BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE api_token (
    id BYTEA NOT NULL PRIMARY KEY,
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX api_token_user ON api_token (user_id);

-- The answer to a request that may be repeated.
CREATE TABLE idempotency (
    principal TEXT NOT NULL,
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    etag TEXT,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (principal, route, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

-- What happened. Entries and events carry no number of their own: the sequencer gives it.
CREATE TABLE audit_entry (
    id BYTEA NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BYTEA NOT NULL,
    actor_id BYTEA,
    -- The frozen bytes (RFC 8785) that the chain hashes.
    body TEXT NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject_kind, subject_id);
CREATE INDEX audit_entry_actor ON audit_entry (actor_id);

CREATE TABLE audit_chain (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq >= 1),
    entry_id BYTEA NOT NULL UNIQUE REFERENCES audit_entry (id),
    hash TEXT NOT NULL
);

-- Personal values stand here; the chain holds salted commitments. Erasing a row erases the value, not the proof.
CREATE TABLE audit_personal (
    commitment TEXT NOT NULL PRIMARY KEY,
    salt TEXT NOT NULL,
    value TEXT NOT NULL
);

CREATE TABLE event (
    id BYTEA NOT NULL PRIMARY KEY,
    entry_id BYTEA NOT NULL REFERENCES audit_entry (id),
    ordinal BIGINT NOT NULL,
    name TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BYTEA NOT NULL,
    subject_version BIGINT NOT NULL,
    -- The row after the change, canonical JSON.
    after TEXT NOT NULL,
    UNIQUE (entry_id, ordinal)
);
CREATE INDEX event_subject ON event (subject_kind, subject_id);

CREATE TABLE feed (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq >= 1),
    event_id BYTEA NOT NULL UNIQUE REFERENCES event (id)
);

-- What waits for a number. The sequencer empties it.
CREATE TABLE unsequenced (
    entry_id BYTEA NOT NULL PRIMARY KEY REFERENCES audit_entry (id)
);

CREATE TABLE job (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    max_attempts BIGINT NOT NULL CHECK (max_attempts >= 1),
    lease_until BIGINT,
    -- Grows with each claim: a late worker with an old fence writes nothing.
    fence BIGINT NOT NULL,
    progress BIGINT NOT NULL CHECK (progress >= 0),
    progress_total BIGINT NOT NULL CHECK (progress_total >= 0),
    problem TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX job_due ON job (state, run_at);

CREATE TABLE mail (
    id BYTEA NOT NULL PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);

CREATE TABLE stored_file (
    digest TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL CHECK (size >= 0),
    name TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);
