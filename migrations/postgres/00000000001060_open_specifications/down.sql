ALTER TABLE tender_stage DROP CONSTRAINT tender_stage_stage_check;
ALTER TABLE tender_stage ADD CONSTRAINT tender_stage_stage_check CHECK (stage IN ('all', 'qualification', 'price'));
ALTER TABLE envelope DROP CONSTRAINT envelope_stage_check;
ALTER TABLE envelope ADD CONSTRAINT envelope_stage_check CHECK (stage IN ('all', 'qualification', 'price'));
ALTER TABLE review DROP CONSTRAINT review_stage_check;
ALTER TABLE review ADD CONSTRAINT review_stage_check CHECK (stage IN ('all', 'qualification', 'price'));
ALTER TABLE opening_record DROP CONSTRAINT opening_record_stage_check;
ALTER TABLE opening_record ADD CONSTRAINT opening_record_stage_check CHECK (stage IN ('all', 'qualification', 'price'));
