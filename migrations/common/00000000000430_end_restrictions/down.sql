ALTER TABLE restricted_brand DROP COLUMN delisted_on;
