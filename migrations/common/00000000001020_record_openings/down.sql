DROP TABLE opening_record;
