-- Ceilings with two phases: reserved, then posted. What was ordered outside counts too, even above the cap; orders of
-- the market never pass it. A CHECK changes by a new table; the rows are kept meanwhile.
CREATE TABLE ceiling_kept AS SELECT * FROM ceiling;
CREATE TABLE ceiling_movement_kept AS SELECT * FROM ceiling_movement;
DROP TABLE ceiling_movement;
DROP TABLE ceiling;

CREATE TABLE ceiling (
    id BYTEA NOT NULL PRIMARY KEY,
    framework_id BYTEA NOT NULL REFERENCES framework (id),
    item_id BYTEA UNIQUE REFERENCES item (id),
    unit TEXT NOT NULL CHECK (unit IN ('money', 'count')),
    cap BIGINT NOT NULL CHECK (cap > 0),
    -- Reserved and posted together.
    used BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    -- Of what is used: what issued orders took, those placed outside included.
    posted BIGINT NOT NULL,
    -- Of what is posted: what was ordered outside.
    outside BIGINT NOT NULL,
    -- The other agency (其他機關) whose orders alone are counted.
    agency_id BYTEA REFERENCES organisation (id),
    CHECK (outside >= 0 AND posted >= outside AND used >= posted AND used - outside <= cap),
    CHECK (item_id IS NULL OR agency_id IS NULL),
    CHECK (agency_id IS NULL OR unit = 'money'),
    UNIQUE (framework_id, agency_id)
);
CREATE INDEX ceiling_framework ON ceiling (framework_id);
CREATE UNIQUE INDEX ceiling_budget ON ceiling (framework_id) WHERE item_id IS NULL AND agency_id IS NULL;

CREATE TABLE ceiling_movement (
    id BYTEA NOT NULL PRIMARY KEY,
    ceiling_id BYTEA NOT NULL REFERENCES ceiling (id),
    -- Whose movement it is: an order of the market, or one placed outside.
    order_id BYTEA,
    outside_id BYTEA,
    from_account TEXT NOT NULL,
    to_account TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    at BIGINT NOT NULL,
    CHECK ((order_id IS NULL) <> (outside_id IS NULL)),
    CHECK (
        (order_id IS NOT NULL AND from_account = 'available' AND to_account = 'reserved')
        OR (order_id IS NOT NULL AND from_account = 'reserved' AND to_account IN ('posted', 'available'))
        OR (order_id IS NOT NULL AND from_account = 'posted' AND to_account = 'available')
        OR (outside_id IS NOT NULL AND from_account = 'outside' AND to_account = 'posted')
        OR (outside_id IS NOT NULL AND from_account = 'posted' AND to_account = 'outside')
    )
);
CREATE INDEX ceiling_movement_ceiling ON ceiling_movement (ceiling_id);
-- An order reserves a ceiling once, posts it once and gives it back once.
CREATE UNIQUE INDEX ceiling_movement_once ON ceiling_movement (order_id, ceiling_id, from_account, to_account)
WHERE order_id IS NOT NULL;
CREATE INDEX ceiling_movement_outside ON ceiling_movement (outside_id);

INSERT INTO ceiling (id, framework_id, item_id, unit, cap, used, version, posted, outside)
SELECT id, framework_id, item_id, unit, cap, used, version, 0, 0 FROM ceiling_kept;
INSERT INTO ceiling_movement (id, ceiling_id, order_id, from_account, to_account, amount, at)
SELECT id, ceiling_id, order_id,
    CASE kind WHEN 'reserve' THEN 'available' ELSE 'reserved' END,
    CASE kind WHEN 'reserve' THEN 'reserved' ELSE 'available' END,
    amount, at
FROM ceiling_movement_kept;
DROP TABLE ceiling_movement_kept;
DROP TABLE ceiling_kept;

-- Terms of the contract, canonical JSON: extension, delivery, penalty, fee.
ALTER TABLE framework ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
-- Least and most amount of an item in one order.
ALTER TABLE item ADD COLUMN min_amount BIGINT CHECK (min_amount > 0);
ALTER TABLE item ADD COLUMN max_amount BIGINT CHECK (max_amount > 0);

-- Each version of a framework: who changed what, when and why. An order keeps to the version of its moment.
CREATE TABLE framework_version (
    id BYTEA NOT NULL PRIMARY KEY,
    framework_id BYTEA NOT NULL REFERENCES framework (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    reason TEXT NOT NULL,
    -- The framework as it was from then on, canonical JSON.
    content TEXT NOT NULL,
    -- What differs from the version before, canonical JSON.
    changed TEXT NOT NULL,
    by_user BYTEA REFERENCES user_account (id),
    at BIGINT NOT NULL,
    UNIQUE (framework_id, number)
);

-- Lines of orders as the e-procurement site tells of them.
CREATE TABLE site_order (
    id BYTEA NOT NULL PRIMARY KEY,
    pcc_number TEXT NOT NULL,
    case_no TEXT NOT NULL,
    item_no TEXT NOT NULL,
    ordered_on DATE NOT NULL,
    agency_code TEXT NOT NULL,
    vendor_ubn TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    unit_price BIGINT NOT NULL CHECK (unit_price > 0),
    amount BIGINT NOT NULL CHECK (amount > 0),
    state TEXT NOT NULL CHECK (state IN ('matched', 'outside', 'waiting', 'cancelled', 'past')),
    -- What is known here of what the site names.
    framework_id BYTEA REFERENCES framework (id),
    item_id BYTEA REFERENCES item (id),
    agency_id BYTEA REFERENCES organisation (id),
    vendor_id BYTEA REFERENCES organisation (id),
    order_id BYTEA REFERENCES orders (id),
    at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (pcc_number, case_no, item_no),
    CHECK ((state = 'matched') = (order_id IS NOT NULL)),
    CHECK ((state = 'past') = (framework_id IS NULL) OR state = 'cancelled')
);
CREATE INDEX site_order_framework ON site_order (framework_id, ordered_on);
CREATE INDEX site_order_order ON site_order (order_id);
CREATE INDEX site_order_state ON site_order (state);
