package org.holisticsjdbc.engine;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlLiteralChainOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** Literals and parameters of a parse tree, before Calcite has validated it. */
final class GivenValues {
  private GivenValues() {}

  /** Returns the value; empty where it has to be computed or comes from a table. */
  static Optional<GivenValue> read(SqlNode node) {
    if (node instanceof SqlDynamicParam parameter) {
      return Optional.of(new GivenValue.Parameter(parameter.getIndex()));
    }
    if (node instanceof SqlLiteral literal) {
      return literal(literal);
    }
    return switch (node.getKind()) {
      case LITERAL_CHAIN -> literal(SqlLiteralChainOperator.concatenateOperands((SqlCall) node));
      case MINUS_PREFIX -> negative(((SqlCall) node).operand(0));
      default -> Optional.empty();
    };
  }

  private static Optional<GivenValue> negative(SqlNode node) {
    return read(node)
        .filter(GivenValue.Known.class::isInstance)
        .flatMap(it -> ((GivenValue.Known) it).value())
        .filter(BigDecimal.class::isInstance)
        .map(it -> known(((BigDecimal) it).negate()));
  }

  private static Optional<GivenValue> literal(SqlLiteral literal) {
    if (literal instanceof SqlUnknownLiteral dated) {
      return dated(dated);
    }
    SqlTypeName type = literal.getTypeName();
    if (type == SqlTypeName.NULL) {
      return Optional.of(new GivenValue.Known(Optional.empty()));
    }
    if (SqlTypeName.CHAR_TYPES.contains(type)) {
      return Optional.of(known(literal.getValueAs(String.class)));
    }
    if (SqlTypeName.NUMERIC_TYPES.contains(type)) {
      return Optional.of(known(literal.bigDecimalValue()));
    }
    return switch (type) {
      case BOOLEAN -> Optional.of(known(literal.booleanValue()));
      case DATE ->
          Optional.of(known(LocalDate.parse(literal.getValueAs(DateString.class).toString())));
      case TIMESTAMP -> moment(literal.getValueAs(TimestampString.class).toString());
      default -> Optional.empty();
    };
  }

  /** {@code DATE '…'}, whose text nobody has looked at. */
  private static Optional<GivenValue> dated(SqlUnknownLiteral literal) {
    try {
      return switch (literal.tag) {
        case "DATE" -> Optional.of(known(LocalDate.parse(literal.getValue().strip())));
        case "TIMESTAMP" -> moment(literal.getValue().strip());
        default -> Optional.empty();
      };
    } catch (DateTimeException e) {
      throw new HolisticsException(
          Failure.BAD_DATE, "%s '%s' is no date".formatted(literal.tag, literal.getValue()), e);
    }
  }

  private static Optional<GivenValue> moment(String text) {
    return Optional.of(known(LocalDateTime.parse(text.replace(' ', 'T'))));
  }

  private static GivenValue known(Object value) {
    return new GivenValue.Known(Optional.of(value));
  }
}
