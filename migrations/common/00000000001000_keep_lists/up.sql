-- Dated lists of others that the market looks things up in: debarred vendors, the company registry and the like.
CREATE TABLE reference_list (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The day of which the list speaks.
    as_of DATE NOT NULL,
    -- The last day on which what it does not name counts as not named.
    good_until DATE NOT NULL,
    file_name TEXT NOT NULL,
    file_digest TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    -- SHA-256 over its rows.
    rows_digest TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (good_until >= as_of)
);
CREATE INDEX reference_list_newest ON reference_list (kind, as_of, imported_at);

-- A row of a list, never changed.
CREATE TABLE reference_row (
    list_id BYTEA NOT NULL REFERENCES reference_list (id),
    -- Its place in the file, the first being 1.
    number BIGINT NOT NULL,
    -- Business number, branch code or accreditation number; empty where the list gives none.
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The name as names are compared.
    name_key TEXT NOT NULL,
    from_day DATE,
    until_day DATE,
    -- The whole row as published, canonical JSON.
    data TEXT NOT NULL,
    PRIMARY KEY (list_id, number)
);
CREATE INDEX reference_row_code ON reference_row (list_id, code);
CREATE INDEX reference_row_name ON reference_row (list_id, name_key);
