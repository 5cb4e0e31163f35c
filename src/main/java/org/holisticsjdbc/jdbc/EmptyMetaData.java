package org.holisticsjdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What a workspace does not have: no rows, in the columns that JDBC specifies. */
abstract class EmptyMetaData extends LimitMetaData {

  abstract void checkOpen() throws SQLException;

  private ResultSet none(MetadataTable table) throws SQLException {
    checkOpen();
    return table.empty();
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return none(MetadataTable.CATALOGS);
  }

  @Override
  public ResultSet getColumnPrivileges(String catalog, String schema, String table, String column)
      throws SQLException {
    return none(MetadataTable.COLUMN_PRIVILEGES);
  }

  @Override
  public ResultSet getTablePrivileges(String catalog, String schema, String table)
      throws SQLException {
    return none(MetadataTable.TABLE_PRIVILEGES);
  }

  @Override
  public ResultSet getBestRowIdentifier(
      String catalog, String schema, String table, int scope, boolean nullable)
      throws SQLException {
    return none(MetadataTable.BEST_ROW_IDENTIFIER);
  }

  @Override
  public ResultSet getVersionColumns(String catalog, String schema, String table)
      throws SQLException {
    return none(MetadataTable.VERSION_COLUMNS);
  }

  @Override
  public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
    return none(MetadataTable.PRIMARY_KEYS);
  }

  @Override
  public ResultSet getImportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return none(MetadataTable.FOREIGN_KEYS);
  }

  @Override
  public ResultSet getExportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return none(MetadataTable.FOREIGN_KEYS);
  }

  @Override
  public ResultSet getCrossReference(
      String parentCatalog,
      String parentSchema,
      String parentTable,
      String foreignCatalog,
      String foreignSchema,
      String foreignTable)
      throws SQLException {
    return none(MetadataTable.FOREIGN_KEYS);
  }

  @Override
  public ResultSet getIndexInfo(
      String catalog, String schema, String table, boolean unique, boolean approximate)
      throws SQLException {
    return none(MetadataTable.INDEX_INFO);
  }

  @Override
  public ResultSet getUDTs(String catalog, String schema, String type, int[] types)
      throws SQLException {
    return none(MetadataTable.UDTS);
  }

  @Override
  public ResultSet getSuperTypes(String catalog, String schema, String type) throws SQLException {
    return none(MetadataTable.SUPER_TYPES);
  }

  @Override
  public ResultSet getSuperTables(String catalog, String schema, String table) throws SQLException {
    return none(MetadataTable.SUPER_TABLES);
  }

  @Override
  public ResultSet getAttributes(String catalog, String schema, String type, String attribute)
      throws SQLException {
    return none(MetadataTable.ATTRIBUTES);
  }
}
