SELECT day(month), num(COLUMNS(* EXCLUDE (month)))
FROM us_employment
