package org.holisticsjdbc.sandbox;

import java.util.List;

/** What an export computes: the query of a widget under conditions. */
record ExportQuery(ApiId widgetId, Widget.Query query, List<FieldCondition> where) {

  ExportQuery {
    where = List.copyOf(where);
  }

  /** What makes two exports the same query, as the service compares generated SQL (FACTS §6). */
  record Identity(ApiId widgetId, List<FieldCondition> where) {}

  Identity identity() {
    return new Identity(widgetId, where);
  }
}
