SELECT day(date), num(precipitation), num(temp_max), num(temp_min), num(wind), weather
FROM seattle_weather
