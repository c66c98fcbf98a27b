DROP TABLE review_claim;
DROP TABLE recusal;
