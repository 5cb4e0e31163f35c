-- Let an alert watch a widget: create it, try it out, list, pause, run and delete it.
-- Run it: java -cp JAR examples/RunSql.java jdbc:holistics:sandbox examples/create_alert.sql
-- (:name is a value of an earlier result; RunSql says more. Elsewhere write the value itself.)

-- Which widget, and which of its fields? A condition names the field as the chart does (path_hash), so take it from there;
-- a bar chart holds its values in y_axes. This one is true of states with more than 800 strikes.
SELECT w.id AS widget_id,
       JSON_ARRAY(JSON_OBJECT(
         'field_path': JSON_QUERY(r.viz_setting, '$.fields.y_axes[0].series[0].field.path_hash') FORMAT JSON,
         'aggregation': 'count',
         'condition': JSON_OBJECT('operator': 'greater_than', 'values': JSON_ARRAY(800)))) AS conditions
  FROM holistics.dashboard_names d
  JOIN holistics.widgets w ON w.dashboard_id = d.id
  JOIN holistics.query_reports r ON r.id = CAST(w.source_id AS BIGINT)
 WHERE d.title = 'Wildlife strikes' AND w.source_title = 'Strikes by state';

-- Try it out: this sends the e-mail once, if a row meets the conditions, and saves nothing.
CALL holistics.data_alerts_submit_execute_test(
  title => 'Many strikes',
  source_type => 'DashboardWidget',
  source_id => :widget_id,
  viz_conditions => :conditions,
  dynamic_filter_presets => '[]',
  schedule => '{"repeat": "0 7 * * *", "paused": false}',
  dest => '{"type": "EmailDest", "title": "Many strikes in one state", "recipients": ["safety@example.com"]}',
  wait => TRUE);

SELECT level, message FROM holistics.job_logs WHERE job_id = :id;

-- Create it. It looks every day at seven; cron text counts in UTC.
CALL holistics.data_alerts_create(
  title => 'Many strikes',
  source_type => 'DashboardWidget',
  source_id => :widget_id,
  viz_conditions => :conditions,
  dynamic_filter_presets => '[]',
  schedule => '{"repeat": "0 7 * * *", "paused": false}',
  dest => '{"type": "EmailDest", "title": "Many strikes in one state", "recipients": ["safety@example.com"]}');

-- Which alerts watch this widget? Both conditions are part of the request.
SELECT id AS alert_id, title, schedule, dest
  FROM holistics.data_alerts
 WHERE source_type = 'DashboardWidget' AND source_id = :widget_id;

-- Pause it. An update says the whole alert again, so everything but the schedule comes from the alert as it is.
SELECT id AS alert_id, source_type, source_id, viz_conditions, dynamic_filter_presets, dest,
       JSON_OBJECT('repeat': CAST(JSON_VALUE(schedule, '$.repeat') AS VARCHAR), 'paused': TRUE) AS paused_schedule
  FROM holistics.data_alerts
 WHERE title = 'Many strikes';

CALL holistics.data_alerts_update(
  id => :alert_id,
  source_type => :source_type,
  source_id => :source_id,
  viz_conditions => :viz_conditions,
  dynamic_filter_presets => :dynamic_filter_presets,
  dest => :dest,
  schedule => :paused_schedule);

-- A paused alert still runs when it is told to.
CALL holistics.data_alerts_submit_execute(id => :alert_id, wait => TRUE);

SELECT level, message FROM holistics.job_logs WHERE job_id = :id;

-- Tidy up.
CALL holistics.data_alerts_delete(id => :alert_id);

SELECT COUNT(*) AS alerts_left FROM holistics.data_alerts WHERE title = 'Many strikes';
