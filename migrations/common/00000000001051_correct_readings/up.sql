-- A field of a document as a person read it, where the machine read something else. Evidence: never changed.
CREATE TABLE review_correction (
    id BYTEA NOT NULL PRIMARY KEY,
    review_id BYTEA NOT NULL REFERENCES review (id),
    -- The type of the document, its file and its first page, from 0.
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    page BIGINT NOT NULL CHECK (page >= 0),
    field TEXT NOT NULL,
    -- Values in neutral form, JSON.
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    corrected_by BYTEA NOT NULL REFERENCES user_account (id),
    corrected_at BIGINT NOT NULL
);
CREATE INDEX review_correction_review ON review_correction (review_id);
