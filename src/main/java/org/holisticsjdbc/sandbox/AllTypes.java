package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.datetime;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;
import static org.holisticsjdbc.sandbox.ModelField.truefalse;

import java.util.List;

/** A table with a column of every type, and the values that readers stumble over. */
final class AllTypes {

  private static final List<ModelField> FIELDS =
      List.of(
          number("id", "Id"),
          text("text", "Text"),
          text("note", "Note"),
          number("big_integer", "Big integer"),
          number("amount", "Amount"),
          number("precise", "Precise"),
          date("date", "Date"),
          datetime("datetime", "Datetime"),
          truefalse("truefalse", "Truefalse"));

  private AllTypes() {}

  /** The model; its id is a text, as those of models defined in code may be. */
  static Model model() {
    return new Model(
        ApiId.of("all_types"),
        "all_types",
        "All types",
        FIELDS,
        new CsvSource("all-types.csv", FIELDS));
  }
}
