-- A rejection names its ground (政府採購法 50-1) and stands only when a second person agrees.
ALTER TABLE review ADD COLUMN ground TEXT;
-- The agency's finding that the ground is there, where the ground lies in conduct (公文文號).
ALTER TABLE review ADD COLUMN ground_finding TEXT;
ALTER TABLE review ADD COLUMN seconded_by BYTEA REFERENCES user_account (id) CHECK (seconded_by IS NULL OR seconded_by <> decided_by);
ALTER TABLE review ADD COLUMN seconded_at BIGINT;
