DROP TABLE quote;
DROP TABLE quote_request;
