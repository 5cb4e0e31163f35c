package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.ApiReport;

/**
 * A widget of a dashboard, before its fields are read.
 *
 * @param name the table name: the title, made unique within the dashboard (DESIGN §1)
 * @param address where a person sees it, for remarks
 * @param source what it shows
 */
public record Widget(ApiId id, String name, Kind kind, Optional<String> address, Source source) {
  public Widget {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(address, "address");
    requireNonNull(source, "source");
  }

  /** Creates a widget of which nothing more is known. */
  public Widget(ApiId id, String name, Kind kind, Optional<String> address) {
    this(id, name, kind, address, Source.UNKNOWN);
  }

  /** Returns a sentence or two for {@code DatabaseMetaData}; costs no request. */
  public String remarks() {
    return "Widget %s.%s".formatted(id, address.map(url -> " Open it at " + url).orElse(""));
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

  /**
   * What a widget shows.
   *
   * @param type {@code QueryReport}, {@code VizBlock}, {@code QueryMetric}, {@code Text}, or newer
   * @param id the report's, where there is one
   * @param report the report, where the dashboard came with it
   * @param codeName the name of a canvas block in its dashboard's code, where it is told
   */
  public record Source(
      String type, Optional<ApiId> id, Optional<ApiReport> report, Optional<String> codeName) {
    /** A source of which nothing is known. */
    public static final Source UNKNOWN =
        new Source("", Optional.empty(), Optional.empty(), Optional.empty());

    public Source {
      requireNonNull(type, "type");
      requireNonNull(id, "id");
      requireNonNull(report, "report");
      requireNonNull(codeName, "codeName");
    }

    /** Returns the id of the report that is the source. */
    public Optional<Long> reportId() {
      return id.map(ApiId::text)
          .filter(text -> type.equals("QueryReport") && UniqueNames.isDigits(text))
          .map(Long::valueOf);
    }
  }
}
