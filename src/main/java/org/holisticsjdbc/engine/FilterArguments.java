package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.holisticsjdbc.adapter.Comparison;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.adapter.UserCondition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** The arguments of a widget written as a table function: {@code "Filter" => v}. */
final class FilterArguments {
  private FilterArguments() {}

  /** One argument. */
  record Argument(String filter, SqlNode value) {
    Argument {
      requireNonNull(filter, "filter");
      requireNonNull(value, "value");
    }

    /** Sets the filter; DEFAULT leaves it as it is. */
    void set(WidgetSource widget) {
      if (value.getKind() == SqlKind.DEFAULT) {
        widget.requireFilter(filter);
      } else if (value.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
        set(widget, Comparison.IN, ((SqlCall) value).getOperandList());
      } else {
        set(widget, Comparison.ARGUMENT, List.of(value));
      }
    }

    private void set(WidgetSource widget, Comparison comparison, List<SqlNode> nodes) {
      List<GivenValue> values = nodes.stream().map(this::constant).toList();
      if (values.isEmpty()) {
        throw refused("needs one value or more");
      }
      widget.set(new UserCondition(widget.requireFilter(filter), comparison, values));
    }

    private GivenValue constant(SqlNode node) {
      return GivenValues.read(node)
          .orElseThrow(() -> refused("cannot be computed: " + SqlShown.of(node)));
    }

    private HolisticsException refused(String why) {
      return new HolisticsException(
          Failure.NOT_SUPPORTED,
          ("The argument \"%s\" %s. Allowed are a value, a ?, ARRAY['a', 'b'], and a condition in JSON such as"
                  + " '{\"operator\":\"between\",\"values\":[1,5]}'")
              .formatted(filter, why));
    }
  }

  /** Returns the arguments of a function. */
  static List<Argument> of(SqlCall function) {
    return function.getOperandList().stream().map(FilterArguments::argument).toList();
  }

  private static Argument argument(SqlNode node) {
    if (node.getKind() != SqlKind.ARGUMENT_ASSIGNMENT) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          "The arguments of a widget name its filters: write \"Filter\" => %s"
              .formatted(SqlShown.of(node)));
    }
    SqlCall assignment = (SqlCall) node;
    return new Argument(assignment.<SqlIdentifier>operand(1).getSimple(), assignment.operand(0));
  }
}
