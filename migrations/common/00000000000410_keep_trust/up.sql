-- Whether the terms of a framework let the office pause the ordering of a listing.
ALTER TABLE framework ADD COLUMN holds_allowed BOOLEAN NOT NULL DEFAULT FALSE;

-- Tasks of the office: what a person has to look at, by a day.
CREATE TABLE office_task (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BYTEA NOT NULL,
    -- What the task is about, in a form that opens it once, however often it is noticed.
    mark TEXT NOT NULL UNIQUE,
    -- Values for the sentence of the kind, canonical JSON.
    args TEXT NOT NULL,
    due_on DATE NOT NULL,
    opened_at BIGINT NOT NULL,
    done_by BYTEA REFERENCES user_account (id),
    done_at BIGINT,
    note TEXT,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CHECK ((done_at IS NULL) = (note IS NULL))
);
CREATE INDEX office_task_due ON office_task (due_on);

-- Certificates and maker's authorisations (原廠授權), filed once for all listings of a vendor.
CREATE TABLE evidence (
    id BYTEA NOT NULL PRIMARY KEY,
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL CHECK (kind IN ('iso27001', 'iso27017', 'iso27018', 'cns19086', 'other', 'authorisation')),
    -- The maker that authorises; of authorisations only.
    maker TEXT,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    scope TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE NOT NULL,
    file_digest TEXT NOT NULL REFERENCES stored_file (digest),
    file_name TEXT NOT NULL,
    file_type TEXT NOT NULL CHECK (file_type IN ('pdf', 'jpeg', 'png')),
    state TEXT NOT NULL CHECK (state IN ('current', 'replaced', 'withdrawn')),
    -- The one that it renews.
    renews_id BYTEA UNIQUE REFERENCES evidence (id),
    filed_by BYTEA NOT NULL REFERENCES user_account (id),
    filed_at BIGINT NOT NULL,
    closing_note TEXT,
    checked_by BYTEA REFERENCES user_account (id),
    checked_at BIGINT,
    check_note TEXT,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (valid_until >= valid_from),
    CHECK ((kind = 'authorisation') = (maker IS NOT NULL)),
    CHECK ((checked_at IS NULL) = (checked_by IS NULL)),
    CHECK ((checked_at IS NULL) = (check_note IS NULL))
);
CREATE INDEX evidence_vendor ON evidence (vendor_id);
CREATE UNIQUE INDEX evidence_current ON evidence (vendor_id, kind, number) WHERE state = 'current';

-- Which step of the watch has told the vendor of which evidence: once each.
CREATE TABLE evidence_notice (
    evidence_id BYTEA NOT NULL REFERENCES evidence (id),
    step TEXT NOT NULL CHECK (step IN ('in_90', 'in_30', 'in_7', 'lapsed')),
    at BIGINT NOT NULL,
    PRIMARY KEY (evidence_id, step)
);

-- The days whose round of the watch was put into the queue.
CREATE TABLE watch_day (
    day DATE NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

-- Price checks (查價) that reports of a price above the market's opened: at most one open per listing.
CREATE TABLE price_check (
    id BYTEA NOT NULL PRIMARY KEY,
    listing_id BYTEA NOT NULL REFERENCES listing (id),
    item_id BYTEA NOT NULL REFERENCES item (id),
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    -- Price of the listing and of the award when the case was opened.
    listed_price BIGINT NOT NULL CHECK (listed_price > 0),
    award_price BIGINT NOT NULL CHECK (award_price > 0),
    opened_at BIGINT NOT NULL,
    answer_by DATE NOT NULL,
    answer TEXT CHECK (answer IN ('keeps', 'cuts', 'disputes')),
    answer_price BIGINT CHECK (answer_price > 0),
    answer_reason TEXT,
    answered_by BYTEA REFERENCES user_account (id),
    answered_at BIGINT,
    decision TEXT CHECK (decision IN ('price_kept', 'price_cut', 'vendor_to_negotiate')),
    decision_reason TEXT,
    decided_by BYTEA REFERENCES user_account (id),
    decided_at BIGINT,
    -- The rulings of the latest act, JSON.
    rulings TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK ((answer IS NULL) = (answer_reason IS NULL)),
    CHECK (answer_price IS NULL OR answer = 'cuts'),
    CHECK ((state = 'closed') = (decision IS NOT NULL)),
    CHECK ((decision IS NULL) = (decided_by IS NULL)),
    CHECK ((decision IS NULL) = (decision_reason IS NULL))
);
CREATE UNIQUE INDEX price_check_open ON price_check (listing_id) WHERE state = 'open';
CREATE INDEX price_check_vendor ON price_check (vendor_id);

-- What an agency found on the market.
CREATE TABLE market_report (
    id BYTEA NOT NULL PRIMARY KEY,
    price_check_id BYTEA NOT NULL REFERENCES price_check (id),
    item_id BYTEA NOT NULL REFERENCES item (id),
    agency_id BYTEA NOT NULL REFERENCES organisation (id),
    price BIGINT NOT NULL CHECK (price > 0),
    place TEXT NOT NULL,
    found_on DATE NOT NULL,
    evidence TEXT NOT NULL,
    file_digest TEXT REFERENCES stored_file (digest),
    file_name TEXT,
    file_type TEXT CHECK (file_type IN ('pdf', 'jpeg', 'png')),
    state TEXT NOT NULL CHECK (state IN ('standing', 'withdrawn')),
    reported_by BYTEA NOT NULL REFERENCES user_account (id),
    reported_at BIGINT NOT NULL,
    closing_note TEXT,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((file_digest IS NULL) = (file_name IS NULL)),
    CHECK ((file_digest IS NULL) = (file_type IS NULL)),
    CHECK ((state = 'withdrawn') = (closing_note IS NOT NULL))
);
CREATE UNIQUE INDEX market_report_standing ON market_report (price_check_id, agency_id) WHERE state = 'standing';
CREATE INDEX market_report_agency ON market_report (agency_id, item_id);

-- Holds (暫停訂購): a person of the office pauses the ordering of a listing; at most one stands per listing.
CREATE TABLE hold (
    id BYTEA NOT NULL PRIMARY KEY,
    listing_id BYTEA NOT NULL REFERENCES listing (id),
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    ground TEXT NOT NULL CHECK (ground IN ('certificate_lapsed', 'authorisation_lapsed', 'restricted_brand', 'origin')),
    -- What the ground rests on, and what the vendor is told.
    evidence TEXT NOT NULL,
    notice TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('standing', 'lifted')),
    placed_by BYTEA NOT NULL REFERENCES user_account (id),
    placed_at BIGINT NOT NULL,
    objection TEXT,
    objected_by BYTEA REFERENCES user_account (id),
    objected_at BIGINT,
    decision TEXT CHECK (decision IN ('upheld', 'lifted')),
    decision_reason TEXT,
    decided_by BYTEA REFERENCES user_account (id),
    decided_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((objection IS NULL) = (objected_at IS NULL)),
    CHECK ((objection IS NULL) = (objected_by IS NULL)),
    CHECK ((decision IS NULL) = (decided_by IS NULL)),
    CHECK ((decision IS NULL) = (decision_reason IS NULL)),
    CHECK (state <> 'lifted' OR decision = 'lifted')
);
CREATE UNIQUE INDEX hold_standing ON hold (listing_id) WHERE state = 'standing';
CREATE INDEX hold_vendor ON hold (vendor_id);

-- Brands on a published list of restricted products, by the key under which names are compared.
CREATE TABLE restricted_brand (
    id BYTEA NOT NULL PRIMARY KEY,
    name_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    listed_on DATE NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);
