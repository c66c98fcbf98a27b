DROP TABLE restricted_brand;
DROP TABLE hold;
DROP TABLE market_report;
DROP TABLE price_check;
DROP TABLE watch_day;
DROP TABLE evidence_notice;
DROP TABLE evidence;
DROP TABLE office_task;
ALTER TABLE framework DROP COLUMN holds_allowed;
