DROP TABLE site_order;
DROP TABLE framework_version;
ALTER TABLE item DROP COLUMN max_amount;
ALTER TABLE item DROP COLUMN min_amount;
ALTER TABLE framework DROP COLUMN terms;
DROP TABLE ceiling_movement;
DROP TABLE ceiling;
-- As before; their rows are counted in another way and are not carried back.
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
    UNIQUE (order_id, ceiling_id, kind)
);
CREATE INDEX ceiling_movement_ceiling ON ceiling_movement (ceiling_id);
