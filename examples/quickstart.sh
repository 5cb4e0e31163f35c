#!/usr/bin/env bash
# Runs five queries over the sandbox: a Holistics inside the JVM, with public-domain data. Needs JDK 17 and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."

jar() { ls target/holistics-jdbc-*-all.jar 2>/dev/null | head -n 1; }
if [ -z "$(jar)" ]; then
  echo "Building the driver (once) ..." >&2
  mvn -q -B -DskipTests package >&2
fi

exec java -cp "$(jar)" examples/RunSql.java jdbc:holistics:sandbox \
  'SELECT "Flight date", "Airport", "Species", "Total cost"
     FROM "Wildlife strikes"."Strikes" LIMIT 5' \
  'SELECT "State", SUM("Total cost") AS cost, COUNT(*) AS strikes
     FROM "Wildlife strikes"."Strikes"
    WHERE "Flight date" >= DATE '"'2001-01-01'"' AND "Wildlife size" = '"'Large'"'
    GROUP BY "State" ORDER BY cost DESC LIMIT 5' \
  'SELECT a."State", SUM(r."Flights") AS flights, COUNT(DISTINCT r."Origin") AS airports
     FROM "Flights"."Routes" r JOIN "Airports"."Airports" a ON a."IATA" = r."Origin"
    GROUP BY a."State" ORDER BY flights DESC LIMIT 5' \
  'SELECT "Month", "Strikes", SUM("Strikes") OVER (ORDER BY "Month") AS so_far
     FROM "Wildlife strikes"."Strikes by month" ORDER BY "Month" LIMIT 5' \
  'EXPLAIN PLAN FOR
   SELECT "State", "Strikes" FROM "Wildlife strikes"."Strikes by state" LIMIT 3'
