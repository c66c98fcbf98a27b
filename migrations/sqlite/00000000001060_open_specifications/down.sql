PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
CREATE TABLE tender_stage_new (
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    stage TEXT NOT NULL CHECK (stage IN ('all', 'qualification', 'price')),
    opens_at BIGINT NOT NULL,
    -- The documents that this stage asks for, JSON; those of the tender where absent.
    required TEXT,
    PRIMARY KEY (tender_id, stage)
);
INSERT INTO tender_stage_new (tender_id, stage, opens_at, required) SELECT tender_id, stage, opens_at, required FROM tender_stage;
DROP TABLE tender_stage;
ALTER TABLE tender_stage_new RENAME TO tender_stage;
CREATE TABLE envelope_new (
    id BYTEA NOT NULL PRIMARY KEY,
    bid_id BYTEA NOT NULL REFERENCES bid (id),
    stage TEXT NOT NULL CHECK (stage IN ('all', 'qualification', 'price')),
    number BIGINT NOT NULL CHECK (number >= 1),
    digest TEXT NOT NULL REFERENCES stored_file (digest),
    size BIGINT NOT NULL CHECK (size >= 0),
    -- The digest over names and digests of the files inside.
    contents TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    UNIQUE (bid_id, stage, number)
);
INSERT INTO envelope_new (id, bid_id, stage, number, digest, size, contents, imported_at)
SELECT id, bid_id, stage, number, digest, size, contents, imported_at FROM envelope;
DROP TABLE envelope;
ALTER TABLE envelope_new RENAME TO envelope;
CREATE TRIGGER envelope_refuse_update BEFORE UPDATE ON envelope
BEGIN SELECT RAISE(ABORT, 'envelope is append-only'); END;
CREATE TRIGGER envelope_refuse_delete BEFORE DELETE ON envelope
BEGIN SELECT RAISE(ABORT, 'envelope is append-only'); END;
CREATE TABLE review_new (
    id BYTEA NOT NULL PRIMARY KEY,
    envelope_id BYTEA NOT NULL UNIQUE REFERENCES envelope (id),
    bid_id BYTEA NOT NULL REFERENCES bid (id),
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    stage TEXT NOT NULL CHECK (stage IN ('all', 'qualification', 'price')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'reading', 'judged', 'failed', 'decided', 'replaced')),
    files BIGINT NOT NULL CHECK (files >= 1),
    -- How far the reading is; no recorded change.
    files_done BIGINT NOT NULL CHECK (files_done >= 0),
    pages_done BIGINT NOT NULL CHECK (pages_done >= 0),
    pages BIGINT NOT NULL CHECK (pages >= 0),
    -- Counts decisions on findings, so that finishing and deciding wait for each other.
    decisions BIGINT NOT NULL CHECK (decisions >= 0),
    -- The documents found, JSON.
    documents TEXT,
    problem TEXT,
    outcome TEXT CHECK (outcome IN ('qualified', 'unqualified')),
    note TEXT,
    decided_by BYTEA REFERENCES user_account (id),
    decided_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    ground TEXT,
    ground_finding TEXT,
    seconded_by BYTEA REFERENCES user_account (id) CHECK (seconded_by IS NULL OR seconded_by <> decided_by),
    seconded_at BIGINT,
    round BIGINT NOT NULL DEFAULT 1 CHECK (round >= 1),
    compared_in BIGINT NOT NULL DEFAULT 1 CHECK (compared_in >= 0),
    CHECK ((state = 'decided') = (outcome IS NOT NULL)),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
INSERT INTO review_new (id, envelope_id, bid_id, tender_id, stage, state, files, files_done, pages_done, pages, decisions, documents, problem, outcome, note, decided_by, decided_at, created_at, version, ground, ground_finding, seconded_by, seconded_at, round, compared_in)
SELECT id, envelope_id, bid_id, tender_id, stage, state, files, files_done, pages_done, pages, decisions, documents, problem, outcome, note, decided_by, decided_at, created_at, version, ground, ground_finding, seconded_by, seconded_at, round, compared_in FROM review;
DROP TABLE review;
ALTER TABLE review_new RENAME TO review;
CREATE INDEX review_tender ON review (tender_id);
CREATE INDEX review_bid ON review (bid_id);
CREATE TABLE opening_record_new (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    stage TEXT NOT NULL CHECK (stage IN ('all', 'qualification', 'price')),
    -- What the clerk wrote, canonical JSON.
    content TEXT NOT NULL,
    -- What the law says of it, canonical JSON.
    rulings TEXT NOT NULL,
    -- How many bids count.
    counted BIGINT NOT NULL CHECK (counted >= 0),
    recorded_by BYTEA NOT NULL REFERENCES user_account (id),
    recorded_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (tender_id, stage)
);
INSERT INTO opening_record_new (id, tender_id, stage, content, rulings, counted, recorded_by, recorded_at, version)
SELECT id, tender_id, stage, content, rulings, counted, recorded_by, recorded_at, version FROM opening_record;
DROP TABLE opening_record;
ALTER TABLE opening_record_new RENAME TO opening_record;
COMMIT;
PRAGMA foreign_keys = ON;
