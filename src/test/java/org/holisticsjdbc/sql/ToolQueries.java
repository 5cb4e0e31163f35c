package org.holisticsjdbc.sql;

import java.util.List;

/** SQL as tools send it, or people who come from another database type it, with the answer. */
final class ToolQueries {
  private ToolQueries() {}

  /**
   * A part of the list.
   *
   * @param lines {@code who sends it, exports: statement => answer}, or without the first two
   */
  record Part(String title, String text, String lines) {
    List<Query> queries() {
      return lines.lines().map(Query::of).toList();
    }
  }

  /**
   * A statement.
   *
   * @param exports how many exports it costs
   * @param answer the rows, with {@code ;} between them; their number where they are many; a
   *     SQLSTATE and a word of the message where it is refused
   */
  record Query(String from, int exports, String sql, String answer) {
    static Query of(String line) {
      int colon = line.indexOf(": ");
      int arrow = line.lastIndexOf(" => ");
      String[] head = line.substring(0, colon).split(", ");
      return new Query(
          head[0],
          head.length > 1 ? Integer.parseInt(head[1]) : 0,
          line.substring(colon + 2, arrow).replace("\\n", "\n"),
          line.substring(arrow + 4));
    }

    boolean isRefused() {
      return answer.matches("[0-9A-Z]{5} (?!rows).*");
    }
  }

  static List<Part> parts() {
    return List.of(
        new Part(
            "Probes for columns",
            "The columns come from the dashboard; nothing is exported.",
            PROBES),
        new Part(
            "Counts and samples", "A count reads the column that is cheapest to decode.", COUNTS),
        new Part("Tableau", "", TABLEAU),
        new Part(
            "Conditions",
            "Integers stand for truth values where a condition stands: 0 is false, others are true.",
            CONDITIONS),
        new Part(
            "Questions to the session",
            "There are no catalogs, and the user is whoever the key belongs to.",
            SESSION),
        new Part(
            "Names",
            "A bracket behind a value is access to an array; a name in brackets stands where a value cannot end, as behind `FROM`, `AS` or a comma.",
            NAMES),
        new Part("Limits", "", LIMITS),
        new Part(
            "Functions",
            "Weeks are refused where databases disagree on them; `DATEDIFF` counts boundaries, `TIMESTAMPDIFF` whole units.",
            FUNCTIONS),
        new Part("Types and operators", "", TYPES),
        new Part(
            "Refused",
            "At once and without a request; the message says what to do instead.",
            REFUSED));
  }

  private static final String PROBES =
      """
      Spark, 0: SELECT * FROM "Wildlife strikes"."Strikes" WHERE 1=0 => no rows
      Spark, 0: SELECT * FROM (SELECT * FROM Strikes) SPARK_GEN_SUBQ_0 WHERE 1=0 => no rows
      Metabase, 0: SELECT TRUE AS "_" FROM "Wildlife strikes"."Strikes" WHERE 1 <> 1 LIMIT 0 => no rows
      Metabase, 0: SELECT * FROM Strikes WHERE 1 <> 1 LIMIT 0 => no rows
      Tableau, 0: SELECT * FROM Strikes LIMIT 0 => no rows
      Tableau, 0: SELECT TOP 0 * FROM Strikes => no rows
      Tableau, 0: SELECT SUM(1) AS "x" FROM Strikes WHERE 1=0 HAVING (COUNT(1) > 0) => no rows
      people, 0: SELECT COUNT(*) FROM Strikes WHERE FALSE => 0""";

  private static final String COUNTS =
      """
      all, 1: SELECT COUNT(*) FROM Strikes => 10000
      DBeaver, 1: SELECT COUNT(*) FROM (SELECT * FROM Strikes\\n) dbvrcnt => 10000
      DBeaver, 1: SELECT COUNT(*) FROM (SELECT * FROM Strikes -- all\\n) dbvrcnt => 10000
      DBeaver, 1: SELECT x.* FROM "Wildlife strikes".Strikes x WHERE x."State" = 'Utah' ORDER BY x."Airport" => 236 rows
      Metabase, 1: SELECT "State", SUBSTRING("Airport", 1, 9) FROM Strikes LIMIT 10000 => 10000 rows
      Metabase, 1: SELECT "State" FROM Strikes GROUP BY "State" ORDER BY "State" ASC LIMIT 1000 => 29 rows
      Metabase, 1: SELECT COUNT(DISTINCT "State") AS "count" FROM Strikes => 29
      Spark, 1: SELECT SPARK_GEN_SUBQ_0."State" FROM (SELECT "State" FROM Strikes) SPARK_GEN_SUBQ_0 WHERE SPARK_GEN_SUBQ_0."State" IS NOT NULL LIMIT 1 => Louisiana
      all, 1: WITH x AS (SELECT "State" FROM Strikes) SELECT COUNT(*) FROM x => 10000
      all, 1: SELECT DISTINCT "State" FROM Strikes ORDER BY "State" DESC LIMIT 2 => Washington; Utah
      all, 1: SELECT "T"."State" FROM "Wildlife strikes"."Strikes" "T" LIMIT 1 => Louisiana
      all, 1: SELECT COUNT(*) FROM Strikes WHERE TRUE => 10000""";

