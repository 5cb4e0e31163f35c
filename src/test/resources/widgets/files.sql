-- The files behind the sandbox as they are: every cell a text, \N a NULL.
CREATE VIEW airports AS FROM read_csv('airports.csv', all_varchar = true, header = true, quote = '"', escape = '"', nullstr = '\N');
CREATE VIEW all_types AS FROM read_csv('all-types.csv', all_varchar = true, header = true, quote = '"', escape = '"', nullstr = '\N', parallel = false);
CREATE VIEW birdstrikes AS FROM read_csv('birdstrikes.csv', all_varchar = true, header = true, quote = '"', escape = '"', nullstr = '\N');
CREATE VIEW flights AS FROM read_csv('flights-airport.csv', all_varchar = true, header = true, quote = '"', escape = '"', nullstr = '\N');
CREATE VIEW seattle_weather AS FROM read_csv('seattle-weather.csv', all_varchar = true, header = true, quote = '"', escape = '"', nullstr = '\N');
CREATE VIEW us_employment AS FROM read_csv('us-employment.csv', all_varchar = true, header = true, quote = '"', escape = '"', nullstr = '\N');

CREATE MACRO num(cell) AS CAST(NULLIF(cell, '') AS DECIMAL(38, 10));
CREATE MACRO day(cell) AS CAST(NULLIF(cell, '') AS DATE);

-- The middle number, or half of the sum of the two middle ones.
CREATE MACRO middle(sorted) AS
  exact_quotient(sorted[(len(sorted) + 1) // 2] + sorted[len(sorted) // 2 + 1], 2);
