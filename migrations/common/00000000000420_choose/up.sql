-- What a buyer compared or found, locked as the reason of a choice: the bytes that were hashed, never changed.
CREATE TABLE choice (
    id BYTEA NOT NULL PRIMARY KEY,
    agency_id BYTEA NOT NULL REFERENCES organisation (id),
    locked_by BYTEA NOT NULL REFERENCES user_account (id),
    kind TEXT NOT NULL CHECK (kind IN ('comparison', 'search')),
    -- Canonical JSON (RFC 8785).
    content TEXT NOT NULL,
    -- SHA-256 of the content.
    digest TEXT NOT NULL,
    locked_at BIGINT NOT NULL
);
CREATE INDEX choice_agency ON choice (agency_id);

CREATE TABLE choice_listing (
    choice_id BYTEA NOT NULL REFERENCES choice (id),
    position BIGINT NOT NULL CHECK (position >= 1),
    listing_id BYTEA NOT NULL REFERENCES listing (id),
    listing_version_id BYTEA NOT NULL REFERENCES listing_version (id),
    PRIMARY KEY (choice_id, position),
    UNIQUE (choice_id, listing_id)
);
CREATE INDEX choice_listing_listing ON choice_listing (listing_id);

-- An order may name the choice that it rests on.
ALTER TABLE orders ADD COLUMN choice_id BYTEA REFERENCES choice (id);

-- Searches that people keep for themselves.
CREATE TABLE saved_search (
    id BYTEA NOT NULL PRIMARY KEY,
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX saved_search_user ON saved_search (user_id);

-- What a saved search found last and what its owner was told: working notes of the rounds, no acts of people.
CREATE TABLE saved_search_round (
    search_id BYTEA NOT NULL PRIMARY KEY REFERENCES saved_search (id),
    -- Listings and their version numbers as the owner was last told of them, canonical JSON.
    told TEXT NOT NULL,
    checked_at BIGINT NOT NULL,
    mailed_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX saved_search_round_checked ON saved_search_round (checked_at);
