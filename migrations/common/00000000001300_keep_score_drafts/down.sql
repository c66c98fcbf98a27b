DROP TABLE score_draft;
