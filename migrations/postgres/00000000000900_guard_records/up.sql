-- Records are written once. A superuser can still cut them: the chain shows it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_entry_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chain_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER feed_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON feed
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ceiling_movement_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ceiling_movement
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER listing_version_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON listing_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_line_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON order_line
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
