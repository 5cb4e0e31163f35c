package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query on a data set: its dimensions and then its metrics are the columns (FACTS §9).
 *
 * @param export what is computed; its row limit is the {@code limit} of the query
 * @param page number of the page to answer, from 1
 * @param pageSize rows of a page; {@link #ALL_ROWS} for one page of all
 */
record ModelQuery(ExportQuery export, int page, int pageSize) {

  static final int ALL_ROWS = -1;

  /**
   * Returns the contract's {@code Data}: texts only. NULL is an empty text, because the contract
   * allows no null there, although one was seen in the traffic of an integration (FACTS §5).
   */
  ObjectNode answer(Set<Quirk> quirks, int maxRows) {
    Set<Quirk> ofQueries = EnumSet.noneOf(Quirk.class);
    ofQueries.addAll(quirks);
    ofQueries.remove(Quirk.ROW_LIMIT_DOES_NOT_BIND_EXPORTS); // This limit is the client's own.
    ValueFormat format = new ValueFormat(ofQueries);
    try (ResultTable result = new Evaluator(export, ofQueries, maxRows).result()) {
      List<Object[]> rows = result.rows().toList();
      long start = pageSize == ALL_ROWS ? 0 : (page - 1L) * pageSize;
      long end = pageSize == ALL_ROWS ? rows.size() : start + pageSize;
      ObjectNode json = Json.object();
      ArrayNode values = json.putArray("values");
      for (Object[] row :
          rows.subList((int) Math.min(start, rows.size()), (int) Math.min(end, rows.size()))) {
        ArrayNode cells = values.addArray();
        for (Object value : row) {
          cells.add(value == null ? "" : format.text(value, Optional.empty()));
        }
      }
      json.putObject("meta")
          .put("page", page)
          .put("page_size", pageSize)
          .put("num_rows", rows.size());
      result.columns().forEach(column -> json.withArray("fields").add(column.header()));
      return json;
    }
  }
}
