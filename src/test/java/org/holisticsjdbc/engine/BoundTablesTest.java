package org.holisticsjdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.adapter.BoundTable;
import org.holisticsjdbc.adapter.Comparison;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.adapter.QueryWarning;
import org.holisticsjdbc.adapter.UserCondition;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.Filter;
import org.holisticsjdbc.catalog.Widget;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.holisticsjdbc.catalog.WidgetFilter.Reach;
import org.junit.jupiter.api.Test;

/** What is known of a statement's filters before it runs. */
class BoundTablesTest {
  private static final Widget WIDGET =
      new Widget(ApiId.of(4175), "Orders", Widget.Kind.TABLE, Optional.empty());

  private static UserCondition condition(Reach reach, GivenValue value) {
    Filter filter =
        new Filter(
            ApiId.of(7001),
            "Country",
            Optional.empty(),
            Filter.Type.TEXT,
            1,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new UserCondition(
        new WidgetFilter("Country", filter, reach, Optional.empty(), Optional.empty()),
        Comparison.EQUAL,
        List.of(value));
  }

  private static BoundTable table(Reach reach) {
    Dashboard dashboard = new Dashboard(16076, "Sales", 4, List.of(WIDGET), List.of(), List.of());
    return BoundTable.of(
        "sales", dashboard, WIDGET, List.of(condition(reach, new GivenValue.Parameter(2))));
  }

  @Test
  void aFilterWhoseReachIsAssumedIsAWarningAndAnErrorWherePushdownIsRequired() {
    BoundTables bound = new BoundTables(Set.of());
    bound.add(table(Reach.ASSUMED));
    bound.add(table(Reach.ASSUMED));

    assertThat(bound.warnings()).extracting(QueryWarning::sqlState).containsExactly("01000");
    assertThatThrownBy(bound::requireKnownReach)
        .hasFieldOrPropertyWithValue("failure", Failure.NOT_SUPPORTED)
        .hasMessageContaining("\"Country\"")
        .hasMessageContaining("requirePushdown");
  }

  @Test
  void aFilterThatTheDashboardMapsIsNoWarning() {
    BoundTables bound = new BoundTables(Set.of());
    bound.add(table(Reach.MAPPED));

    assertThat(bound.warnings()).isEmpty();
    bound.requireKnownReach();
    assertThat(bound.parameterTypes(new HolisticsTypeFactory())).containsOnlyKeys(2);
  }

  @Test
  void schemasOfBoundTablesTakeNoNameThatTheStatementUses() {
    BoundTables bound = new BoundTables(Set.of("sales$1"));

    assertThat(bound.add(table(Reach.MAPPED))).isEqualTo("Sales$2");
    assertThat(bound.add(table(Reach.MAPPED))).isEqualTo("Sales$3");
    assertThat(bound.origin(List.of("Sales$3", "Orders", "Month")))
        .containsExactly("Sales", "Orders", "Month");
    assertThat(bound.origin(List.of("Other", "Orders", "Month")))
        .containsExactly("Other", "Orders", "Month");
  }
}
