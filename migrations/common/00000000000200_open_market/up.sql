-- Framework contracts (共同供應契約): lots (組別), items (項次), awarded vendors.
CREATE TABLE framework (
    id BYTEA NOT NULL PRIMARY KEY,
    case_no TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('software', 'cloud', 'security')),
    budget BIGINT NOT NULL CHECK (budget > 0),
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    order_of_record TEXT NOT NULL CHECK (order_of_record IN ('pcc', 'here')),
    entitles_all BOOLEAN NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (ends_on >= starts_on)
);

CREATE TABLE entitled_agency (
    framework_id BYTEA NOT NULL REFERENCES framework (id),
    agency_id BYTEA NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (framework_id, agency_id)
);

CREATE TABLE item (
    id BYTEA NOT NULL PRIMARY KEY,
    framework_id BYTEA NOT NULL REFERENCES framework (id),
    lot_no TEXT NOT NULL,
    lot_name TEXT NOT NULL,
    item_no TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    price_ceiling BIGINT NOT NULL CHECK (price_ceiling > 0),
    min_quantity BIGINT CHECK (min_quantity >= 1),
    max_quantity BIGINT CHECK (max_quantity >= 1),
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (framework_id, item_no)
);

CREATE TABLE item_award (
    id BYTEA NOT NULL PRIMARY KEY,
    item_id BYTEA NOT NULL REFERENCES item (id),
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    price BIGINT NOT NULL CHECK (price > 0),
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (item_id, vendor_id)
);

-- How much may still be ordered: the framework's published budget, an item's quantity.
CREATE TABLE ceiling (
    id BYTEA NOT NULL PRIMARY KEY,
    framework_id BYTEA NOT NULL REFERENCES framework (id),
    item_id BYTEA UNIQUE REFERENCES item (id),
    unit TEXT NOT NULL CHECK (unit IN ('money', 'count')),
    cap BIGINT NOT NULL CHECK (cap > 0),
    used BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (used >= 0 AND used <= cap)
);
CREATE INDEX ceiling_framework ON ceiling (framework_id);

CREATE TABLE ceiling_movement (
    id BYTEA NOT NULL PRIMARY KEY,
    ceiling_id BYTEA NOT NULL REFERENCES ceiling (id),
    order_id BYTEA NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reserve', 'release')),
    amount BIGINT NOT NULL CHECK (amount > 0),
    at BIGINT NOT NULL,
    -- An order reserves a ceiling once and releases it once.
    UNIQUE (order_id, ceiling_id, kind)
);
CREATE INDEX ceiling_movement_ceiling ON ceiling_movement (ceiling_id);

-- What vendors offer. A listing changes by versions; an order pins one.
CREATE TABLE listing (
    id BYTEA NOT NULL PRIMARY KEY,
    sku TEXT NOT NULL UNIQUE,
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    award_id BYTEA REFERENCES item_award (id),
    current_version_id BYTEA NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX listing_vendor ON listing (vendor_id);
CREATE INDEX listing_award ON listing (award_id);

CREATE TABLE listing_version (
    id BYTEA NOT NULL PRIMARY KEY,
    listing_id BYTEA NOT NULL REFERENCES listing (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    class TEXT NOT NULL CHECK (class IN ('software', 'cloud', 'security')),
    category TEXT NOT NULL,
    maker TEXT NOT NULL,
    origin TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    unit_price BIGINT NOT NULL CHECK (unit_price > 0),
    description TEXT NOT NULL,
    -- Further answers by question key, canonical JSON.
    details TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (listing_id, number)
);

CREATE TABLE orders (
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
    CHECK (approved_by IS NULL OR approved_by <> placed_by),
    CHECK (confirmed_by IS NULL OR (confirmed_by <> placed_by AND confirmed_by <> approved_by))
);
CREATE INDEX orders_agency ON orders (agency_id);
CREATE INDEX orders_vendor ON orders (vendor_id);
CREATE INDEX orders_placed ON orders (placed_at);
CREATE UNIQUE INDEX orders_pcc_number ON orders (pcc_number);

CREATE TABLE order_line (
    id BYTEA NOT NULL PRIMARY KEY,
    order_id BYTEA NOT NULL REFERENCES orders (id),
    line_no BIGINT NOT NULL CHECK (line_no >= 1),
    item_id BYTEA NOT NULL REFERENCES item (id),
    listing_version_id BYTEA NOT NULL REFERENCES listing_version (id),
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    -- The price terms of the moment of ordering.
    unit_price BIGINT NOT NULL CHECK (unit_price > 0),
    award_price BIGINT NOT NULL CHECK (award_price >= unit_price),
    amount BIGINT NOT NULL CHECK (amount > 0),
    UNIQUE (order_id, line_no)
);

-- Counts up per year; human order numbers come from it.
CREATE TABLE order_number (
    roc_year BIGINT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL CHECK (last >= 0)
);

-- Published award notices (決標公告) of the e-procurement site: public records beside the market.
CREATE TABLE award_notice (
    id BYTEA NOT NULL PRIMARY KEY,
    -- Agency, case number, awarded vendor and award date name one award.
    natural_key TEXT NOT NULL UNIQUE,
    case_no TEXT NOT NULL,
    title TEXT NOT NULL,
    agency TEXT NOT NULL,
    method TEXT NOT NULL,
    category TEXT NOT NULL,
    award_way TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('award', 'contract_change')),
    price BIGINT NOT NULL CHECK (price >= 0),
    awarded_to TEXT NOT NULL,
    not_awarded TEXT NOT NULL,
    awarded_on DATE NOT NULL,
    noticed_on DATE NOT NULL,
    source TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX award_notice_awarded ON award_notice (awarded_on);

CREATE TABLE import_run (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_digest TEXT NOT NULL REFERENCES stored_file (digest),
    row_count BIGINT NOT NULL,
    imported BIGINT NOT NULL,
    corrected BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    at BIGINT NOT NULL,
    CHECK (row_count = imported + corrected + duplicates + rejected)
);

CREATE TABLE import_line (
    id BYTEA NOT NULL PRIMARY KEY,
    run_id BYTEA NOT NULL REFERENCES import_run (id),
    line BIGINT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'corrected', 'duplicate', 'rejected')),
    column_name TEXT,
    reason TEXT,
    subject_id BYTEA
);
CREATE INDEX import_line_run ON import_line (run_id, line);
