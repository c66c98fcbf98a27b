-- Reviewers of bids (審標人員) may have accounts.
ALTER TABLE user_account DROP CONSTRAINT user_account_role_check;
ALTER TABLE user_account ADD CONSTRAINT user_account_role_check
    CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor', 'reviewer'));
-- What came in is never changed.
CREATE TRIGGER envelope_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON envelope
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bid_file_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON bid_file
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
