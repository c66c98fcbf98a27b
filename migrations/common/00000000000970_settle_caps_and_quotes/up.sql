-- The cap of an agency that a framework names no more, or entitles now, counts what it holds and admits nothing further.
ALTER TABLE ceiling ADD COLUMN closed BOOLEAN NOT NULL DEFAULT FALSE;
-- The order that took the chosen quote's price.
ALTER TABLE quote_request ADD COLUMN order_id BYTEA;
CREATE INDEX quote_request_order ON quote_request (order_id);
