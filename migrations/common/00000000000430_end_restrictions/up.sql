-- A brand may be taken off its list; the row stays, since what was decided under it stays.
ALTER TABLE restricted_brand ADD COLUMN delisted_on DATE;
