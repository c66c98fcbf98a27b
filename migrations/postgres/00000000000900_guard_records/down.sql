DROP TRIGGER audit_entry_refuse_change ON audit_entry;
DROP TRIGGER audit_chain_refuse_change ON audit_chain;
DROP TRIGGER event_refuse_change ON event;
DROP TRIGGER feed_refuse_change ON feed;
DROP TRIGGER ceiling_movement_refuse_change ON ceiling_movement;
DROP TRIGGER listing_version_refuse_change ON listing_version;
DROP TRIGGER order_line_refuse_change ON order_line;
DROP FUNCTION refuse_change();
