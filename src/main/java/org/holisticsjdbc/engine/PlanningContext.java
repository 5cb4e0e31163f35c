package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.tools.RelRunner;

/**
 * What Calcite wants to know while it plans one statement. Nothing a user writes in a URL reaches
 * it.
 */
final class PlanningContext implements CalcitePrepare.Context {
  /** Titles become identifiers; Calcite's limit of 128 is too short for some. */
  private static final int MAX_IDENTIFIER_LENGTH = 4_096;

  private static final CalciteConnectionConfig CONFIG = connectionConfig();

  private final JavaTypeFactory types;
  private final CalciteSchema root;
  private final List<String> defaultSchema;

  PlanningContext(JavaTypeFactory types, Schema schema, Optional<String> defaultSchema) {
    this.types = requireNonNull(types, "types");
    this.root = CalciteSchema.createRootSchema(false, false, "", schema);
    this.defaultSchema = defaultSchema.map(List::of).orElse(List.of());
  }

  private static CalciteConnectionConfig connectionConfig() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    properties.setProperty(
        CalciteConnectionProperty.CONFORMANCE.camelName(), SqlConformanceEnum.LENIENT.name());
    properties.setProperty(CalciteConnectionProperty.MATERIALIZATIONS_ENABLED.camelName(), "false");
    return new CalciteConnectionConfigImpl(properties);
  }

  /** Identifiers keep their case and match whatever the case. */
  static SqlParser.Config parserConfig() {
    return SqlParser.config()
        .withQuotedCasing(Casing.UNCHANGED)
        .withUnquotedCasing(Casing.UNCHANGED)
        .withQuoting(Quoting.DOUBLE_QUOTE)
        .withConformance(SqlConformanceEnum.LENIENT)
        .withCaseSensitive(false)
        .withIdentifierMaxLength(MAX_IDENTIFIER_LENGTH);
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  @Override
  public CalciteSchema getRootSchema() {
    return root;
  }

  @Override
  public CalciteSchema getMutableRootSchema() {
    return root;
  }

  @Override
  public List<String> getDefaultSchemaPath() {
    return defaultSchema;
  }

  @Override
  public CalciteConnectionConfig config() {
    return CONFIG;
  }

  @Override
  public CalcitePrepare.SparkHandler spark() {
    return CalcitePrepare.Dummy.getSparkHandler(false);
  }

  @Override
  public DataContext getDataContext() {
    return DataContexts.EMPTY;
  }

  @Override
  public List<String> getObjectPath() {
    return null; // no view is being expanded; Calcite's contract
  }

  @Override
  public RelRunner getRelRunner() {
    throw new UnsupportedOperationException("plans run through Plan.execute only");
  }
}
