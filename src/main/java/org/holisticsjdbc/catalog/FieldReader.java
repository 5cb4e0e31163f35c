package org.holisticsjdbc.catalog;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.holisticsjdbc.catalog.DisplayedField.Calculation;
import org.holisticsjdbc.catalog.Models.ModelField;

/** From the fields a widget displays, and the models behind them, to typed columns. */
record FieldReader(Models models) {
  /**
   * How a label names its aggregation. Only {@code CountD of Id} was ever seen in public; the
   * others are assumed to follow it (FACTS §5, §14 number 2).
   */
  private static final Map<String, String> AGGREGATION_WORDS =
      Map.ofEntries(
          Map.entry("sum", "Sum"),
          Map.entry("avg", "Avg"),
          Map.entry("count", "Count"),
          Map.entry("count distinct", "CountD"),
          Map.entry("min", "Min"),
          Map.entry("max", "Max"),
          Map.entry("median", "Median"),
          Map.entry("stdev", "Stdev"),
          Map.entry("stdevp", "Stdevp"),
          Map.entry("var", "Var"),
          Map.entry("varp", "Varp"));

  List<Field> read(List<DisplayedField> displayed) {
    List<String> labels = new ArrayList<>();
    for (DisplayedField field : displayed) {
      labels.add(label(field, labels.size()));
    }
    List<String> names = UniqueNames.ofLabels(labels.stream().map(String::strip).toList());
    List<Field> fields = new ArrayList<>();
    for (DisplayedField field : displayed) {
      int position = fields.size();
      fields.add(
          new Field(
              names.get(position),
              labels.get(position),
              position,
              type(field),
              remarks(field),
              Optional.of(field.path()).filter(path -> !isCalculation(field)),
              field.aggregation(),
              field.transformation(),
              modelField(field).map(FieldReader::model)));
    }
    return fields;
  }

  private static Field.Model model(ModelField known) {
    return new Field.Model(known.field().type().orElse("unknown"), known.field().aggregationType());
  }

  private Optional<ModelField> modelField(DisplayedField field) {
    return models.find(field.path());
  }

  private boolean isCalculation(DisplayedField field) {
    return field.calculation().isPresent() && modelField(field).isEmpty();
  }

  /** The widget's own label, else the field's with its aggregation (FACTS §5). */
  private String label(DisplayedField field, int position) {
    return field.label().orElseGet(() -> aggregated(field, fieldLabel(field, position)));
  }

  private String fieldLabel(DisplayedField field, int position) {
    return modelField(field)
        .flatMap(ModelField::label)
        .or(() -> field.calculation().flatMap(Calculation::label))
        .or(() -> Optional.of(field.path().fieldName()).filter(name -> !name.isEmpty()))
        .orElse("Column " + (position + 1));
  }

  /** A measure of a model carries its aggregation in its own label. */
  private String aggregated(DisplayedField field, String label) {
    boolean measure = modelField(field).flatMap(it -> it.field().aggregationType()).isPresent();
    return field
        .aggregation()
        .filter(aggregation -> !measure)
        .map(aggregation -> AGGREGATION_WORDS.get(aggregation.toLowerCase(Locale.ROOT)))
        .map(word -> word + " of " + label)
        .orElse(label);
  }

  private ColumnType type(DisplayedField field) {
    Optional<ModelField> known = modelField(field);
    Optional<String> baseType =
        known
            .flatMap(it -> it.field().type())
            .or(() -> field.calculation().flatMap(Calculation::dataType))
            .or(field::type);
    ColumnType base =
        FieldTypes.ofBase(baseType, known.map(ModelField::isPrimaryKey).orElse(false));
    ColumnType type =
        Stream.concat(
                known.flatMap(it -> it.field().aggregationType()).stream(),
                field.aggregation().stream())
            .reduce(base, (before, it) -> FieldTypes.ofAggregation(it, before), (a, b) -> b);
    // A percentage or a running average of a count has decimals.
    return field.analytic() && type == ColumnType.BIGINT ? ColumnType.DECIMAL : type;
  }

  private String remarks(DisplayedField field) {
    Stream<String> description =
        modelField(field).flatMap(it -> it.field().description()).stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(text -> text.endsWith(".") ? text : text + ".");
    return Stream.concat(description, Stream.of(origin(field) + ".")).collect(joining(" "));
  }

  private String origin(DisplayedField field) {
    List<String> parts = new ArrayList<>();
    parts.add(source(field));
    field.transformation().ifPresent(it -> parts.add(truncation(it)));
    field.aggregation().ifPresent(it -> parts.add("aggregated by " + it));
    if (field.analytic()) {
      parts.add("then calculated across rows");
    }
    return String.join(", ", parts);
  }

  private String source(DisplayedField field) {
    if (isCalculation(field)) {
      return "Calculation of the widget";
    }
    String name = field.path().fieldName();
    if (field.path().isMetric().orElse(false)) {
      return "Metric " + name;
    }
    return modelField(field)
        .map(it -> "Field " + name + " of " + it.modelName())
        .orElse("Field " + name);
  }

  private static String truncation(String transformation) {
    String prefix = "datetrunc ";
    return transformation.startsWith(prefix)
        ? "truncated to " + transformation.substring(prefix.length())
        : "transformed by " + transformation;
  }
}
