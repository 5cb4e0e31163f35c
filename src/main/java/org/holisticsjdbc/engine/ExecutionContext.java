package org.holisticsjdbc.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.rel.type.TimeFrames;
import org.apache.calcite.schema.SchemaPlus;
import org.holisticsjdbc.adapter.QueryContext;

/** What the generated code asks for by name while it runs: parameters, the clock, the query. */
final class ExecutionContext implements DataContext {
  private final Map<String, Object> values;
  private final JavaTypeFactory types;

  /** Where WITH RECURSIVE keeps its working table; nothing else is looked up at run time. */
  private final SchemaPlus scratch = CalciteSchema.createRootSchema(false, false).plus();

  ExecutionContext(
      Map<String, Object> stashed,
      QueryContext query,
      SessionSettings settings,
      JavaTypeFactory types) {
    this.types = types;
    this.values = new HashMap<>(stashed);
    values.put(QueryContext.KEY, query);
    putClock(settings.timeZone());
    values.put(Variable.USER.camelName, settings.user());
    values.put(Variable.SYSTEM_USER.camelName, settings.user());
    values.put(Variable.LOCALE.camelName, Locale.ENGLISH);
    values.put(
        Variable.TIME_FRAME_SET.camelName,
        types.getTypeSystem().deriveTimeFrameSet(TimeFrames.CORE));
  }

  /**
   * One moment for the whole statement, in whole seconds, which is what Calcite declares of
   * CURRENT_TIMESTAMP; the current date is that of the session's zone, never the JVM's.
   */
  private void putClock(ZoneId zone) {
    long now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
    TimeZone timeZone = TimeZone.getTimeZone(zone);
    long local = now + timeZone.getOffset(now);
    values.put(Variable.UTC_TIMESTAMP.camelName, now);
    values.put(Variable.CURRENT_TIMESTAMP.camelName, local);
    values.put(Variable.LOCAL_TIMESTAMP.camelName, local);
    values.put(Variable.SYS_TIMESTAMP.camelName, now);
    values.put(Variable.TIME_ZONE.camelName, timeZone);
  }

  void putParameter(int index, Object value) {
    values.put("?" + index, value);
  }

  @Override
  public Object get(String name) {
    return values.get(name);
  }

  @Override
  public SchemaPlus getRootSchema() {
    return scratch;
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  @Override
  public QueryProvider getQueryProvider() {
    return null; // no LINQ here
  }
}
