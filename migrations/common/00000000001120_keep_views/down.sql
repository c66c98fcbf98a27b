DROP TABLE saved_view_mail;
DROP TABLE saved_view;
