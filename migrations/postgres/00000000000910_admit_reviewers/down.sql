DROP TRIGGER bid_file_refuse_change ON bid_file;
DROP TRIGGER envelope_refuse_change ON envelope;
ALTER TABLE user_account DROP CONSTRAINT user_account_role_check;
ALTER TABLE user_account ADD CONSTRAINT user_account_role_check
    CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor'));
