SELECT weather, COUNT(day(date)), middle(LIST_SORT(LIST(num(wind)))), AVG(num(temp_max))
FROM seattle_weather
GROUP BY weather
