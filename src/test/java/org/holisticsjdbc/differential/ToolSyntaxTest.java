package org.holisticsjdbc.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where DuckDB takes the same words as other tools and databases, it gives the same rows. */
@TestInstance(Lifecycle.PER_CLASS)
class ToolSyntaxTest {
  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withJobDuration(Duration.ZERO));

  private DuckDb duckDb;

  @BeforeAll
  void open() throws SQLException {
    duckDb = new DuckDb();
  }

  @AfterAll
  void close() throws SQLException {
    duckDb.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM Generated WHERE 1=0",
        "SELECT COUNT(*) FROM Generated WHERE 1",
        "SELECT SUM(1) AS x FROM Generated HAVING (COUNT(1) > 0)",
        "SELECT SUM(1) AS x FROM Generated WHERE 1=0 HAVING (COUNT(1) > 0)",
        "SELECT \"Status\", SUM(\"Quantity\") FROM Generated GROUP BY 1 ORDER BY 1",
        "SELECT \"Status\" AS s, COUNT(*) AS n FROM Generated GROUP BY s ORDER BY s",
        "SELECT * FROM Generated WHERE (CASE WHEN ((\"Status\" IN ('open')) OR \"Status\" IS NULL) THEN 0 ELSE 1 END)",
        "SELECT * FROM Generated WHERE (CASE WHEN (\"Status\" IN ('open')) THEN 1 ELSE 0 END)",
        "SELECT * FROM Generated WHERE NOT (CASE WHEN \"Quantity\" > 3 THEN 1 WHEN \"Quantity\" > 2 THEN NULL END)",
        "SELECT * FROM Generated WHERE NOT (\"Status\" IN ('open')) OR \"Status\" IS NULL",
        "SELECT * FROM Generated WHERE \"Active\" = 1",
        "SELECT * FROM Generated WHERE \"Active\" <> 0",
        "SELECT * FROM Generated WHERE \"Active\" IN (1)",
        "SELECT * FROM Generated WHERE \"Active\" NOT IN (1)",
        "SELECT * FROM Generated WHERE \"Quantity\" NOT IN (1)",
        "SELECT * FROM Generated WHERE NOT \"Active\"",
        "SELECT COUNT(*) FILTER (WHERE \"Quantity\" != 3) FROM Generated",
        "SELECT \"Quantity\"::int, \"Name\"::varchar::text, ('1' || '2')::int8 FROM Generated WHERE \"Quantity\" BETWEEN 1 AND 9",
        "SELECT DATE_TRUNC('month', \"Created on\")::date AS m, COUNT(*) FROM Generated GROUP BY m",
        "SELECT DATE_TRUNC('week', \"Created on\")::date AS day, COUNT(*) FROM Generated GROUP BY day",
        "SELECT DATEDIFF('day', \"Created on\", \"Due on\") FROM Generated",
        "SELECT DATEDIFF('month', \"Created on\", \"Due on\") FROM Generated",
        "SELECT DATEDIFF('quarter', \"Created on\", \"Updated at\") FROM Generated",
        "SELECT DATEDIFF('year', \"Created on\", \"Updated at\") FROM Generated",
        "SELECT DATEDIFF('hour', \"Created on\", \"Updated at\") FROM Generated",
        "SELECT DATEDIFF('minute', \"Updated at\", \"Created on\") FROM Generated",
        "SELECT DATEPART('quarter', \"Created on\"), DATEPART('dayofyear', \"Created on\") FROM Generated",
        "SELECT DATEPART('month', \"Created on\"), DATEPART('day', \"Updated at\") FROM Generated",
        "SELECT DATE_PART('year', \"Created on\"), EXTRACT(MONTH FROM \"Created on\") FROM Generated",
        "SELECT TRUNC(\"Price\"), IFNULL(\"Quantity\", -1), COALESCE(\"Name\", '?') FROM Generated",
        "SELECT * FROM Generated WHERE \"Status\" ILIKE 'O%'",
        "SELECT \"Quantity\" FROM Generated ORDER BY \"Quantity\" NULLS LAST, \"Id\" LIMIT 5 OFFSET 7",
        "SELECT LEFT(\"Name\", 2), RIGHT(\"Name\", 2), CONCAT(\"Name\", '-', \"Status\", NULL) FROM Generated",
        "SELECT \"Name\" || '-' || \"Status\" FROM Generated",
        "SELECT LCASE(\"Name\"), UCASE(\"Status\"), LEN(\"Status\") FROM Generated",
        "SELECT DISTINCT \"Status\" FROM Generated ORDER BY \"Status\" NULLS LAST",
        "SELECT CAST(\"Quantity\" AS INT), CAST(\"Name\" AS TEXT), CAST(\"Code\" AS STRING) FROM Generated",
        "SELECT CAST(\"Quantity\" AS FLOAT8) FROM Generated",
        "WITH x AS (SELECT \"Status\" AS value FROM Generated) SELECT value, COUNT(*) AS count FROM x GROUP BY value",
        "SELECT year, COUNT(*) FROM (SELECT YEAR(\"Created on\") AS year FROM Generated) t WHERE year > 2000 GROUP BY year",
        "SELECT t.* FROM Generated t WHERE t.\"Created on\" >= DATE '2024-03-05'",
        "SELECT DAY(\"Created on\"), MONTH(\"Created on\"), YEAR(\"Created on\") FROM Generated",
      })
  void equalsDuckDb(String sql) throws SQLException {
    Answer answer = answer(sql);

    Answer expected = duckDb.query(sql).roundedLike(answer);

    assertThat(answer.differencesFrom(expected)).isEmpty();
    assertThat(answer.rows()).hasSameSizeAs(expected.rows());
  }

  private Answer answer(String sql) throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      connection.setSchema("Playground");
      duckDb.execute("DROP TABLE IF EXISTS Generated");
      try (ResultSet rows = statement.executeQuery("SELECT * FROM Generated")) {
        duckDb.load("Generated", Answer.of(rows));
      }
      try (ResultSet rows = statement.executeQuery(sql)) {
        return Answer.of(rows);
      }
    }
  }
}
