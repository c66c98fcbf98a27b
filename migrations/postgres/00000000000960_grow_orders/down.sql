DROP TRIGGER approval_refuse_delete ON approval;
DROP TRIGGER approval_refuse_resign ON approval;
DROP FUNCTION refuse_resigning();
ALTER TABLE orders DROP CONSTRAINT orders_accepted_check;
ALTER TABLE orders DROP CONSTRAINT orders_state_check;
ALTER TABLE orders ADD CONSTRAINT orders_state_check
    CHECK (state IN ('placed', 'approved', 'rejected', 'cancelled', 'issued', 'confirmed', 'declined'));
ALTER TABLE user_account DROP CONSTRAINT user_account_role_check;
ALTER TABLE user_account ADD CONSTRAINT user_account_role_check
    CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor', 'reviewer'));
