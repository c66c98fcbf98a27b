-- Tenders (招標案) and the hours of their openings.
CREATE TABLE tender (
    id BYTEA NOT NULL PRIMARY KEY,
    case_no TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    agency TEXT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- What the tender asks for, canonical JSON.
    terms TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);

CREATE TABLE tender_stage (
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    stage TEXT NOT NULL CHECK (stage IN ('all', 'qualification', 'price')),
    opens_at BIGINT NOT NULL,
    -- The documents that this stage asks for, JSON; those of the tender where absent.
    required TEXT,
    PRIMARY KEY (tender_id, stage)
);

-- Bids: one per vendor and tender. A row exists from the opening on, never before.
CREATE TABLE bid (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    label TEXT NOT NULL,
    vendor_id BYTEA REFERENCES organisation (id),
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (tender_id, label)
);

-- A package as it came in for one stage, never changed; a later one of the same bid and stage has the next number.
CREATE TABLE envelope (
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

CREATE TABLE bid_file (
    id BYTEA NOT NULL PRIMARY KEY,
    envelope_id BYTEA NOT NULL REFERENCES envelope (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    -- A label for people; it says nothing about what the file holds.
    name TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES stored_file (digest),
    size BIGINT NOT NULL CHECK (size >= 0),
    UNIQUE (envelope_id, number),
    UNIQUE (envelope_id, name)
);

-- Reviews (審標): one per envelope.
CREATE TABLE review (
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
    CHECK ((state = 'decided') = (outcome IS NOT NULL)),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE INDEX review_tender ON review (tender_id);
CREATE INDEX review_bid ON review (bid_id);

-- What reading a file gave. The reading itself is a stored file.
CREATE TABLE review_file (
    review_id BYTEA NOT NULL REFERENCES review (id),
    file_id BYTEA NOT NULL REFERENCES bid_file (id),
    extent TEXT NOT NULL CHECK (extent IN ('all', 'part', 'none')),
    reason TEXT,
    page_count BIGINT NOT NULL CHECK (page_count >= 0),
    -- Width and height of each page read, as displayed, in points: JSON {"page": [w, h]}.
    sizes TEXT NOT NULL,
    notes TEXT NOT NULL,
    reading_digest TEXT NOT NULL,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (review_id, file_id),
    CHECK ((extent = 'all') = (reason IS NULL))
);

CREATE TABLE review_finding (
    id BYTEA NOT NULL PRIMARY KEY,
    review_id BYTEA NOT NULL REFERENCES review (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    rule TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'person')),
    -- The whole finding, canonical JSON.
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'overruled')),
    reason TEXT,
    decided_by BYTEA REFERENCES user_account (id),
    decided_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (review_id, number),
    CHECK ((state = 'open') = (decided_by IS NULL)),
    CHECK (state <> 'overruled' OR reason IS NOT NULL)
);
