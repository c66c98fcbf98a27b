-- What was locked is never changed.
CREATE TRIGGER choice_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON choice
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER choice_listing_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON choice_listing
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
