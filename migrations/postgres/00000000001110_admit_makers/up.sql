-- Makers (原廠) have accounts.
ALTER TABLE user_account DROP CONSTRAINT user_account_role_check;
ALTER TABLE user_account ADD CONSTRAINT user_account_role_check
    CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor', 'reviewer', 'accounting', 'member', 'maker'));
ALTER TABLE organisation DROP CONSTRAINT organisation_kind_check;
ALTER TABLE organisation ADD CONSTRAINT organisation_kind_check
    CHECK (kind IN ('agency', 'vendor', 'office', 'audit', 'maker'));
