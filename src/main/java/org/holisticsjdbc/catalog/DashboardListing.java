package org.holisticsjdbc.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.holisticsjdbc.api.ApiDashboard;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Reads many dashboards.
 *
 * @param single reads one dashboard, or takes it from memory
 */
record DashboardListing(HolisticsClient client, LongFunction<Optional<Dashboard>> single) {
  private static final int A_PAGE = 100;

  /** So many dashboards that the pages leave out, or that came with a page that broke, are read. */
  private static final int SINGLE_READS = 20;

  /** Returns how many requests it takes to read so many dashboards together. */
  static int pages(int dashboards) {
    return (dashboards + A_PAGE - 1) / A_PAGE;
  }

  /**
   * Reads all dashboards in pages, and on their own those that the pages do not hold.
   *
   * @param learn told of each dashboard of a page
   */
  Listed<DashboardName, Dashboard> read(List<DashboardName> listed, Consumer<Dashboard> learn) {
    Map<Long, Dashboard> paged = new HashMap<>();
    Optional<String> broken =
        readPages(
            dashboard -> {
              paged.put(dashboard.id(), dashboard);
              learn.accept(dashboard);
            });
    String reason = broken.orElse("GET /dashboards does not hold it");
    List<DashboardName> missing =
        listed.stream().filter(name -> !paged.containsKey(name.id())).toList();
    List<DashboardName> soMany = missing.stream().limit(SINGLE_READS).toList();
    Listed<DashboardName, Dashboard> others = oneByOne(soMany, single);
    Map<DashboardName, String> unreadable = new LinkedHashMap<>(others.unreadable());
    missing.stream().skip(SINGLE_READS).forEach(name -> unreadable.put(name, reason));
    Map<DashboardName, Dashboard> found = new LinkedHashMap<>();
    for (DashboardName name : listed) {
      Optional.ofNullable(paged.get(name.id()))
          .or(() -> Optional.ofNullable(others.found().get(name)))
          .ifPresent(dashboard -> found.put(name, dashboard));
    }
    return new Listed<>(found, unreadable);
  }

  /**
   * Reads page after page, and returns why one could not be read: it is the last one, because the
   * cursor of the next is on it.
   */
  private Optional<String> readPages(Consumer<Dashboard> each) {
    try {
      Optional<String> cursor = Optional.empty();
      boolean more = true;
      while (more) {
        ApiDashboard.Page page = client.listDashboards(A_PAGE, cursor);
        page.dashboards().stream().map(DashboardReader::dashboard).forEach(each);
        cursor = page.cursors().next();
        more = cursor.isPresent() && !page.dashboards().isEmpty();
      }
      return Optional.empty();
    } catch (HolisticsException e) {
      if (!Listed.concernsOne(e)) {
        throw e;
      }
      return Optional.of(e.getMessage());
    }
  }

  /** Reads each dashboard on its own; one that is gone is left out. */
  static Listed<DashboardName, Dashboard> oneByOne(
      List<DashboardName> names, LongFunction<Optional<Dashboard>> single) {
    Map<DashboardName, Dashboard> found = new LinkedHashMap<>();
    Map<DashboardName, String> unreadable = new LinkedHashMap<>();
    for (DashboardName name : names) {
      try {
        single.apply(name.id()).ifPresent(dashboard -> found.put(name, dashboard));
      } catch (HolisticsException e) {
        if (!Listed.concernsOne(e)) {
          throw e;
        }
        unreadable.put(name, e.getMessage());
      }
    }
    return new Listed<>(found, unreadable);
  }
}
