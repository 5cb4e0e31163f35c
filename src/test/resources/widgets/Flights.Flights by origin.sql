SELECT origin, name, city, state, COUNT(destination), SUM(num(count)), MAX(num(count))
FROM flights LEFT JOIN airports ON origin = iata
GROUP BY origin, name, city, state
