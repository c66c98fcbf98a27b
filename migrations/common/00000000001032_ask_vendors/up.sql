-- A question to a vendor about its bid (政府採購法 51, 施行細則 60).
CREATE TABLE bid_question (
    id BYTEA NOT NULL PRIMARY KEY,
    review_id BYTEA NOT NULL REFERENCES review (id),
    -- The vendor, where the market knows it.
    vendor_id BYTEA REFERENCES organisation (id),
    -- The finding that it is about; none for the bid as a whole.
    finding BIGINT,
    -- What is wrong and what is asked for, in the words of rule CUR-01.
    defect TEXT NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('ask_to_explain', 'allow_correction')),
    question TEXT NOT NULL,
    -- The places in the vendor's own bid, JSON.
    evidence TEXT NOT NULL,
    rulings TEXT NOT NULL,
    until BIGINT NOT NULL,
    asked_by BYTEA NOT NULL REFERENCES user_account (id),
    asked_at BIGINT NOT NULL,
    answer TEXT,
    -- The letter that holds the answer, where it came on paper.
    letter TEXT,
    answered_by BYTEA REFERENCES user_account (id),
    answered_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX bid_question_review ON bid_question (review_id);
CREATE INDEX bid_question_vendor ON bid_question (vendor_id);
