SELECT SUM(num("Cost Total $"))
FROM birdstrikes
