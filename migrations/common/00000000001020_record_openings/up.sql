-- The record of the opening of a stage (開標紀錄), one per stage of a tender.
CREATE TABLE opening_record (
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
