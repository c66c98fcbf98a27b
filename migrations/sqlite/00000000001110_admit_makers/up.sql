-- Makers (原廠) have accounts. A CHECK changes by a new table; the references stay, so they are not asked meanwhile.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
CREATE TABLE user_account_new (
    id BYTEA NOT NULL PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor', 'reviewer', 'accounting', 'member', 'maker')),
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
INSERT INTO user_account_new (id, organisation_id, role, email, name, password_hash, totp_secret, totp_last_step, failed_count, locked_until, disabled, created_at, version)
SELECT id, organisation_id, role, email, name, password_hash, totp_secret, totp_last_step, failed_count, locked_until, disabled, created_at, version FROM user_account;
DROP TABLE user_account;
ALTER TABLE user_account_new RENAME TO user_account;
CREATE TABLE organisation_new (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('agency', 'vendor', 'office', 'audit', 'maker')),
    -- Agency code, unified business number (統一編號) of a vendor, or a maker's own code.
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
INSERT INTO organisation_new (id, kind, code, name, agency_kind, region, origin, email, superior_id, version)
SELECT id, kind, code, name, agency_kind, region, origin, email, superior_id, version FROM organisation;
DROP TABLE organisation;
ALTER TABLE organisation_new RENAME TO organisation;
COMMIT;
PRAGMA foreign_keys = ON;
