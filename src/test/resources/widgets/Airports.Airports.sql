SELECT iata, name, city, state, country, num(latitude), num(longitude)
FROM airports
