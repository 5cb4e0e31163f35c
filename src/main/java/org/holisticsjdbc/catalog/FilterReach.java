package org.holisticsjdbc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holisticsjdbc.api.ApiDashboard.Interaction;
import org.holisticsjdbc.api.ApiFilter;
import org.holisticsjdbc.api.ApiFilter.FieldPath;
import org.holisticsjdbc.catalog.WidgetFilter.Reach;

/**
 * Which filters of a dashboard act on one of its widgets, and on which field (DESIGN §4).
 *
 * <p>Mappings say so; canvas dashboards list only exceptions, so that a filter without mappings
 * reaches every widget whose data set holds its field.
 */
record FilterReach(Dashboard dashboard, Widget widget, WidgetFields displayed) {

  /** The field and the aggregation a filter acts on. */
  private record Target(Reach reach, Optional<FieldPath> field, Optional<String> aggregation) {
    static final Target NONE = new Target(Reach.NONE, Optional.empty(), Optional.empty());
  }

  /** Returns all filters of the dashboard, those that do not reach the widget too. */
  List<WidgetFilter> filters(Models models) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    displayed.fields().forEach(field -> taken.add(field.name()));
    displayed
        .layout()
        .ifPresent(layout -> layout.shown().forEach(field -> taken.add(field.name())));
    List<WidgetFilter> filters = new ArrayList<>();
    for (Filter filter : dashboard.filters()) {
      Target target = target(filter, models);
      filters.add(
          new WidgetFilter(
              free(filter.label(), taken),
              filter,
              target.reach(),
              target.field(),
              target.aggregation()));
    }
    return List.copyOf(filters);
  }

  /** A column keeps its name; the filter of the same label is called after it. */
  private static String free(String label, Set<String> taken) {
    if (taken.add(label)) {
      return label;
    }
    String name = label + " (filter)";
    for (int number = 2; !taken.add(name); number++) {
      name = label + " (filter " + number + ")";
    }
    return name;
  }

  private Target target(Filter filter, Models models) {
    Optional<Target> mapped =
        filter.mappings().stream()
            .filter(mapping -> mapping.vizConditionableId().equals(Optional.of(widget.id())))
            .findFirst()
            .map(FilterReach::mapped);
    if (mapped.isPresent() || dashboard.version() != Dashboard.CANVAS) {
      return mapped.orElse(Target.NONE);
    }
    return interaction(filter)
        .map(FilterReach::interacting)
        .orElseGet(() -> filter.mappings().isEmpty() ? assumed(filter, models) : Target.NONE);
  }

  private static Target mapped(ApiFilter.Mapping mapping) {
    return new Target(Reach.MAPPED, mapping.fieldPath(), mapping.aggregation());
  }

  private Optional<Interaction> interaction(Filter filter) {
    return dashboard.interactions().stream()
        .filter(it -> isNamed(it.from(), filter.id().text(), filter.codeName()))
        .filter(
            it ->
                it.to().stream()
                    .anyMatch(
                        name -> isNamed(name, widget.id().text(), widget.source().codeName())))
        .findFirst();
  }

  private static boolean isNamed(String name, String id, Optional<String> codeName) {
    return name.equals(id) || codeName.filter(name::equals).isPresent();
  }

  private static Target interacting(Interaction interaction) {
    return interaction.disabled().orElse(false)
        ? Target.NONE
        : new Target(Reach.MAPPED, interaction.fieldPath(), interaction.aggregation());
  }

  private Target assumed(Filter filter, Models models) {
    return switch (filter.type()) {
      case PERIOD_COMPARISON, DATE_DRILL ->
          new Target(Reach.ASSUMED, Optional.empty(), Optional.empty());
      default ->
          filter
              .source()
              .filter(source -> isHeld(source, models))
              .map(
                  source ->
                      new Target(Reach.ASSUMED, Optional.of(source.field()), Optional.empty()))
              .orElse(Target.NONE);
    };
  }

  private boolean isHeld(Filter.Source source, Models models) {
    boolean sameDataSet =
        source.dataSetId().isEmpty() || source.dataSetId().equals(displayed.dataSetId());
    return sameDataSet && models.find(source.field()).isPresent();
  }
}
