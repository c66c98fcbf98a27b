ALTER TABLE item_award DROP COLUMN ended;
