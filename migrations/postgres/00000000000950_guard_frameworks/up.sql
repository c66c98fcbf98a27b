-- Movements are written once. A table that was made anew has lost its triggers.
CREATE OR REPLACE TRIGGER ceiling_movement_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ceiling_movement
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A version of a framework stays as it was agreed.
CREATE TRIGGER framework_version_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON framework_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
