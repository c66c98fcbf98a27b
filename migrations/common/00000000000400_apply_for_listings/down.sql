DROP TABLE open_software;
DROP TABLE application;
ALTER TABLE listing DROP COLUMN state;
