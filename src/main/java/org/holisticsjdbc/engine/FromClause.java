package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.holisticsjdbc.adapter.GivenArguments;
import org.holisticsjdbc.engine.TableSource.Naming;

/** Collects the sources of one FROM, and binds the filters that its ON conditions set. */
final class FromClause {
  private final FilterBinding binding;
  private final NameScope outer;
  private final List<Source> sources = new ArrayList<>();

  FromClause(FilterBinding binding, NameScope outer) {
    this.binding = requireNonNull(binding, "binding");
    this.outer = requireNonNull(outer, "outer");
  }

  /** Returns the sources, in their order. */
  List<Source> sources() {
    return List.copyOf(sources);
  }

  /** Returns the columns of all sources. */
  ColumnNames columns() {
    return sources.stream()
        .map(Source::columns)
        .reduce(ColumnNames.of(List.of()), ColumnNames::and);
  }

  /** Replaces the references to tables whose filters are set. */
  void bind() {
    for (Source source : sources) {
      if (source instanceof TableSource table) {
        table.bind(binding.bound());
      }
    }
  }

  /**
   * Adds what stands in FROM.
   *
   * @param replace puts another node into its place
   */
  void add(SqlNode from, Consumer<SqlNode> replace) {
    add(from, replace, Naming.NONE);
  }

  private void add(SqlNode from, Consumer<SqlNode> replace, Naming naming) {
    if (from instanceof SqlIdentifier table) {
      addTable(table, replace, naming);
    } else if (from instanceof SqlJoin join) {
      addJoin(join);
    } else if (FilterBinding.isQuery(from)) {
      addDerived(binding.query(from, outer), naming);
    } else {
      addCall((SqlCall) from, replace, naming);
    }
  }

  private void addCall(SqlCall from, Consumer<SqlNode> replace, Naming naming) {
    switch (from.getKind()) {
      case AS -> add(from.operand(0), node -> from.setOperand(0, node), naming(from));
      case TABLE_REF -> add(from.operand(0), replace, naming); // a table with hints
      case TABLESAMPLE, EXTEND, SNAPSHOT ->
          add(from.operand(0), node -> from.setOperand(0, node), naming);
      case PIVOT, UNPIVOT, MATCH_RECOGNIZE -> {
        FromClause within = new FromClause(binding, outer);
        within.add(from.operand(0), node -> from.setOperand(0, node));
        within.bind();
        addDerived(ColumnNames.UNKNOWN, naming);
      }
      case LATERAL -> addLateral(from, replace, naming);
      case COLLECTION_TABLE -> addFunction(from, replace, naming);
      default -> {
        binding.expression(from, outer.of(sources));
        addDerived(ColumnNames.UNKNOWN, naming);
      }
    }
  }

  private static Naming naming(SqlCall as) {
    List<SqlNode> operands = as.getOperandList();
    return new Naming(
        Optional.of(((SqlIdentifier) operands.get(1)).getSimple()),
        Optional.of(operands.subList(2, operands.size()))
            .filter(columns -> !columns.isEmpty())
            .map(FilterBinding::namesOf));
  }

  private void addDerived(ColumnNames columns, Naming naming) {
    sources.add(new Source.Derived(naming.alias(), naming.columns().orElse(columns)));
  }

  private void addTable(SqlIdentifier table, Consumer<SqlNode> replace, Naming naming) {
    Optional<ColumnNames> common =
        table.isSimple() ? outer.table(table.getSimple()) : Optional.empty();
    if (common.isPresent()) {
      Optional<String> alias = naming.alias().or(() -> Optional.of(table.getSimple()));
      addDerived(common.get(), new Naming(alias, naming.columns()));
    } else {
      sources.add(table(table.names, naming, replace));
    }
  }

  private Source table(List<String> names, Naming naming, Consumer<SqlNode> replace) {
    return binding
        .widgets()
        .serviceTable(names)
        .<Source>map(found -> new ListSource(found, names, naming, replace))
        .orElseGet(() -> new WidgetSource(binding.widgets(), names, naming, false, replace));
  }

  /** A lateral query sees what stands before it. */
  private void addLateral(SqlCall lateral, Consumer<SqlNode> replace, Naming naming) {
    SqlNode within = lateral.operand(0);
    if (FilterBinding.isQuery(within)) {
      addDerived(binding.query(within, outer.of(sources)), naming);
    } else {
      add(within, replace, naming);
    }
  }

  private void addJoin(SqlJoin join) {
    int first = sources.size();
    add(join.getLeft(), join::setLeft);
    int second = sources.size();
    add(join.getRight(), join::setRight);
    SqlNode condition = join.getCondition();
    if (join.getConditionType() == JoinConditionType.ON) {
      NameScope joined = outer.of(sources.subList(first, sources.size()));
      Optional<SqlNode> left = new FilterConditions(binding, joined).without(condition);
      join.setOperand(5, left.orElseGet(() -> SqlLiteral.createBoolean(true, SqlParserPos.ZERO)));
    } else if (join.getConditionType() == JoinConditionType.USING) {
      for (SqlNode name : FilterBinding.list(condition)) {
        binding.expression(name, outer.of(sources.subList(first, second)));
        binding.expression(name, outer.of(sources.subList(second, sources.size())));
      }
    }
  }

  /**
   * {@code TABLE("Dashboard"."Widget"("Filter" => v))}, and {@code TABLE(holistics.users_list())};
   * other functions are left to Calcite.
   */
  private void addFunction(SqlCall table, Consumer<SqlNode> replace, Naming naming) {
    SqlNode function = table.operand(0);
    Optional<List<String>> names = names(function);
    if (names.filter(binding.widgets()::isOwn).isPresent()) {
      GivenArguments given = CallParser.arguments((SqlCall) function);
      sources.add(new FunctionSource(given, names.get(), naming, replace));
    } else if (names.filter(this::isWidget).isPresent()) {
      addWidget((SqlCall) function, names.get(), replace, naming);
    } else {
      binding.expression(table, outer.of(sources));
      addDerived(ColumnNames.UNKNOWN, naming);
    }
  }

  private void addWidget(
      SqlCall function, List<String> names, Consumer<SqlNode> replace, Naming naming) {
    WidgetSource widget = new WidgetSource(binding.widgets(), names, naming, true, replace);
    if (widget.found().isEmpty()) { // as a table it is refused, with the reason
      replace.accept(new SqlIdentifier(names, function.getParserPosition()));
      return;
    }
    FilterArguments.of(function).forEach(argument -> argument.set(widget));
    sources.add(widget);
  }

  private static Optional<List<String>> names(SqlNode function) {
    return function instanceof SqlCall call
            && call.getOperator() instanceof SqlFunction operator
            && operator.getSqlIdentifier() != null
        ? Optional.of(operator.getSqlIdentifier().names)
        : Optional.empty();
  }

  private boolean isWidget(List<String> names) {
    return names.size() == 2 || binding.widgets().find(names).isPresent();
  }
}
