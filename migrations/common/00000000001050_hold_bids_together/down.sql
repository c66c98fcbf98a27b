ALTER TABLE review_finding DROP COLUMN gone;
ALTER TABLE review_finding DROP COLUMN changed_in;
ALTER TABLE review_finding DROP COLUMN made_in;
ALTER TABLE review_finding DROP COLUMN across;
ALTER TABLE review DROP COLUMN compared_in;
ALTER TABLE review DROP COLUMN round;
