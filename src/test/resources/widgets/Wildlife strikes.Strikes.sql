SELECT "Airport Name", "Aircraft Make Model", "Effect Amount of damage", day("Flight Date"),
  "Aircraft Airline Operator", "Origin State", "Phase of flight", "Wildlife Size",
  "Wildlife Species", "Time of day", num("Cost Other"), num("Cost Repair"), num("Cost Total $"),
  num("Speed IAS in knots")
FROM birdstrikes
