DROP INDEX market_report_check;
DROP INDEX price_check_listing;
DROP INDEX hold_listing;
DROP INDEX application_listing;
