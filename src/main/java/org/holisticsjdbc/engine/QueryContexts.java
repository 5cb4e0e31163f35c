package org.holisticsjdbc.engine;

import java.util.OptionalLong;
import org.holisticsjdbc.adapter.MemoryBudget;
import org.holisticsjdbc.adapter.QueryContext;
import org.holisticsjdbc.adapter.QueryWarning;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.export.CsvFormat;

/** What one execution on an account owns, as a session wants it. */
final class QueryContexts {
  private QueryContexts() {}

  static QueryContext open(Account account, SessionSettings settings, Cancellation cancellation) {
    OptionalLong maxRows = settings.maxMemoryRows();
    return new QueryContext(
        account.exporter(),
        format(settings),
        cancellation,
        new MemoryBudget(maxRows.orElseGet(MemoryBudget::defaultMaxRows)),
        settings.scans().truncation(),
        context ->
            new SharedReads(
                new AccountService(
                    account,
                    cancellation,
                    message -> context.warn(new QueryWarning("01000", message)))));
  }

  private static CsvFormat format(SessionSettings settings) {
    return new CsvFormat(
        settings.timeZone(),
        switch (settings.scans().csvNumbers()) {
          case RAW -> CsvFormat.Numbers.RAW;
          case FORMATTED -> CsvFormat.Numbers.FORMATTED;
        },
        switch (settings.scans().badValues()) {
          case ERROR -> CsvFormat.BadCells.ERROR;
          case NULL -> CsvFormat.BadCells.NULL;
        });
  }
}
