-- A listing is shown and ordered, paused, or taken off.
ALTER TABLE listing ADD COLUMN state TEXT NOT NULL DEFAULT 'listed' CHECK (state IN ('listed', 'paused', 'delisted'));

-- What vendors ask of the office: to list, to change, to pause, to resume, to take off.
CREATE TABLE application (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('list', 'change', 'pause', 'resume', 'delist')),
    vendor_id BYTEA NOT NULL REFERENCES organisation (id),
    -- None until a new listing is approved.
    listing_id BYTEA REFERENCES listing (id),
    -- The version that a change was written against.
    base_version_id BYTEA REFERENCES listing_version (id),
    award_id BYTEA REFERENCES item_award (id),
    class TEXT NOT NULL CHECK (class IN ('software', 'cloud', 'security')),
    sku TEXT NOT NULL,
    -- Answers by question key, canonical JSON.
    answers TEXT NOT NULL,
    -- What the vendor says of a replacement, canonical JSON; null when nothing is replaced.
    replacement TEXT,
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'questioned', 'approved', 'refused', 'withdrawn')),
    -- Codes of the office's reasons, parted by semicolons, and its words.
    reasons TEXT NOT NULL,
    said TEXT NOT NULL,
    rulings TEXT NOT NULL,
    made_by BYTEA NOT NULL REFERENCES user_account (id),
    made_at BIGINT NOT NULL,
    submitted_at BIGINT,
    -- By when whoever has to act is to act.
    due_on DATE,
    decided_by BYTEA REFERENCES user_account (id),
    decided_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK (decided_by IS NULL OR decided_by <> made_by)
);
CREATE INDEX application_vendor ON application (vendor_id);
CREATE INDEX application_state ON application (state, due_on);
-- A listing has one open application at most.
CREATE UNIQUE INDEX application_open ON application (listing_id) WHERE state IN ('draft', 'submitted', 'questioned');

-- Open-source software that agencies may use, with the condition under which.
CREATE TABLE open_software (
    id BYTEA NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    -- SPDX id.
    licence TEXT NOT NULL,
    homepage TEXT NOT NULL,
    download TEXT NOT NULL,
    description TEXT NOT NULL,
    -- The security condition as the office set it; none while it is not met, and then nobody sees the software.
    condition TEXT,
    set_by BYTEA REFERENCES user_account (id),
    set_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);
