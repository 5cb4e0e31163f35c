SELECT "Wildlife Species", "Wildlife Size", COUNT("Airport Name"),
  COUNT(DISTINCT "Airport Name"), MIN(day("Flight Date")), MAX(day("Flight Date"))
FROM birdstrikes
GROUP BY "Wildlife Species", "Wildlife Size"
