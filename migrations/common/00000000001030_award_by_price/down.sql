DROP TABLE award_item;
DROP TABLE award_case;
