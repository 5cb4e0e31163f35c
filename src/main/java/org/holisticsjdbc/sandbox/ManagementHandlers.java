package org.holisticsjdbc.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Puts together the operations that manage the workspace, and what they share. */
final class ManagementHandlers {

  private final Workspace workspace;
  private final JobBook jobBook;
  private final JobOperations jobs;
  private final Set<Quirk> quirks;
  private final int maxRows;
  private final IdSequence ids = new IdSequence();
  private final DataSources dataSources = new DataSources();
  private final ModelAnswers answers = new ModelAnswers();

  ManagementHandlers(
      Workspace workspace, JobBook jobBook, JobOperations jobs, SandboxOptions options) {
    this.workspace = workspace;
    this.jobBook = jobBook;
    this.jobs = jobs;
    this.quirks = options.quirks();
    this.maxRows = options.maxRows();
  }

  Map<String, Api.Handler> all() {
    Map<String, Api.Handler> handlers = new HashMap<>();
    handlers.putAll(deliveries());
    handlers.putAll(dashboardsAndData());
    handlers.putAll(new ProjectOperations(workspace, jobBook, jobs).handlers());
    handlers.putAll(new ServiceOperations(jobBook).handlers());
    handlers.putAll(new WebhookOperations().handlers());
    return handlers;
  }

  private Map<String, Api.Handler> deliveries() {
    DeliveryOperations schedules = deliveries(new ScheduleKind(workspace, quirks));
    DeliveryOperations alerts = deliveries(new AlertKind(workspace, quirks, maxRows));
    Map<String, Api.Handler> handlers = new HashMap<>(schedules.handlers());
    handlers.putAll(alerts.handlers());
    handlers.putAll(new DependencyOperations(workspace, dataSources, schedules, alerts).handlers());
    return handlers;
  }

  private DeliveryOperations deliveries(DeliveryKind kind) {
    return new DeliveryOperations(kind, workspace, dataSources, jobs, ids);
  }

  private Map<String, Api.Handler> dashboardsAndData() {
    Map<String, Api.Handler> handlers = new HashMap<>();
    handlers.putAll(new DashboardTasks(workspace, jobBook, jobs, ids, quirks).handlers());
    handlers.putAll(new DataSetOperations(workspace, answers, jobs, quirks, maxRows).handlers());
    handlers.putAll(new DataSourceOperations(workspace, dataSources, answers, jobs).handlers());
    return handlers;
  }
}
