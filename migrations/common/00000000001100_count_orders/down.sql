DROP TABLE past_order;
DROP TABLE figure_place;
DROP TABLE rollup_month;
DROP TABLE rollup_day;
DROP TABLE fact_order_line;
DROP TABLE fact_order;
DROP TABLE figure_product;
