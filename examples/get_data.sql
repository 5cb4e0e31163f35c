-- Get the data of a widget with a dashboard filter set: the service's first tutorial, in SQL.
-- Run it: java -cp JAR examples/RunSql.java jdbc:holistics:sandbox examples/get_data.sql
-- (:name is a value of an earlier result; RunSql says more. Elsewhere write the value itself.)

-- Which dashboard? This list is one request, however many dashboards there are.
SELECT id AS dashboard_id, title
  FROM holistics.dashboard_names
 WHERE title = 'Wildlife strikes';

-- What is on it? Text widgets hold no data, and some may not be exported.
SELECT id, source_title, source_type, JSON_VALUE(permissions, '$.can_export_data') AS can_export_data
  FROM holistics.widgets
 WHERE dashboard_id = :dashboard_id;

-- Which filters does it have, of which type, with which default?
SELECT id, label, filter_type, default_condition
  FROM holistics.filters
 WHERE dashboard_id = :dashboard_id
 ORDER BY "order";

-- A dashboard is a schema and a widget a table. A filter is set by a condition on its label ...
SELECT "Month", "Strikes"
  FROM "Wildlife strikes"."Strikes by month"
 WHERE "State" = 'Texas' AND "Flight date" = '2001'
 ORDER BY "Month";

-- ... or as an argument of the widget, which means the same.
SELECT "Month", "Strikes"
  FROM TABLE("Wildlife strikes"."Strikes by month"("State" => 'Texas', "Flight date" => '2001'))
 ORDER BY "Month";

-- The driver submits the export, waits for its job and reads the file. To do that by hand, first say the filter
-- as Holistics does: its id, an operator and values.
SELECT w.id AS widget_id,
       JSON_ARRAY(JSON_OBJECT(
         'dynamic_filter_id': CAST(f.id AS BIGINT),
         'condition': JSON_OBJECT('operator': 'is', 'values': JSON_ARRAY('Texas')))) AS conditions
  FROM holistics.dashboard_names d
  JOIN holistics.widgets w ON w.dashboard_id = d.id
  JOIN holistics.filters f ON f.dashboard_id = d.id
 WHERE d.title = 'Wildlife strikes' AND w.source_title = 'Strikes by month' AND f.label = 'State';

-- What would be sent? EXPLAIN sends nothing.
EXPLAIN PLAN FOR
CALL holistics.dashboard_widgets_submit_export(
  id => :widget_id, output => 'csv', dashboard_filter_conditions => :conditions, wait => TRUE);

-- With wait the call returns when the job has ended, and the file as its result.
CALL holistics.dashboard_widgets_submit_export(
  id => :widget_id, output => 'csv', dashboard_filter_conditions => :conditions, wait => TRUE);

-- What the job did. Its file can be downloaded again for about a day, by the id of the job.
SELECT level, message FROM holistics.job_logs WHERE job_id = :id;

SELECT "size", SUBSTRING(text FROM 1 FOR 50) AS begins_with
  FROM TABLE(holistics.exports_download(job_id => :id));
