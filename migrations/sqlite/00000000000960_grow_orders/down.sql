PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
DROP TRIGGER approval_refuse_resign;
DROP TRIGGER approval_refuse_delete;
CREATE TABLE orders_new (
    id BYTEA NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    framework_id BYTEA NOT NULL REFERENCES framework (id),
    agency_id BYTEA NOT NULL REFERENCES organisation (id),
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    state TEXT NOT NULL CHECK (state IN ('placed', 'approved', 'rejected', 'cancelled', 'issued', 'confirmed', 'declined')),
    amount BIGINT NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    superior_approval TEXT,
    rulings TEXT NOT NULL,
    placed_by BYTEA NOT NULL REFERENCES user_account (id),
    placed_at BIGINT NOT NULL,
    approved_by BYTEA REFERENCES user_account (id),
    confirmed_by BYTEA REFERENCES user_account (id),
    pcc_number TEXT,
    issued_at BIGINT,
    closing_note TEXT,
    version BIGINT NOT NULL CHECK (version >= 1),
    choice_id BYTEA REFERENCES choice (id),
    stated TEXT,
    deliver_by DATE,
    awaits TEXT,
    awaits_user BYTEA REFERENCES user_account (id),
    delivered_on DATE,
    delivered_by BYTEA REFERENCES user_account (id),
    accepted_by BYTEA REFERENCES user_account (id),
    accepted_at BIGINT,
    acceptance TEXT,
    CHECK (approved_by IS NULL OR approved_by <> placed_by),
    CHECK (confirmed_by IS NULL OR (confirmed_by <> placed_by AND confirmed_by <> approved_by))
);
INSERT INTO orders_new (id, number, framework_id, agency_id, vendor_id, state, amount, reason, superior_approval, rulings, placed_by, placed_at, approved_by, confirmed_by, pcc_number, issued_at, closing_note, version, choice_id, stated, deliver_by, awaits, awaits_user, delivered_on, delivered_by, accepted_by, accepted_at, acceptance)
SELECT id, number, framework_id, agency_id, vendor_id, state, amount, reason, superior_approval, rulings, placed_by, placed_at, approved_by, confirmed_by, pcc_number, issued_at, closing_note, version, choice_id, stated, deliver_by, awaits, awaits_user, delivered_on, delivered_by, accepted_by, accepted_at, acceptance FROM orders;
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
CREATE INDEX orders_agency ON orders (agency_id);
CREATE INDEX orders_vendor ON orders (vendor_id);
CREATE INDEX orders_placed ON orders (placed_at);
CREATE UNIQUE INDEX orders_pcc_number ON orders (pcc_number);
CREATE INDEX orders_open ON orders (state, placed_at);
CREATE INDEX orders_near ON orders (agency_id, placed_at);
CREATE TABLE user_account_new (
    id BYTEA NOT NULL PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor', 'reviewer')),
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
COMMIT;
PRAGMA foreign_keys = ON;
