-- What the office writes beside the result of a tender: when it was published and told, and the objections to it.
CREATE TABLE tender_result (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL UNIQUE REFERENCES tender (id),
    -- Days and objections, canonical JSON.
    content TEXT NOT NULL,
    recorded_by BYTEA NOT NULL REFERENCES user_account (id),
    recorded_at BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1)
);
