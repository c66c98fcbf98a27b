-- What a person who works on bids states of its own interest in a tender (政府採購法 15), before it sees any.
CREATE TABLE recusal (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    said TEXT NOT NULL CHECK (said IN ('impartial', 'recused')),
    -- Which interest.
    interest TEXT CHECK (interest IN ('own', 'family', 'service', 'other')),
    note TEXT NOT NULL,
    stated_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    UNIQUE (tender_id, user_id),
    CHECK ((said = 'recused') = (interest IS NOT NULL))
);

-- Who works on a review at present, and until when. No part of the record: it releases itself.
CREATE TABLE review_claim (
    review_id BYTEA NOT NULL PRIMARY KEY REFERENCES review (id),
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    until BIGINT NOT NULL
);
