package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.holisticsjdbc.api.ApiId;

/**
 * A widget of a dashboard, before its fields are read.
 *
 * @param name the table name: the title, made unique within the dashboard (DESIGN §1)
 * @param address where a person sees it, for remarks
 */
public record Widget(ApiId id, String name, Kind kind, Optional<String> address) {
  public Widget {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(address, "address");
  }

  /** What a widget is to SQL. */
  public enum Kind {
    /** It has rows, and they may be exported. */
    TABLE,
    /**
     * It has rows, and the key's owner may not export them: not listed, naming it is an error of
     * permission.
     */
    NOT_EXPORTABLE,
    /** It has no rows: a text. */
    NO_DATA
  }
}
