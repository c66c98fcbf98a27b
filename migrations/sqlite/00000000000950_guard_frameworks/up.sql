-- Movements are written once. A table that was made anew has lost its triggers.
CREATE TRIGGER IF NOT EXISTS ceiling_movement_refuse_update BEFORE UPDATE ON ceiling_movement
BEGIN SELECT RAISE(ABORT, 'ceiling_movement is append-only'); END;
CREATE TRIGGER IF NOT EXISTS ceiling_movement_refuse_delete BEFORE DELETE ON ceiling_movement
BEGIN SELECT RAISE(ABORT, 'ceiling_movement is append-only'); END;
-- A version of a framework stays as it was agreed.
CREATE TRIGGER framework_version_refuse_update BEFORE UPDATE ON framework_version
BEGIN SELECT RAISE(ABORT, 'framework_version is append-only'); END;
CREATE TRIGGER framework_version_refuse_delete BEFORE DELETE ON framework_version
BEGIN SELECT RAISE(ABORT, 'framework_version is append-only'); END;
