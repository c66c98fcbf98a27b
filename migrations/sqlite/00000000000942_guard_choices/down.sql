DROP TRIGGER choice_listing_refuse_delete;
DROP TRIGGER choice_listing_refuse_update;
DROP TRIGGER choice_refuse_delete;
DROP TRIGGER choice_refuse_update;
