package org.holisticsjdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1 | SELECT 1",
        "SELECT 1; | SELECT 1",
        "SELECT 1 ; ; -- done; | SELECT 1",
        "SELECT 1; /* ; */ | SELECT 1",
        "SELECT ';' ; | SELECT ';'",
        "SELECT 1; SELECT 2 | SELECT 1; SELECT 2",
        "SELECT \"a;\"; | SELECT \"a;\"",
        "SELECT {fn ucase('x')} | SELECT {fn UCASE('x')}",
        "SELECT {fn lcase('{fn ucase')} | SELECT {fn LCASE('{fn ucase')}",
        "SELECT t.value, \"t\" . order FROM h.groups t | SELECT t.\"value\", \"t\" . \"order\" FROM h.\"groups\" t",
        "SELECT t.a, t.* FROM h.users t WHERE 1.e5 < 2.value | SELECT t.a, t.* FROM h.users t WHERE 1.e5 < 2.value",
        "CALL p(limit=>1, Values => 2, a => 3) | CALL p(\"limit\"=>1, \"Values\" => 2, a => 3)",
        "SELECT 'it''s {fn a'; | SELECT 'it''s {fn a'",
        "SELECT {fn EXTRACT(YEAR FROM d)}, {fn USER()} | SELECT     EXTRACT(YEAR FROM d) ,     USER",
        "SELECT * FROM {oj a LEFT JOIN b ON x = y} WHERE c LIKE 'd' {escape '!'} {limit 5} | SELECT * FROM     a LEFT JOIN b ON x = y  WHERE c LIKE 'd'  escape '!'   limit 5",
        "SELECT ~a~~ b~ FROM ~c\"d~.[e]]f] [g h] | SELECT \"a~ b\" FROM \"c\"\"d\".\"e]f\" \"g h\"",
        "SELECT a[1], [b c][2], ARRAY[x], [1, 2], ['y'], f(x)[z], TOP[1] | SELECT a[1], \"b c\"[2], ARRAY[x], [1, 2], ['y'], f(x)[z], TOP[1]",
        "SELECT 1 AS day, 2 AS of, 3 AS \"date\" FROM t FOR SYSTEM_TIME AS OF x | SELECT 1 AS \"day\", 2 AS of, 3 AS \"date\" FROM t FOR SYSTEM_TIME AS OF x",
        "SELECT date, value FROM t WHERE year = 1 ORDER BY day DESC | SELECT \"date\", \"value\" FROM t WHERE \"year\" = 1 ORDER BY \"day\" DESC",
        "SELECT EXTRACT(DAY FROM date), DATE '2024-01-01', COUNT(*), INTERVAL '1' DAY, 1 day | SELECT EXTRACT(DAY FROM \"date\"), DATE '2024-01-01', COUNT(*), INTERVAL '1' DAY, 1 day",
        "SELECT TIMESTAMPADD(DAY, 1, date), CAST(date AS date), {fn CONVERT(x, DATE)} | SELECT TIMESTAMPADD(DAY, 1, \"date\"), CAST(\"date\" AS date), {fn CONVERT(x, DATE)}",
        "SELECT CAST(x AS TEXT), CAST(y AS nvarchar(3)), 1 AS text | SELECT CAST(x AS VARCHAR), CAST(y AS VARCHAR(3)), 1 AS text",
        "SELECT a::int, t.b::varchar(3)::text, f(x, (y))::date, (1 + 2)::int8, a[1]::int | SELECT CAST(a AS int), CAST(CAST(t.b AS varchar(3)) AS VARCHAR), CAST(f(x, (y)) AS date), CAST((1 + 2) AS BIGINT), CAST(a[1] AS int)",
        "SELECT x AND (y)::int, DATE '2024-01-01'::text, ?::double precision | SELECT x AND CAST((y) AS int), CAST(DATE '2024-01-01' AS VARCHAR), CAST(? AS double precision)",
        "SELECT TOP 5 a FROM t; | SELECT       a FROM t FETCH FIRST 5 ROWS ONLY",
        "SELECT * FROM (SELECT DISTINCT TOP (5) a FROM t) x | SELECT * FROM (SELECT DISTINCT         a FROM t FETCH FIRST 5 ROWS ONLY) x",
        "SELECT TOP(5), top, TOP FROM t | SELECT TOP(5), top, TOP FROM t",
        "SELECT DAY(d), CURRENT_USER(), DATEADD(day, 1, d), DATE_TRUNC(d, MONTH) | SELECT DAYOFMONTH(d), CURRENT_USER  , DATEADD('day', 1, d), DATE_TRUNC(d, MONTH)",
        "SELECT a <=> b | SELECT a  IS NOT DISTINCT FROM  b",
        "SELECT {fn DAY(d)}, LAST_DAY(date), INTERVAL '1' DAY(2) | SELECT     DAYOFMONTH(d) , LAST_DAY(\"date\"), INTERVAL '1' DAY(2)",
        "SELECT ~a, [b | SELECT ~a, [b",
        "CALL p(into => 1) | CALL p(\"into\" => 1)",
        "WITH value AS (SELECT 1) SELECT * FROM value | WITH \"value\" AS (SELECT 1) SELECT * FROM \"value\"",
        "EXPLAIN SELECT 1 | EXPLAIN PLAN FOR SELECT 1",
        "EXPLAIN PLAN FOR SELECT 1 | EXPLAIN PLAN FOR SELECT 1",
      })
  void textIsMadeReadyForTheParser(String written, String parsed) {
    String prepared = SqlText.prepared(written.replace('~', '`'));

    assertThat(prepared).isEqualTo(parsed.replace('~', '`'));
    assertThat(SqlText.prepared(prepared)).isEqualTo(prepared);
  }
}