  private static final String TABLEAU =
      """
      Tableau, 1: SELECT SUM(1) AS "x" FROM "Wildlife strikes"."Strikes" "Strikes" HAVING (COUNT(1) > 0) => 10000
      Tableau, 1: SELECT "T"."State" AS "State", SUM("T"."Total cost") AS "sum:cost" FROM "Wildlife strikes"."Strikes" "T" GROUP BY 1 ORDER BY 1 LIMIT 2 => Arizona, 67078; California, 4861510
      Tableau, 1: SELECT "State" AS "s" FROM Strikes GROUP BY "s" ORDER BY "s" LIMIT 2 => Arizona; California
      Tableau, 1: SELECT COUNT(1) FROM Strikes WHERE (CASE WHEN (("State" IN ('Texas')) OR ISNULL("State")) THEN 0 ELSE 1 END) => 8505
      Tableau, 1: SELECT COUNT(1) FROM Strikes WHERE (CASE WHEN ("State" IN ('Texas')) THEN 1 ELSE 0 END) => 1495
      Tableau, 1: SELECT COUNT(1) FROM Strikes WHERE NOT ("State" IN ('Texas')) OR "State" IS NULL => 8505
      Tableau, 1: SELECT COUNT(1) FROM Strikes WHERE "Flight date" >= {d '2002-01-01'} AND "Flight date" < {ts '2002-02-01 00:00:00'} => 46
      Tableau, 2: SELECT COUNT(*) FROM {oj Strikes a LEFT OUTER JOIN "Strikes by state" b ON a."State" = b."State"} => 10000
      Tableau, 0: SELECT {d '2024-01-02'}, {ts '2024-01-02 03:04:05'}, {t '03:04:05'} => 2024-01-02, 2024-01-02 03:04:05, 03:04:05
      Tableau, 0: SELECT {fn ucase('a')}, {fn YEAR({d '2024-01-02'})}, {fn EXTRACT(YEAR FROM {d '2024-01-02'})} => A, 2024, 2024
      Tableau, 0: SELECT {fn TIMESTAMPADD(SQL_TSI_DAY, 1, {d '2024-01-02'})}, {fn TIMESTAMPDIFF(SQL_TSI_MONTH, {d '2024-01-02'}, {d '2024-03-02'})} => 2024-01-03, 2
      Tableau, 0: SELECT {fn LOCATE('b', 'abc')}, {fn CONVERT(5, SQL_VARCHAR)}, {fn IFNULL(NULL, 2)} => 2, 5, 2
      Tableau, 0: SELECT "SUBCOL" AS "COL" FROM (SELECT 1 AS "SUBCOL") "SUBQUERY" GROUP BY 1 => 1
      Tableau, 0: SELECT "SUBCOL" AS "COL" FROM (SELECT 1 AS "SUBCOL") "SUBQUERY" GROUP BY 2 => 42000 Ordinal""";

  private static final String CONDITIONS =
      """
      Tableau, 1: SELECT COUNT(*) FROM "Playground"."Generated" WHERE "Active" = 1 => 501
      Tableau, 1: SELECT COUNT(*) FROM "Playground"."Generated" WHERE "Active" <> 0 => 501
      Tableau, 1: SELECT COUNT(*) FROM "Playground"."Generated" WHERE "Active" IN (1) => 501
      Tableau, 1: SELECT COUNT(*) FROM "Playground"."Generated" WHERE "Active" NOT IN (1) => 499
      people, 1: SELECT COUNT(*) FROM "Playground"."Generated" WHERE "Active" => 501
      people, 1: SELECT COUNT(*) FROM "Playground"."Generated" WHERE NOT "Active" OR 0 => 499
      people, 1: SELECT COUNT(*) FROM Strikes WHERE 1 => 10000
      people, 1: SELECT COUNT(*) FROM Strikes WHERE ISNULL("State") => 0
      people, 0: SELECT CASE WHEN 1 THEN 'yes' ELSE 'no' END, IIF(1 = 0, 'yes', 'no') => yes, no
      people, 0: SELECT COUNT(*) FILTER (WHERE CASE WHEN x > 1 THEN 1 END) FROM (VALUES (1), (2), (3)) t(x) => 2
      people, 0: SELECT COUNT(*) FROM (VALUES (1)) a(x) JOIN (VALUES (2), (3)) b(y) ON 1 => 2""";

