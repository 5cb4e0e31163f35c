SELECT CAST(DATE_TRUNC('month', day("Flight Date")) AS DATE) AS month, COUNT("Airport Name"),
  SUM(num("Cost Total $"))
FROM birdstrikes
GROUP BY month
