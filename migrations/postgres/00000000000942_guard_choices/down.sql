DROP TRIGGER choice_listing_refuse_change ON choice_listing;
DROP TRIGGER choice_refuse_change ON choice;
