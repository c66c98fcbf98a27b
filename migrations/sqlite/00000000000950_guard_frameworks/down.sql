-- The triggers of movements go with the migration that first made them.
DROP TRIGGER framework_version_refuse_delete;
DROP TRIGGER framework_version_refuse_update;
