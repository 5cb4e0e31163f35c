package org.holisticsjdbc.clients.mybatis;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Mappers over widgets: {@code URL KEY DRIVER}. */
public final class MyBatisProgram {
  private MyBatisProgram() {}

  public static void main(String[] arguments) throws IOException {
    PooledDataSource pool = new PooledDataSource(arguments[2], arguments[0], "user", arguments[1]);
    try (SqlSession session = factory(pool).openSession()) {
      query(session.getMapper(Strikes.class));
      System.out.println("## rows in the middle, skipped by the client");
      session
          .selectList(
              "ofStates",
              new java.util.HashMap<>(java.util.Map.of("states", List.of(), "least", 400)),
              new RowBounds(2, 2))
          .forEach(System.out::println);
    } finally {
      pool.forceCloseAll();
    }
  }

  private static SqlSessionFactory factory(PooledDataSource pool) throws IOException {
    Configuration configuration =
        new Configuration(new Environment("test", new JdbcTransactionFactory(), pool));
    String xml = "org/holisticsjdbc/clients/mybatis/Strikes.xml";
    try (InputStream mapper = MyBatisProgram.class.getClassLoader().getResourceAsStream(xml)) {
      new XMLMapperBuilder(mapper, configuration, xml, configuration.getSqlFragments()).parse();
    }
    return new SqlSessionFactoryBuilder().build(configuration);
  }

  private static void query(Strikes strikes) {
    System.out.println("## list tables");
    strikes.tables(16076).forEach(System.out::println);

    System.out.println("## describe columns");
    new TreeMap<>(strikes.allTypes(6))
        .forEach(
            (name, value) ->
                System.out.println(name + " " + value.getClass().getSimpleName() + " " + value));

    System.out.println("## filter");
    strikes.ofStates(List.of("Texas", "Ohio"), 1).forEach(System.out::println);

    System.out.println("## aggregate");
    System.out.println(new TreeMap<>(strikes.before(LocalDate.of(1991, 1, 1))));

    System.out.println("## join");
    strikes.flightsByState(2).forEach(row -> System.out.println(new TreeMap<>(row)));
  }
}
