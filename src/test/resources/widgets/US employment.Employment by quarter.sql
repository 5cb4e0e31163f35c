SELECT CAST(DATE_TRUNC('quarter', day(month)) AS DATE) AS quarter, AVG(num(nonfarm)),
  MAX(num(government)), SUM(num(nonfarm_change))
FROM us_employment
GROUP BY quarter
