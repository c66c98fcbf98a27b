DROP TABLE review_finding;
DROP TABLE review_file;
DROP TABLE review;
DROP TABLE bid_file;
DROP TABLE envelope;
DROP TABLE bid;
DROP TABLE tender_stage;
DROP TABLE tender;
