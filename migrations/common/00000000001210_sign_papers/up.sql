-- A signed copy of a paper that was made here: a PDF signed with a certificate card, or the scan of one signed by hand.
CREATE TABLE paper_signature (
    id BYTEA NOT NULL PRIMARY KEY,
    tender_id BYTEA NOT NULL REFERENCES tender (id),
    -- Which paper of the tender, such as opening-all, award, minutes-1, review-….
    paper TEXT NOT NULL,
    -- The version of the record when it was signed.
    paper_version BIGINT NOT NULL CHECK (paper_version >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('certificate', 'scan')),
    -- The file as it was sent.
    digest TEXT NOT NULL REFERENCES stored_file (digest),
    name TEXT NOT NULL,
    -- What was found of its signatures when it came, canonical JSON.
    findings TEXT NOT NULL,
    uploaded_by BYTEA NOT NULL REFERENCES user_account (id),
    uploaded_at BIGINT NOT NULL,
    UNIQUE (tender_id, paper, digest)
);
