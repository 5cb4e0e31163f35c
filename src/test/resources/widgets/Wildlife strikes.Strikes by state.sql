SELECT "Origin State", COUNT("Airport Name"), SUM(num("Cost Total $")),
  AVG(num("Speed IAS in knots")), MAX(num("Cost Total $"))
FROM birdstrikes
GROUP BY "Origin State"
