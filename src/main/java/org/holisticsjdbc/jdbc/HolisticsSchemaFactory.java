package org.holisticsjdbc.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.calcite.model.ModelHandler.ExtraOperand;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.holisticsjdbc.engine.HostedSchema;

/**
 * Mounts an account beside the other schemas of a Calcite model. For the thin jar: the classes of
 * the other jar implement interfaces of a Calcite of its own.
 *
 * <p>Operands are {@code url}, {@code dashboard} for a schema of one dashboard only, and every
 * property of a connection; {@code url} and the key are as the driver takes them. The service is
 * asked nothing before a name is looked up. The account is held until the JVM ends, or until {@code
 * schema.unwrap(HostedSchema.class).close()}.
 */
public final class HolisticsSchemaFactory implements SchemaFactory {
  private static final String URL = "url";
  private static final String DASHBOARD = "dashboard";

  private final Map<String, String> environment;

  /** Creates a factory; Calcite does it. */
  public HolisticsSchemaFactory() {
    this(System.getenv());
  }

  HolisticsSchemaFactory(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the account as a schema.
   *
   * @throws IllegalArgumentException if an operand is missing or wrong; the cause is what the
   *     driver says of it
   */
  @Override
  public Schema create(SchemaPlus parent, String name, Map<String, Object> operand) {
    try {
      return mounted(operands(operand));
    } catch (SQLException e) {
      throw new IllegalArgumentException("Schema '%s': %s".formatted(name, e.getMessage()), e);
    }
  }

  /** The operands as the model has them, without those that Calcite adds to every one. */
  private static Map<String, String> operands(Map<String, Object> operand) throws SQLException {
    Map<String, String> operands = new LinkedHashMap<>();
    for (Map.Entry<String, Object> it : operand.entrySet()) {
      if (isCalcites(it.getKey())) {
        continue;
      }
      boolean isPlain = it.getValue() instanceof String || it.getValue() instanceof Boolean;
      if (!isPlain && !(it.getValue() instanceof Number)) {
        throw JdbcUrl.invalid("The operand '%s' is no text".formatted(it.getKey()));
      }
      operands.put(it.getKey(), it.getValue().toString());
    }
    return operands;
  }

  private static boolean isCalcites(String key) {
    for (ExtraOperand extra : ExtraOperand.values()) {
      if (extra.camelName.equals(key)) {
        return true;
      }
    }
    return false;
  }

  private HostedSchema mounted(Map<String, String> operands) throws SQLException {
    Optional<String> url = Optional.ofNullable(operands.remove(URL));
    if (url.filter(JdbcUrl::isOurs).isEmpty()) {
      throw JdbcUrl.invalid(
          "The operand 'url' is missing or does not begin with " + JdbcUrl.PREFIX);
    }
    Optional<String> dashboard = Optional.ofNullable(operands.remove(DASHBOARD));
    Properties properties = new Properties();
    properties.putAll(operands);
    ConnectionSettings settings = ConnectionSettings.parse(url.get(), properties, environment);
    if (settings.schema().isPresent()) {
      throw JdbcUrl.invalid(
          "Here the operand 'dashboard' takes the place of the property 'schema'");
    }
    EngineWorkspace workspace = SqlExceptions.guard(() -> HolisticsDriver.open(settings));
    return workspace.session().hosted(dashboard, settings.queryTimeout(), workspace::close);
  }
}
