package org.holisticsjdbc.export;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Finds the wanted columns in the header of a file (DESIGN §6).
 *
 * <p>A label that stands in the header as often as among the displayed fields decides; the n-th
 * field of that label is the n-th header. Otherwise the position does, but only if the file has as
 * many columns as the widget, no header is the label of a field at another place, and the widget
 * still displays what it did when the statement was planned.
 */
final class HeaderBinding {
  private final List<String> header;
  private final CsvLayout layout;
  private final List<String> labels;
  private Optional<Boolean> unchanged = Optional.empty();

  HeaderBinding(List<String> header, CsvLayout layout) {
    this.header = header;
    this.layout = layout;
    this.labels = layout.labels();
  }

  /** Returns for each cell of a record the wanted columns it fills; null where none wants it. */
  int[][] targets() {
    List<CsvColumn> columns = layout.columns();
    int[][] targets = new int[header.size()][];
    for (int i = 0; i < columns.size(); i++) {
      int cell = cell(columns.get(i));
      int[] before = targets[cell] == null ? new int[0] : targets[cell];
      int[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = i;
      targets[cell] = after;
    }
    return targets;
  }

  private int cell(CsvColumn column) {
    int[] inHeader = places(header, column.label());
    int[] displayed = places(labels, column.label());
    if (inHeader.length == 1 && displayed.length <= 1) {
      return inHeader[0];
    }
    if (inHeader.length > 0 && inHeader.length == displayed.length) {
      for (int n = 0; n < displayed.length; n++) {
        if (displayed[n] == column.position()) {
          return inHeader[n];
        }
      }
    }
    if (positionsCanBeTrusted() && column.position() < header.size() && isUnchanged()) {
      return column.position();
    }
    throw new HolisticsException(
        Failure.UNREADABLE_ANSWER,
        "The exported file has no column \"%s\": its header is %s, the widget displays %s. The widget may have been changed; try again."
            .formatted(column.label(), header, labels));
  }

  private boolean positionsCanBeTrusted() {
    return header.size() == labels.size()
        && IntStream.range(0, header.size())
            .allMatch(
                i ->
                    Objects.equals(header.get(i), labels.get(i))
                        || !labels.contains(header.get(i)));
  }

  /** Asks the service once: the file is later than what the statement was planned with. */
  private boolean isUnchanged() {
    if (unchanged.isEmpty()) {
      unchanged = Optional.of(layout.labelsNow().get().equals(labels));
    }
    return unchanged.get();
  }

  private static int[] places(List<String> texts, String text) {
    return IntStream.range(0, texts.size()).filter(i -> texts.get(i).equals(text)).toArray();
  }
}
