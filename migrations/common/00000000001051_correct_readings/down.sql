DROP TABLE review_correction;
