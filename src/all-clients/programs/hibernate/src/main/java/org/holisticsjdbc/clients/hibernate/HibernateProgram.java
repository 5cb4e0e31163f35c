package org.holisticsjdbc.clients.hibernate;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.holisticsjdbc.hibernate.HolisticsDialect;

/** Entities and native queries over widgets: {@code URL KEY}. */
public final class HibernateProgram {
  /** It warns that its own pool is a small one. */
  private static final Logger POOL = Logger.getLogger("org.hibernate.orm.connections.pooling");

  private HibernateProgram() {}

  public static void main(String[] arguments) {
    POOL.setLevel(Level.SEVERE);
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(StateStrikes.class)
            .addAnnotatedClass(Airport.class)
            .addAnnotatedClass(Origin.class)
            .setProperty("hibernate.connection.url", arguments[0])
            .setProperty("hibernate.connection.password", arguments[1])
            .setProperty("hibernate.dialect", HolisticsDialect.class.getName())
            .setProperty("hibernate.globally_quoted_identifiers", "true")
            .setProperty("hibernate.hbm2ddl.auto", "validate");
    System.out.println("## describe columns: the mapping is validated");
    try (SessionFactory factory = configuration.buildSessionFactory();
        Session session = factory.openSession()) {
      entities(session);
      nativeQueries(session);
    }
  }

  private static void entities(Session session) {
    System.out.println("## entity by its key");
    System.out.println(session.find(StateStrikes.class, "Texas").line());

    System.out.println("## filter, sort, page");
    session
        .createSelectionQuery(
            "from StateStrikes where strikes > :least and state like :like order by strikes desc",
            StateStrikes.class)
        .setParameter("least", 100)
        .setParameter("like", "%a%")
        .setFirstResult(1)
        .setMaxResults(2)
        .getResultList()
        .forEach(row -> System.out.println(row.line()));

    System.out.println("## aggregate");
    print(
        session
            .createSelectionQuery(
                "select count(*), sum(s.strikes) from StateStrikes s where s.highestCost > 1000000",
                Object[].class)
            .getResultList());

    System.out.println("## join");
    print(
        session
            .createSelectionQuery(
                "select a.state, cast(sum(o.flights) as Long) from Origin o join o.airport a"
                    + " group by a.state order by 2 desc limit 2",
                Object[].class)
            .getResultList());
  }

  private static void nativeQueries(Session session) {
    System.out.println("## native: list tables");
    print(
        session
            .createNativeQuery(
                "SELECT w.source_title FROM holistics.widgets w WHERE dashboard_id = :id ORDER BY source_title",
                Object[].class)
            .setParameter("id", 16076)
            .getResultList());

    System.out.println("## native: entity and a filter of the dashboard");
    session.clear(); // under a filter a key names another row than before
    session
        .createNativeQuery(
            "SELECT * FROM \"Wildlife strikes\".\"Strikes by state\" s"
                + " WHERE s.\"Flight date\" = '1990' AND s.\"State\" IN (:states)",
            StateStrikes.class)
        .setParameterList("states", List.of("Texas", "Ohio"))
        .getResultList()
        .forEach(row -> System.out.println(row.line()));
  }

  private static void print(List<Object[]> rows) {
    rows.forEach(
        row ->
            System.out.println(
                String.join("|", List.of(row).stream().map(String::valueOf).toList())));
  }
}
