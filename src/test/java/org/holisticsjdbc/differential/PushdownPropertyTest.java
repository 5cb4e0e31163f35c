package org.holisticsjdbc.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.statistics.Statistics;
import org.holisticsjdbc.differential.Workbench.Reply;

/**
 * Random predicates on every table of the sandbox: pushing them down changes no row, and DuckDB
 * finds the same rows in the unfiltered table (DESIGN §4).
 */
class PushdownPropertyTest {

  /** Questions of each run; each holds about eight predicates. */
  private static final int TRIES = 130;

  @Property(tries = TRIES, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void pushdownChangesNoRow(@ForAll("questions") Question question) throws SQLException {
    question.check();
  }

  /** Its seed is in the report that jqwik prints. */
  @Property(
      tries = TRIES,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void pushdownChangesNoRowWithAFreshSeed(@ForAll("questions") Question question)
      throws SQLException {
    question.check();
  }

  /** A batch and where to ask it. */
  record Question(Workbench bench, Batch batch) {

    void check() throws SQLException {
      bench.clear();
      CompletableFuture<Reply> pushing = CompletableFuture.supplyAsync(this::auto);
      Reply never = bench.never(batch);
      Reply auto = pushing.join();

      if (!never.isTruncated()) {
        assertThat(auto.answer().differencesFrom(never.answer())).isEmpty();
      } else if (batch.limit().isEmpty()) {
        assertThat(never.answer().without(auto.answer())).isEmpty();
      }
      if (!batch.duckQuestions().isEmpty()) {
        assertThat(understood(never.answer()).differencesFrom(bench.duckDb(batch))).isEmpty();
      }
      countSafe(bench.sentFilters());
    }

    private Reply auto() {
      try {
        return bench.auto(batch);
      } catch (SQLException e) {
        throw new CompletionException(e);
      }
    }

    /** Returns the answers to the questions that DuckDB was asked too. */
    private Answer understood(Answer answer) {
      Set<Integer> numbers = Set.copyOf(batch.duckQuestions());
      return new Answer(
          answer.columns(),
          answer.rows().stream()
              .filter(row -> numbers.contains(((Number) row.get(0)).intValue()))
              .toList());
    }

    /** At least half of the predicates that are safe are seen in the requests. */
    private void countSafe(List<Set<Long>> sent) {
      List<Set<Long>> left = new ArrayList<>(sent);
      for (Predicate predicate : batch.predicates()) {
        Set<Long> filters = filters(predicate);
        if (!filters.isEmpty()) {
          Optional<Set<Long>> body =
              left.stream().filter(ids -> ids.stream().anyMatch(filters::contains)).findFirst();
          body.ifPresent(left::remove);
          Statistics.label("safe predicate is sent")
              .collect(body.isPresent())
              .coverage(seen -> seen.check(true).percentage(share -> share >= 50));
        }
      }
    }

    private Set<Long> filters(Predicate predicate) {
      return predicate.safeColumns().stream()
          .flatMap(column -> FilteredColumns.filterOf(batch.table(), column).stream())
          .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
      return bench + "\n" + batch;
    }
  }

  @Provide
  Arbitrary<Question> questions() {
    Store<Workbenches> benches =
        Store.getOrCreate(Workbenches.class, Lifespan.RUN, Workbenches::new);
    return Arbitraries.of(benches.get().all())
        .flatMap(bench -> Arbitraries.of(names(bench)).flatMap(name -> questions(bench, name)));
  }

  private static List<TableName> names(Workbench bench) {
    try {
      return bench.tables();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Arbitrary<Question> questions(Workbench bench, TableName name) {
    TableData table = loaded(bench, name);
    List<String> columns = table.columns().stream().map(TableData.Column::label).toList();
    Arbitrary<List<String>> projections =
        Arbitraries.of(columns).list().uniqueElements().ofMinSize(1).ofMaxSize(columns.size());
    Arbitrary<Optional<Integer>> limits =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(Optional.empty())),
            Tuple.of(1, Arbitraries.integers().between(1, 20).map(Optional::of)));
    Arbitrary<List<Predicate>> predicates =
        Predicates.on(table)
            .list()
            .ofMinSize(1)
            .ofMaxSize(15)
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(projections, limits, predicates)
        .as((wanted, limit, asked) -> new Question(bench, new Batch(name, wanted, limit, asked)));
  }

  private static TableData loaded(Workbench bench, TableName name) {
    try {
      return bench.table(name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
