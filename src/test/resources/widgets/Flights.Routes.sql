SELECT origin, destination, num(count)
FROM flights
