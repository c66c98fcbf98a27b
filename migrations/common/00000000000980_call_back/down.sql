DROP TABLE webhook_place;
DROP TABLE webhook_message;
DROP TABLE webhook;
