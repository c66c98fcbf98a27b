DROP TABLE paper_signature;
