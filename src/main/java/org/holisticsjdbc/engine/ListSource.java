package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlNode;
import org.holisticsjdbc.adapter.Bound;
import org.holisticsjdbc.adapter.BoundListing;
import org.holisticsjdbc.adapter.Comparison;
import org.holisticsjdbc.adapter.GivenArguments.Argument;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.adapter.Listing;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.ServiceTable;

/** A table of the schema {@code holistics} in FROM, and the parameters that its statement sets. */
final class ListSource extends TableSource {
  private static final Set<Comparison> ONE = EnumSet.of(Comparison.EQUAL, Comparison.ARGUMENT);
  private static final Set<Comparison> TRUTH = EnumSet.of(Comparison.IS_TRUE, Comparison.IS_FALSE);

  private final ServiceTable table;
  private final Map<Parameter, Argument> set = new LinkedHashMap<>();

  ListSource(ServiceTable table, List<String> names, Naming naming, Consumer<SqlNode> replace) {
    super(names, naming, replace);
    this.table = requireNonNull(table, "table");
  }

  @Override
  public ColumnNames columns() {
    return givenColumns()
        .orElseGet(
            () -> ColumnNames.of(table.columns().stream().map(column -> column.name()).toList()));
  }

  @Override
  public Optional<Setting> setting(String name) {
    return table.setting(name).map(ParameterSetting::new);
  }

  @Override
  Optional<Bound> binding() {
    return set.isEmpty()
        ? Optional.empty()
        : Optional.of(new BoundListing(new Listing.OfTable(table, set)));
  }

  /** A parameter of the operation that lists the table. */
  private final class ParameterSetting implements Setting {
    private final Parameter parameter;

    ParameterSetting(Parameter parameter) {
      this.parameter = requireNonNull(parameter, "parameter");
    }

    @Override
    public String described() {
      return "parameter \"%s\" of \"%s\"".formatted(parameter.name(), shownName());
    }

    @Override
    public void set(Comparison comparison, List<GivenValue> values) {
      if (set.put(parameter, argument(comparison, values)) != null) {
        throw refused("is set twice");
      }
    }

    private Argument argument(Comparison comparison, List<GivenValue> values) {
      boolean isOne = ONE.contains(comparison) && values.size() == 1;
      if (isOne) {
        return new Argument(parameter.isArray(), values);
      }
      if (comparison == Comparison.IN && parameter.isArray()) {
        return new Argument(true, values);
      }
      if (TRUTH.contains(comparison)) {
        boolean truth = comparison == Comparison.IS_TRUE;
        return new Argument(false, List.of(new GivenValue.Known(Optional.of(truth))));
      }
      throw refused("cannot be set with " + comparison.sql());
    }

    private HolisticsException refused(String why) {
      return new HolisticsException(
          Failure.NOT_SUPPORTED, "The %s %s. Allowed is %s".formatted(described(), why, allowed()));
    }

    @Override
    public String asFunction() {
      return "an argument of the procedure";
    }

    @Override
    public String allowed() {
      return parameter.isArray() ? "= and IN" : "=";
    }
  }
}
