-- Every step of an order tells the people of one organisation who have one role. It stands here and not with what both databases share,
-- because the embedded one makes this table anew after those, and an index goes with its table.
CREATE INDEX user_account_organisation ON user_account (organisation_id, role);
