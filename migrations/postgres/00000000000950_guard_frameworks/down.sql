-- The triggers of movements go with the migration that first made them.
DROP TRIGGER framework_version_refuse_change ON framework_version;
