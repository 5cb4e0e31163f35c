SELECT state, COUNT(iata), COUNT(DISTINCT city), AVG(num(latitude))
FROM airports
GROUP BY state
