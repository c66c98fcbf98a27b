-- Every step of an order tells the people of one organisation who have one role.
CREATE INDEX user_account_organisation ON user_account (organisation_id, role);
