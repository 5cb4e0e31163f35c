package org.holisticsjdbc.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.holisticsjdbc.engine.SqlFeatures;

/** What there is: dashboards as schemas, widgets as tables, procedures. Thread-safe. */
final class HolisticsDatabaseMetaData extends EmptyMetaData {
  private static final int LONGEST_CLIENT_INFO = 255;
  private static final int API_VERSION = 2;

  private final HolisticsConnection connection;

  HolisticsDatabaseMetaData(HolisticsConnection connection) {
    this.connection = connection;
  }

  @Override
  void checkOpen() throws SQLException {
    connection.checkOpen();
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
    return read(
        MetadataTable.SCHEMAS, catalog, reader -> reader.schemas(new NamePattern(schemaPattern)));
  }

  @Override
  public ResultSet getTables(
      String catalog, String schemaPattern, String tablePattern, String[] types)
      throws SQLException {
    if (!wantsTables(types)) {
      checkOpen();
      return MetadataTable.TABLES.empty();
    }
    return read(
        MetadataTable.TABLES,
        catalog,
        reader -> reader.tables(new NamePattern(schemaPattern), new NamePattern(tablePattern)));
  }

  private static boolean wantsTables(String[] types) {
    return types == null
        || types.length == 0
        || Arrays.asList(types).contains(MetadataReader.TABLE_TYPE);
  }

  @Override
  public ResultSet getColumns(
      String catalog, String schemaPattern, String tablePattern, String columnPattern)
      throws SQLException {
    return read(
        MetadataTable.COLUMNS,
        catalog,
        reader ->
            reader.columns(
                new NamePattern(schemaPattern),
                new NamePattern(tablePattern),
                new NamePattern(columnPattern)));
  }

  /** Pseudo-columns are the dashboard filters that act on a table. */
  @Override
  public ResultSet getPseudoColumns(
      String catalog, String schemaPattern, String tablePattern, String columnPattern)
      throws SQLException {
    return read(
        MetadataTable.PSEUDO_COLUMNS,
        catalog,
        reader ->
            reader.pseudoColumns(
                new NamePattern(schemaPattern),
                new NamePattern(tablePattern),
                new NamePattern(columnPattern)));
  }

  /** There are no catalogs: whoever asks for one gets no rows. */
  private static boolean namesCatalog(String catalog) {
    return catalog != null && !catalog.isEmpty();
  }

  private ResultSet read(
      MetadataTable shape, String catalog, Function<MetadataReader, List<Object[]>> question)
      throws SQLException {
    checkOpen();
    if (namesCatalog(catalog)) {
      return shape.empty();
    }
    return shape.of(
        connection.ask(
            connection.settings().queryTimeout(),
            cancellation ->
                question.apply(
                    new MetadataReader(
                        connection.workspace(),
                        cancellation,
                        message -> connection.warn("01000", message)))));
  }

  @Override
  public ResultSet getProcedures(String catalog, String schemaPattern, String namePattern)
      throws SQLException {
    return readRoutines(
        MetadataTable.PROCEDURES,
        catalog,
        reader -> reader.procedures(new NamePattern(schemaPattern), new NamePattern(namePattern)));
  }

  @Override
  public ResultSet getProcedureColumns(
      String catalog, String schemaPattern, String namePattern, String columnPattern)
      throws SQLException {
    return readRoutines(
        MetadataTable.PROCEDURE_COLUMNS,
        catalog,
        reader ->
            reader.procedureColumns(
                new NamePattern(schemaPattern),
                new NamePattern(namePattern),
                new NamePattern(columnPattern)));
  }

  @Override
  public ResultSet getFunctions(String catalog, String schemaPattern, String namePattern)
      throws SQLException {
    return readRoutines(
        MetadataTable.FUNCTIONS,
        catalog,
        reader -> reader.functions(new NamePattern(schemaPattern), new NamePattern(namePattern)));
  }

  @Override
  public ResultSet getFunctionColumns(
      String catalog, String schemaPattern, String namePattern, String columnPattern)
      throws SQLException {
    return readRoutines(
        MetadataTable.FUNCTION_COLUMNS,
        catalog,
        reader ->
            reader.functionColumns(
                new NamePattern(schemaPattern),
                new NamePattern(namePattern),
                new NamePattern(columnPattern)));
  }

  private ResultSet readRoutines(
      MetadataTable shape, String catalog, Function<RoutineReader, List<Object[]>> question)
      throws SQLException {
    checkOpen();
    return namesCatalog(catalog)
        ? shape.empty()
        : SqlExceptions.guard(
            () -> shape.of(question.apply(new RoutineReader(connection.workspace().routines()))));
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    checkOpen();
    return MetadataTable.TABLE_TYPES.of(
        List.<Object[]>of(new Object[] {MetadataReader.TABLE_TYPE}));
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    checkOpen();
    return MetadataTable.TYPE_INFO.of(TypeInfo.rows());
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    checkOpen();
    List<Object[]> rows = new ArrayList<>();
    for (String name : new TreeSet<>(HolisticsConnection.clientInfoNames())) {
      rows.add(new Object[] {name, LONGEST_CLIENT_INFO, null, "Remembered, and not sent."});
    }
    return MetadataTable.CLIENT_INFO.of(rows);
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public String getURL() {
    return connection.settings().url();
  }

  @Override
  public String getUserName() {
    return connection.settings().user();
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return connection.isReadOnly();
  }

  @Override
  public String getDatabaseProductName() {
    return "Holistics";
  }

  /** Returns the version of the API: the service has no other. */
  @Override
  public String getDatabaseProductVersion() {
    return String.valueOf(API_VERSION);
  }

  @Override
  public int getDatabaseMajorVersion() {
    return API_VERSION;
  }

  @Override
  public int getDatabaseMinorVersion() {
    return 0;
  }

  @Override
  public String getDriverName() {
    return DriverVersion.DRIVER_NAME;
  }

  @Override
  public String getDriverVersion() {
    return DriverVersion.CURRENT.text();
  }

  @Override
  public int getDriverMajorVersion() {
    return DriverVersion.CURRENT.major();
  }

  @Override
  public int getDriverMinorVersion() {
    return DriverVersion.CURRENT.minor();
  }

  @Override
  public int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public int getJDBCMinorVersion() {
    return 3;
  }

  @Override
  public String getIdentifierQuoteString() {
    return "\"";
  }

  @Override
  public String getSearchStringEscape() {
    return NamePattern.ESCAPE;
  }

  @Override
  public String getExtraNameCharacters() {
    return "";
  }

  @Override
  public String getSchemaTerm() {
    return "schema";
  }

  @Override
  public String getProcedureTerm() {
    return "procedure";
  }

  @Override
  public String getCatalogTerm() {
    return "catalog";
  }

  @Override
  public String getCatalogSeparator() {
    return ".";
  }

  @Override
  public String getSQLKeywords() {
    return String.join(",", SqlFeatures.keywords());
  }

  @Override
  public String getNumericFunctions() {
    return String.join(",", SqlFeatures.numericFunctions());
  }

  @Override
  public String getStringFunctions() {
    return String.join(",", SqlFeatures.stringFunctions());
  }

  @Override
  public String getSystemFunctions() {
    return String.join(",", SqlFeatures.systemFunctions());
  }

  @Override
  public String getTimeDateFunctions() {
    return String.join(",", SqlFeatures.timeDateFunctions());
  }
}
