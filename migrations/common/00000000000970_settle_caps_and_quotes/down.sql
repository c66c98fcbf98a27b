DROP INDEX quote_request_order;
ALTER TABLE quote_request DROP COLUMN order_id;
ALTER TABLE ceiling DROP COLUMN closed;
