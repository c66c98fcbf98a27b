DROP TABLE bid_question;
