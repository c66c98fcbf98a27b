-- Requests for quotes (詢價): an agency asks the awarded vendors of an item for better terms.
CREATE TABLE quote_request (
    id BYTEA NOT NULL PRIMARY KEY,
    item_id BYTEA NOT NULL REFERENCES item (id),
    agency_id BYTEA NOT NULL REFERENCES organisation (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    ground TEXT NOT NULL CHECK (ground IN ('quantity_tier', 'amount_tier', 'other_conditions')),
    -- What is asked for beside the price, and why.
    wants TEXT NOT NULL,
    closes_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'opened', 'chosen', 'withdrawn')),
    chosen_id BYTEA,
    closing_note TEXT,
    rulings TEXT NOT NULL,
    made_by BYTEA NOT NULL REFERENCES user_account (id),
    made_at BIGINT NOT NULL,
    opened_by BYTEA REFERENCES user_account (id),
    opened_at BIGINT,
    closed_by BYTEA REFERENCES user_account (id),
    closed_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (closes_at > made_at),
    -- Nothing is opened before the deadline, nothing chosen unopened.
    CHECK (opened_at IS NULL OR opened_at >= closes_at),
    CHECK (state NOT IN ('opened', 'chosen') OR opened_at IS NOT NULL),
    CHECK ((state = 'chosen') = (chosen_id IS NOT NULL)),
    CHECK (state IN ('asked', 'opened') OR (closing_note IS NOT NULL AND closed_by IS NOT NULL AND closed_at IS NOT NULL))
);
CREATE INDEX quote_request_agency ON quote_request (agency_id, id);

-- One row per invited vendor. While it is sealed nobody but the vendor sees what it says; the record keeps a salted digest.
CREATE TABLE quote (
    id BYTEA NOT NULL PRIMARY KEY,
    request_id BYTEA NOT NULL REFERENCES quote_request (id),
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    award_price BIGINT NOT NULL CHECK (award_price > 0),
    state TEXT NOT NULL CHECK (state IN ('invited', 'offered', 'declined')),
    listing_id BYTEA REFERENCES listing (id),
    unit_price BIGINT,
    terms TEXT,
    sealed BOOLEAN NOT NULL,
    salt TEXT NOT NULL,
    answered_by BYTEA REFERENCES user_account (id),
    answered_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (request_id, vendor_id),
    CHECK (unit_price IS NULL OR (unit_price > 0 AND unit_price <= award_price)),
    CHECK (state <> 'offered' OR (listing_id IS NOT NULL AND unit_price IS NOT NULL AND answered_at IS NOT NULL))
);
CREATE INDEX quote_vendor ON quote (vendor_id, id);
