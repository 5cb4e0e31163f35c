package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparedStatementTest {
  private final InMemoryWorkspace workspace = new InMemoryWorkspace();
  private final HolisticsConnection connection = InMemoryWorkspace.connect(workspace);
  private final InMemoryPlan one = InMemoryPlan.withParameters(Types.VARCHAR);
  private final InMemoryPlan two = InMemoryPlan.withParameters(Types.INTEGER, Types.DECIMAL);

  {
    workspace.answers("one", one).answers("two", two);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  private Object sent(Setter setter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("one")) {
      setter.set(statement);
      statement.executeQuery();
    }
    return one.executions.get(one.executions.size() - 1).get(0);
  }

  private Object sentObject(Object value) throws SQLException {
    return sent(statement -> statement.setObject(1, value));
  }

  private Object sentAs(Object value, int type) throws SQLException {
    return sent(statement -> statement.setObject(1, value, type));
  }

  @Test
  void planningHappensOnceAndExecutionsSeeNewValues() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("two")) {
      statement.setInt(1, 1);
      statement.setBigDecimal(2, BigDecimal.TEN);
      statement.executeQuery();
      statement.setInt(1, 2);
      assertThat(statement.execute()).isTrue();
    }
    assertThat(two.executions.toString()).isEqualTo("[[1, 10], [2, 10]]");
    assertThat(workspace.asked).containsExactly("plan two");
  }

  @Test
  void aParameterThatWasNotSetIsNamed() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("two");
    statement.setInt(1, 1);
    assertState("07001", statement::executeQuery).hasMessage("Parameter 2 of 2 was not set");
    statement.setNull(2, Types.DECIMAL);
    statement.executeQuery();
    statement.clearParameters();
    assertState("07001", statement::executeQuery).hasMessage("Parameter 1 of 2 was not set");
    assertState("07009", () -> statement.setInt(3, 1))
        .hasMessage("There is no parameter 3: they count from 1 to 2");
    assertState("07009", () -> statement.setInt(0, 1));
  }

  @Test
  void plainValuesArriveAsTheyAre() throws Exception {
    URL url = URI.create("https://a.b").toURL();
    assertThat(sent(s -> s.setBoolean(1, true))).isEqualTo(true);
    assertThat(sent(s -> s.setByte(1, (byte) 7))).isEqualTo((byte) 7);
    assertThat(sent(s -> s.setShort(1, (short) 7))).isEqualTo((short) 7);
    assertThat(sent(s -> s.setInt(1, 7))).isEqualTo(7);
    assertThat(sent(s -> s.setLong(1, 7))).isEqualTo(7L);
    assertThat(sent(s -> s.setFloat(1, 7.5f))).isEqualTo(7.5f);
    assertThat(sent(s -> s.setDouble(1, 7.5))).isEqualTo(7.5);
    assertThat(sent(s -> s.setBigDecimal(1, BigDecimal.TEN))).isEqualTo(BigDecimal.TEN);
    assertThat(sent(s -> s.setString(1, "x"))).isEqualTo("x");
    assertThat(sent(s -> s.setNString(1, "x"))).isEqualTo("x");
    assertThat(sent(s -> s.setBytes(1, new byte[] {1}))).isEqualTo(new byte[] {1});
    assertThat(sent(s -> s.setURL(1, url))).isEqualTo("https://a.b");
    assertThat(sent(s -> s.setString(1, null))).isNull();
    assertThat(sent(s -> s.setDate(1, null))).isNull();
    assertThat(sent(s -> s.setNull(1, Types.VARCHAR, "VARCHAR"))).isNull();
  }

  @Test
  void datesAndTimesArriveAsWallClocks() throws SQLException {
    LocalDateTime moment = LocalDateTime.parse("2024-02-29T10:11:12.123456789");
    assertThat(sent(s -> s.setDate(1, Date.valueOf("2024-02-29"))))
        .isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(sent(s -> s.setTime(1, Time.valueOf("10:11:12"))))
        .isEqualTo(LocalTime.of(10, 11, 12));
    assertThat(sent(s -> s.setTimestamp(1, Timestamp.valueOf(moment)))).isEqualTo(moment);
    assertThat(sent(s -> s.setDate(1, Date.valueOf("1500-01-01"))))
        .isEqualTo(LocalDate.of(1500, 1, 1));
    assertThat(sentObject(Date.valueOf("2024-02-29"))).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(sentObject(new java.util.Date(Timestamp.valueOf("2024-01-02 03:04:05").getTime())))
        .isEqualTo(LocalDateTime.parse("2024-01-02T03:04:05"));
  }

  @Test
  void aCalendarGivesTheZoneInWhichTheClockIsRead() throws SQLException {
    Calendar tokyo = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
    Instant instant = Instant.parse("2024-01-01T20:00:00Z");
    assertThat(sent(s -> s.setTimestamp(1, Timestamp.from(instant), tokyo)))
        .isEqualTo(LocalDateTime.parse("2024-01-02T05:00:00"));
    assertThat(sent(s -> s.setDate(1, new Date(instant.toEpochMilli()), tokyo)))
        .isEqualTo(LocalDate.parse("2024-01-02"));
    assertThat(sent(s -> s.setTime(1, new Time(instant.toEpochMilli()), tokyo)))
        .isEqualTo(LocalTime.of(5, 0));
    tokyo.setTimeInMillis(instant.toEpochMilli());
    assertThat(sentObject(tokyo)).isEqualTo(LocalDateTime.parse("2024-01-02T05:00:00"));
  }

  @Test
  void objectsOfManyClassesAreAccepted() throws SQLException {
    OffsetDateTime moment = OffsetDateTime.parse("2024-01-02T03:04:05+02:00");
    assertThat(sentObject(LocalDate.of(2024, 1, 2))).isEqualTo(LocalDate.of(2024, 1, 2));
    assertThat(sentObject(LocalTime.NOON)).isEqualTo(LocalTime.NOON);
    assertThat(sentObject(moment)).isEqualTo(moment);
    assertThat(sentObject(moment.atZoneSameInstant(ZoneId.of("Europe/Berlin"))))
        .isEqualTo(moment.withOffsetSameInstant(java.time.ZoneOffset.ofHours(1)));
    assertThat(sentObject(moment.toInstant()))
        .isEqualTo(moment.withOffsetSameInstant(java.time.ZoneOffset.UTC));
    assertThat(sentObject(new BigInteger("12345678901234567890")))
        .isEqualTo(new BigDecimal("12345678901234567890"));
    assertThat(sentObject('x')).isEqualTo("x");
    assertThat(sentObject(new UUID(0, 1))).isEqualTo("00000000-0000-0000-0000-000000000001");
    assertThat(sentObject(new StringReader("text"))).isEqualTo("text");
    assertThat(sentObject(new byte[] {1, 2})).isEqualTo(new byte[] {1, 2});
    assertThat(sentObject(null)).isNull();
    assertState("0A000", () -> sentObject(new Thread()))
        .hasMessage("A parameter cannot be a java.lang.Thread: convert it to text first");
  }

  @Test
  void objectsAreConvertedToTheTargetType() throws SQLException {
    assertThat(sentAs("5", Types.INTEGER)).isEqualTo(5);
    assertThat(sentAs(5, Types.VARCHAR)).isEqualTo("5");
    assertThat(sentAs("true", Types.BOOLEAN)).isEqualTo(true);
    assertThat(sentAs(1, Types.BIT)).isEqualTo(true);
    assertThat(sentAs(new BigDecimal("5.9"), Types.BIGINT)).isEqualTo(5L);
    assertThat(sentAs("1.5", Types.NUMERIC)).isEqualTo(new BigDecimal("1.5"));
    assertThat(sentAs("1.5", Types.DOUBLE)).isEqualTo(1.5);
    assertThat(sentAs("2024-02-29", Types.DATE)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(sentAs(Timestamp.valueOf("2024-02-29 10:11:12"), Types.DATE))
        .isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(sentAs(LocalDate.of(2024, 2, 29), Types.TIMESTAMP))
        .isEqualTo(LocalDateTime.parse("2024-02-29T00:00"));
    assertThat(sentAs("abc", Types.VARBINARY)).isEqualTo(new byte[] {'a', 'b', 'c'});
    assertThat(sentAs("x", Types.OTHER)).isEqualTo("x");
    assertThat(sent(s -> s.setObject(1, new BigDecimal("1.255"), Types.DECIMAL, 2)))
        .isEqualTo(new BigDecimal("1.26"));
    assertThat(sent(s -> s.setObject(1, "7", JDBCType.SMALLINT))).isEqualTo((short) 7);
    assertState("22018", () -> sentAs("abc", Types.INTEGER));
    assertState("22003", () -> sentAs("99999", Types.SMALLINT));
    assertState("22007", () -> sentAs("yesterday", Types.DATE));
    assertState("22018", () -> sentAs("x", Types.ARRAY)).hasMessage("'x' is no array");
  }

  @Test
  void streamsAreReadToTheirEndOrTheirLength() throws SQLException {
    byte[] text = "straße".getBytes(StandardCharsets.UTF_8);
    assertThat(sent(s -> s.setCharacterStream(1, new StringReader("abc")))).isEqualTo("abc");
    assertThat(sent(s -> s.setCharacterStream(1, new StringReader("abc"), 2))).isEqualTo("ab");
    assertThat(sent(s -> s.setNCharacterStream(1, new StringReader("abc"), 9L))).isEqualTo("abc");
    assertThat(sent(s -> s.setClob(1, new StringReader("abc")))).isEqualTo("abc");
    assertThat(sent(s -> s.setBinaryStream(1, new ByteArrayInputStream(text)))).isEqualTo(text);
    assertThat(sent(s -> s.setBinaryStream(1, new ByteArrayInputStream(text), 1)))
        .isEqualTo(new byte[] {'s'});
    assertThat(sent(s -> s.setBlob(1, new ByteArrayInputStream(text)))).isEqualTo(text);
    assertThat(sent(s -> s.setAsciiStream(1, new ByteArrayInputStream(new byte[] {'a'}))))
        .isEqualTo("a");
    assertThat(sent(s -> s.setCharacterStream(1, null))).isNull();
    assertState("HY024", () -> sent(s -> s.setBinaryStream(1, new ByteArrayInputStream(text), -1)));
  }

  @Test
  void aStreamThatFailsIsAnSqlException() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk gone");
          }
        };
    assertThatThrownBy(() -> sent(s -> s.setBinaryStream(1, broken)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("disk gone");
  }

  @Test
  void metadataIsThereBeforeExecution() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("two")) {
      assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("N");
      ParameterMetaData about = statement.getParameterMetaData();
      assertThat(about.getParameterCount()).isEqualTo(2);
      assertThat(about.getParameterType(2)).isEqualTo(Types.DECIMAL);
      assertThat(about.getParameterTypeName(2)).isEqualTo("DECIMAL");
      assertThat(about.getParameterClassName(2)).isEqualTo("java.math.BigDecimal");
      assertThat(about.getPrecision(2)).isEqualTo(38);
      assertThat(about.isSigned(2)).isTrue();
      assertThat(about.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
      assertThat(about.isNullable(1)).isEqualTo(ParameterMetaData.parameterNullable);
      assertState("07009", () -> about.getParameterType(3));
    }
    assertThat(two.executions).isEmpty();
  }

  @Test
  void aPreparedStatementTakesNoOtherText() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("one");
    assertState("HY010", () -> statement.executeQuery("two"));
    assertState("HY010", () -> statement.execute("two"));
    assertState("HY010", () -> statement.executeUpdate("two"));
    assertState("HY010", () -> statement.addBatch("two"));
  }

  @Test
  void aBatchOfQueriesFails() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("one");
    assertState("07001", statement::addBatch);
    statement.setString(1, "a");
    statement.addBatch();
    assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
    assertThat(statement.executeBatch()).isEmpty();
    assertThat(one.executions).isEmpty();
  }

  @Test
  void valuesOfParametersAreNotShown() throws SQLException {
    PreparedStatement statement = connection.prepareStatement("one");
    statement.setString(1, "private");
    assertThat(statement.toString()).contains("one").doesNotContain("private");
  }

  @Test
  void aStatementThatCannotBePlannedIsNotPrepared() {
    assertState("42601", () -> connection.prepareStatement("nonsense"));
  }
}
