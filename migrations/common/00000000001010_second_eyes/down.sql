ALTER TABLE review DROP COLUMN seconded_at;
ALTER TABLE review DROP COLUMN seconded_by;
ALTER TABLE review DROP COLUMN ground_finding;
ALTER TABLE review DROP COLUMN ground;
