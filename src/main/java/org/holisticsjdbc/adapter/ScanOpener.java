package org.holisticsjdbc.adapter;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.RelOptPlanner;

/** How the scans of a schema come to the execution they belong to: ours, or another engine's. */
public interface ScanOpener {
  /** The driver's own engine: it has put the execution into the context, and started the scans. */
  ScanOpener OWN =
      new ScanOpener() {
        @Override
        public Enumerable<Object> open(ScanSpec scan, DataContext root) {
          QueryContext query = QueryContext.of(root);
          return new AbstractEnumerable<>() {
            @Override
            public Enumerator<Object> enumerator() {
              return new ScanEnumerator(scan, query);
            }
          };
        }

        @Override
        public void register(RelOptPlanner planner) {
          // its planner brings the rules, and applies them in phases
        }
      };

  /** Returns the rows of a scan. Called by generated code, before the first row is asked for. */
  Enumerable<Object> open(ScanSpec scan, DataContext root);

  /** Gives a planner that meets a scan what it needs to push filters and limits into it. */
  void register(RelOptPlanner planner);
}
