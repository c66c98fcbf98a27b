-- What stands on a listing is asked for by every order. The indexes over the rows of one state keep those unique; for
-- looking up they cannot be relied upon, since the state is a value that the plan of a statement does not know.
CREATE INDEX application_listing ON application (listing_id);
CREATE INDEX hold_listing ON hold (listing_id);
CREATE INDEX price_check_listing ON price_check (listing_id);
CREATE INDEX market_report_check ON market_report (price_check_id);
