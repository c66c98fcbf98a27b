-- Orders have more states and accounting (主計) has accounts.
ALTER TABLE user_account DROP CONSTRAINT user_account_role_check;
ALTER TABLE user_account ADD CONSTRAINT user_account_role_check
    CHECK (role IN ('buyer', 'approver', 'vendor', 'office', 'auditor', 'reviewer', 'accounting'));
ALTER TABLE orders DROP CONSTRAINT orders_state_check;
ALTER TABLE orders ADD CONSTRAINT orders_state_check
    CHECK (state IN ('placed', 'approved', 'rejected', 'cancelled', 'issued', 'confirmed', 'declined', 'ready', 'expired', 'delivered', 'accepted'));
ALTER TABLE orders ADD CONSTRAINT orders_accepted_check CHECK (accepted_by IS NULL OR accepted_by <> placed_by);
-- What was signed stays signed.
CREATE FUNCTION refuse_resigning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a signed approval is never changed or deleted';
END;
$$;
CREATE TRIGGER approval_refuse_resign BEFORE UPDATE ON approval
FOR EACH ROW WHEN (OLD.signed_by IS NOT NULL) EXECUTE FUNCTION refuse_resigning();
CREATE TRIGGER approval_refuse_delete BEFORE DELETE OR TRUNCATE ON approval
FOR EACH STATEMENT EXECUTE FUNCTION refuse_resigning();
