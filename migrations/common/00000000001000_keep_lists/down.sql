DROP TABLE reference_row;
DROP TABLE reference_list;