  private static final String SESSION =
      """
      all, 0: SELECT 1; => 1
      all, 0: /* ping */ SELECT /* ; */ 1 -- ok => 1
      all, 0: VALUES 1 => 1
      DataGrip, 0: SELECT version() => Holistics 2
      DataGrip, 0: SELECT CURRENT_SCHEMA => Wildlife strikes
      DataGrip, 0: SELECT current_schema(), CURRENT_SCHEMA AS s => Wildlife strikes, Wildlife strikes
      all, 0: SELECT CURRENT_USER, CURRENT_USER(), USER, {fn USER()} => , , ,\s
      all, 0: SELECT CURRENT_CATALOG, DATABASE(), CURRENT_DATABASE(), {fn DATABASE()} => , , ,\s
      all, 0: SELECT CURRENT_DATE = TODAY(), CURRENT_TIMESTAMP() = NOW(), GETDATE() = NOW() => true, true, true""";

  private static final String NAMES =
      """
      MySQL, 1: SELECT `State` FROM `Wildlife strikes`.`Strikes` LIMIT 1 => Louisiana
      SQL Server, 1: SELECT [s].[State] FROM [Wildlife strikes].[Strikes] AS [s] LIMIT 1 => Louisiana
      SQL Server, 1: SELECT [State] [s] FROM [Strikes] [t] LIMIT 1 => Louisiana
      people, 0: SELECT a[1], "a"[2] FROM (SELECT ARRAY[3, 4] AS a) => 3, 4
      people, 0: SELECT 1 AS value, 2 AS day, 3 AS date, 4 AS year, 5 AS user, 6 AS count, 7 AS "day" => 1, 2, 3, 4, 5, 6, 7
      people, 0: SELECT value, t.day FROM (SELECT 1 AS value, 2 AS day) t WHERE day = 2 GROUP BY value, day ORDER BY value => 1, 2
      people, 0: SELECT EXTRACT(DAY FROM date), DAY(date), CAST(date AS date) FROM (VALUES (DATE '2024-05-17')) t(date) => 17, 17, 2024-05-17
      people, 0: SELECT 1 day => 42601 day is a word of SQL""";

  private static final String LIMITS =
      """
      SQL Server, 1: SELECT TOP 1 "State" FROM Strikes ORDER BY "State" DESC => Washington
      SQL Server, 1: SELECT DISTINCT TOP (2) [State] FROM [Strikes] ORDER BY [State] => Arizona; California
      SQL Server, 1: SELECT COUNT(*) FROM (SELECT TOP 5 * FROM Strikes) t => 5
      MySQL, 1: SELECT "State" FROM Strikes ORDER BY "State" LIMIT 9999, 5 => Washington
      all, 1: SELECT "State" FROM Strikes LIMIT 1 OFFSET 2 => Louisiana
      all, 1: SELECT "State" FROM Strikes FETCH FIRST 1 ROWS ONLY => Louisiana
      all, 1: SELECT "State" FROM Strikes ORDER BY "State" OFFSET 9999 ROWS FETCH NEXT 2 ROWS ONLY => Washington
      all, 1: SELECT COUNT(*) FROM (SELECT "State" FROM Strikes OFFSET 2 ROWS) t => 9998
      JDBC, 1: SELECT "State" FROM Strikes {limit 1} => Louisiana
      SQL Server, 0: SELECT TOP 10 PERCENT "State" FROM Strikes => 0A000 LIMIT
      SQL Server, 0: SELECT TOP 1 "State" FROM Strikes UNION SELECT 'x' => 0A000 brackets""";

