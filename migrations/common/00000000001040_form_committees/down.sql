DROP TABLE score_sheet;
DROP TABLE committee_meeting;
DROP TABLE evaluation_paper;
DROP TABLE committee_seat;
DROP TABLE committee;
