SELECT CAST(DATE_TRUNC('month', day(date)) AS DATE) AS month, AVG(num(temp_max)),
  AVG(num(temp_min)), SUM(num(precipitation)), MAX(num(wind)), MIN(num(temp_min))
FROM seattle_weather
GROUP BY month