  private static final String FUNCTIONS =
      """
      PostgreSQL, 0: SELECT DATE_TRUNC('month', DATE '2024-05-17'), DATE_PART('month', DATE '2024-05-17') => 2024-05-01, 5
      Oracle, 0: SELECT TRUNC(2.567), TRUNC(2.567, 1), TRUNC(TIMESTAMP '2024-05-17 10:11:12') => 2, 2.5, 2024-05-17 00:00:00
      Oracle, 0: SELECT TRUNC(DATE '2024-05-17', 'MONTH'), TRUNC(DATE '2024-05-17', 'YYYY'), NVL(NULL, 2) => 2024-05-01, 2024-01-01, 2
      Oracle, 0: SELECT TRUNC(DATE '2024-05-17', 'DAY') => 0A000 DATE_TRUNC
      Tableau, 0: SELECT DATEADD('day', 3, DATE '2024-05-30'), DATEADD(month, 1, '2024-01-31') => 2024-06-02, 2024-02-29 00:00:00
      Tableau, 0: SELECT DATEDIFF('day', DATE '2024-05-17', DATE '2024-06-17'), DATEDIFF(month, DATE '2024-05-31', DATE '2024-06-01') => 31, 1
      Tableau, 0: SELECT DATEDIFF('hour', '2024-05-31 10:59:00', '2024-05-31 11:00:00') => 1
      Tableau, 0: SELECT DATEDIFF(week, DATE '2024-05-19', DATE '2024-05-20') => 0A000 TIMESTAMPDIFF
      Tableau, 0: SELECT DATEPART('year', DATE '2024-05-17'), DATEPART(weekday, DATE '2024-05-19'), DATENAME('month', DATE '2024-05-19') => 2024, 1, May
      SQL Server, 0: SELECT DATETRUNC(quarter, DATE '2024-05-17'), DATENAME(year, DATE '2024-05-17') => 2024-04-01, 2024
      SQL Server, 0: SELECT DATEPART(week, DATE '2024-05-17') => 0A000 ISO 8601
      MySQL, 0: SELECT DATEDIFF(DATE '2024-05-31', DATE '2024-05-30'), DATE('2024-05-17'), DAY(DATE '2024-05-17') => 1, 2024-05-17, 17
      Trino, 0: SELECT DATE_DIFF('day', DATE '2024-05-17', DATE '2024-06-17') => 0A000 TIMESTAMPDIFF
      MySQL, 0: SELECT IFNULL(NULL, 1), IF(1 = 1, 2, 3), UCASE('a'), LCASE('A'), MID('abcd', 2, 2) => 1, 2, A, a, bc
      SQL Server, 0: SELECT ISNULL(NULL, 5), LEN('abc'), CHARINDEX('c', 'abcc'), CHARINDEX('c', 'abcc', 4), IIF(1 = 1, 'a', 'b') => 5, 3, 3, 4, a
      SQL Server, 0: SELECT STDEVP(x), VARP(x) FROM (VALUES (1), (3)) t(x) => 1, 1
      all, 0: SELECT LEFT('abc', 2), RIGHT('abc', 2), CONCAT('a', 1, 'c', 'd'), 'a' || 'b' => ab, bc, a1cd, ab
      all, 0: SELECT EXTRACT(QUARTER FROM DATE '2024-05-17'), ZEROIFNULL(NULL), COALESCE(NULL, 3) => 2, 0, 3""";

  private static final String TYPES =
      """
      all, 0: SELECT CAST(1 AS TEXT), CAST(1 AS STRING), CAST('5' AS INT), CAST('5' AS INT8), CAST('5' AS FLOAT8) => 1, 1, 5, 5, 5.0
      all, 0: SELECT CAST('2024-01-02' AS TIMESTAMP), CAST('2024-01-02 03:04:05' AS DATETIME), CAST(5 AS NVARCHAR(3)) => 2024-01-02 00:00:00, 2024-01-02 03:04:05, 5
      PostgreSQL, 0: SELECT '5'::int + 1, '2024-01-02'::date, (1 + 2)::text || 'x', UPPER('a')::varchar(3)::text => 6, 2024-01-02, 3x, A
      PostgreSQL, 0: SELECT COUNT(*) OVER ()::text => 0A000 CAST
      people, 0: SELECT 1 != 2, 1 <=> NULL, NULL <=> NULL, 5 % 3 => true, false, true, 2
      people, 0: SELECT 'Abc' ILIKE 'aB%' => true""";

  private static final String REFUSED =
      """
      Tableau, 0: CREATE LOCAL TEMPORARY TABLE "#Tableau_1_Connect_Check" ("COL" INTEGER) ON COMMIT PRESERVE ROWS => 0A000 CREATE
      Tableau, 0: /* probe */ CREATE TEMPORARY TABLE "T" (COL INTEGER) => 0A000 CREATE
      Tableau, 0: DROP TABLE "#Tableau_1_Connect_Check" => 0A000 DROP
      Tableau, 0: SELECT "COL" INTO "#T" FROM (SELECT 1 AS "COL") AS CHECKTEMP => 0A000 SELECT
      Tableau, 0: SELECT TOP 1 * INTO #T FROM Strikes => 0A000 SELECT
      Tableau, 0: INSERT INTO "#T" VALUES (1) => 0A000 INSERT
      people, 0: UPDATE Strikes SET "State" = 'x' => 0A000 UPDATE
      people, 0: DELETE FROM Strikes => 0A000 DELETE
      people, 0: TRUNCATE TABLE Strikes => 0A000 TRUNCATE
      people, 0: SHOW TABLES => 0A000 DatabaseMetaData
      people, 0: DESCRIBE Strikes => 0A000 DatabaseMetaData
      people, 0: USE "Wildlife strikes" => 0A000 setSchema
      people, 0: SET search_path TO x => 0A000 properties
      people, 0: BEGIN => 0A000 transactions
      people, 0: EXEC sp_tables => 0A000 CALL
      SQL Server, 0: SELECT @@version => 0A000 variable""";
}
