package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlNode;
import org.holisticsjdbc.adapter.Bound;
import org.holisticsjdbc.adapter.BoundListing;
import org.holisticsjdbc.adapter.GivenArguments;
import org.holisticsjdbc.adapter.Listing;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.procedure.Effect;
import org.holisticsjdbc.procedure.ResultColumn;

/** A procedure that only reads, as a table function in FROM. */
final class FunctionSource extends TableSource {
  private final GivenArguments given;

  /**
   * Creates the source.
   *
   * @throws HolisticsException if the procedure changes something: it might run any number of times
   */
  FunctionSource(
      GivenArguments given, List<String> names, Naming naming, Consumer<SqlNode> replace) {
    super(names, naming, replace);
    this.given = requireNonNull(given, "given");
    if (given.procedure().effect() != Effect.READ) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          "%s changes something, and can only be called: CALL holistics.%s(…)"
              .formatted(given.procedure().name(), given.procedure().name()));
    }
  }

  @Override
  public ColumnNames columns() {
    return givenColumns()
        .orElseGet(
            () ->
                ColumnNames.of(
                    given.procedure().result().columns().stream()
                        .map(ResultColumn::name)
                        .toList()));
  }

  @Override
  public Optional<Setting> setting(String name) {
    return Optional.empty();
  }

  @Override
  Optional<Bound> binding() {
    return Optional.of(new BoundListing(new Listing.OfFunction(given)));
  }
}
