DROP TABLE saved_search_round;
DROP TABLE saved_search;
ALTER TABLE orders DROP COLUMN choice_id;
DROP TABLE choice_listing;
DROP TABLE choice;
