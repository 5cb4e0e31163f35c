package org.holisticsjdbc.clients.jooq;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Queries written with jOOQ, whose dialect is the default one: {@code URL KEY}. */
public final class JooqProgram {
  private static final Table<Record> STRIKES = table(name("Wildlife strikes", "Strikes by state"));
  private static final Field<String> STATE = field(name("State"), String.class);
  private static final Field<Long> NUMBER = field(name("Strikes"), Long.class);

  private JooqProgram() {}

  /** A row as an application has it. */
  public record StateStrikes(String state, long strikes) {}

  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection(arguments[0], "", arguments[1])) {
      DSLContext jooq = DSL.using(connection, SQLDialect.DEFAULT);
      metadata(jooq);
      queries(jooq);
      System.out.println("## call");
      System.out.println(
          jooq.fetchOne("CALL holistics.groups_create(name => ?)", "jOOQ").get("name"));
    }
  }

  private static void metadata(DSLContext jooq) {
    System.out.println("## list schemas");
    jooq.meta().getSchemas().stream().map(Schema::getName).forEach(System.out::println);
    System.out.println("## list tables");
    Schema flights = jooq.meta().getSchemas("Flights").get(0);
    flights.getTables().forEach(it -> System.out.println(it.getName()));
    System.out.println("## describe columns");
    for (Field<?> column : flights.getTable("Routes").fields()) {
      System.out.println(column.getName() + "|" + column.getDataType());
    }
  }

  private static void queries(DSLContext jooq) {
    System.out.println("## filter, into records of Java");
    jooq.select(STATE, NUMBER)
        .from(STRIKES)
        .where(STATE.in("Texas", "Ohio").and(NUMBER.gt(100L)))
        .orderBy(NUMBER.desc())
        .fetchInto(StateStrikes.class)
        .forEach(System.out::println);
    System.out.println("## aggregate");
    jooq.select(count(), sum(NUMBER))
        .from(STRIKES)
        .where(NUMBER.ge(100L))
        .forEach(row -> System.out.println(row.value1() + "|" + row.value2()));
    System.out.println("## join");
    Table<Record> routes = table(name("Flights", "Routes")).as("r");
    Table<Record> airports = table(name("Airports", "Airports")).as("a");
    Field<String> state = field(name("a", "State"), String.class);
    Field<Long> flights = field(name("r", "Flights"), Long.class);
    jooq.select(state, sum(flights))
        .from(routes)
        .join(airports)
        .on(field(name("a", "IATA")).eq(field(name("r", "Origin"))))
        .groupBy(state)
        .orderBy(sum(flights).desc())
        .limit(2)
        .forEach(row -> System.out.println(row.value1() + "|" + row.value2()));
  }
}
