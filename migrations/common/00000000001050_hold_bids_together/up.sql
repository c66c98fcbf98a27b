-- A review is judged anew: rounds are counted, and a finding keeps in which one it came, changed or went.
ALTER TABLE review ADD COLUMN round BIGINT NOT NULL DEFAULT 1 CHECK (round >= 1);
-- The round in which the bids of the stage were last held against each other; what was judged before the market did so counts as held.
ALTER TABLE review ADD COLUMN compared_in BIGINT NOT NULL DEFAULT 1 CHECK (compared_in >= 0);
-- Whether it came of holding the bids of a stage against each other.
ALTER TABLE review_finding ADD COLUMN across BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE review_finding ADD COLUMN made_in BIGINT NOT NULL DEFAULT 1 CHECK (made_in >= 1);
ALTER TABLE review_finding ADD COLUMN changed_in BIGINT NOT NULL DEFAULT 1 CHECK (changed_in >= 1);
-- Whether a later round says it no more; the row stays for what people made of it.
ALTER TABLE review_finding ADD COLUMN gone BOOLEAN NOT NULL DEFAULT FALSE;
