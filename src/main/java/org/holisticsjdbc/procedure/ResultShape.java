package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How an answer becomes rows. */
public sealed interface ResultShape {

  List<ResultColumn> columns();

  /**
   * A row for each element of an array.
   *
   * @param at the property that holds the array
   */
  record Rows(String at, List<ResultColumn> columns) implements ResultShape {
    public Rows {
      requireNonNull(at, "at");
      columns = List.copyOf(columns);
    }
  }

  /**
   * One row: an object.
   *
   * @param at the property that holds it; empty where the answer is the object
   * @param beside columns that are read from beside it
   */
  record Row(Optional<String> at, List<ResultColumn> inside, List<ResultColumn> beside)
      implements ResultShape {
    public Row {
      requireNonNull(at, "at");
      inside = List.copyOf(inside);
      beside = List.copyOf(beside);
    }

    @Override
    public List<ResultColumn> columns() {
      return Stream.concat(inside.stream(), beside.stream()).toList();
    }
  }

  /** A row for each key of an object and each element of the array that is its value. */
  record Entries(String at, ResultColumn key, ResultColumn value) implements ResultShape {
    public Entries {
      requireNonNull(at, "at");
      requireNonNull(key, "key");
      requireNonNull(value, "value");
    }

    @Override
    public List<ResultColumn> columns() {
      return List.of(key, value);
    }
  }

  /**
   * One row: the job that was started, and what came of it where it was waited for.
   *
   * @param outcome where that is found
   */
  record StartedJob(Outcome outcome) implements ResultShape {
    static final String RESULT = "result";
    private static final List<ResultColumn> COLUMNS =
        List.of(
            ResultColumn.of("id", DataType.BIGINT),
            ResultColumn.of("status", DataType.VARCHAR),
            ResultColumn.of("existing_job_id", DataType.BIGINT),
            new ResultColumn(RESULT, RESULT, DataType.VARCHAR, true));

    public StartedJob {
      requireNonNull(outcome, "outcome");
    }

    @Override
    public List<ResultColumn> columns() {
      return COLUMNS;
    }
  }

  /** What comes of a job. */
  enum Outcome {
    /** A document, if anything: {@code GET /jobs/{id}/result}. */
    RESULT,
    /**
     * The same, or it is answered at once instead of a job, because the service had it (FACTS §9).
     */
    DATA,
    /** A file: {@code GET /exports/download}. */
    FILE
  }

  /** One row: a file. */
  record File() implements ResultShape {
    private static final List<ResultColumn> COLUMNS =
        List.of(
            ResultColumn.of("size", DataType.BIGINT),
            ResultColumn.of("text", DataType.VARCHAR),
            ResultColumn.of("content", DataType.VARBINARY));

    @Override
    public List<ResultColumn> columns() {
      return COLUMNS;
    }
  }
}
