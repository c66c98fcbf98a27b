DROP TABLE tender_result;
