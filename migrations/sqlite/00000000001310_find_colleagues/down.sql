DROP INDEX user_account_organisation;
