-- Send a new customer their part of a dashboard every week, by e-mail.
-- Run it: java -cp JAR examples/RunSql.java jdbc:holistics:sandbox examples/weekly_schedule.sql
-- (:name is a value of an earlier result; RunSql says more. Elsewhere write the value itself.)

-- The customer sees Texas, and always the last seven days. A preset names a filter by its id, so the ids are looked up by
-- label, and JSON_ARRAYAGG makes one array of the presets. (On canvas dashboards ids are text: leave the CAST out.)
SELECT d.id AS dashboard_id,
       JSON_ARRAYAGG(JSON_OBJECT(
         'dynamic_filter_id': CAST(f.id AS BIGINT),
         'preset_condition': JSON_OBJECT('operator': p.operator, 'values': JSON_ARRAY(p.wanted)))) AS presets
  FROM (VALUES ('State', 'is', 'Texas'), ('Flight date', 'matches', 'last 7 days')) AS p (label, operator, wanted)
  JOIN holistics.filters f ON f.label = p.label
  JOIN holistics.dashboard_names d ON d.id = f.dashboard_id
 WHERE d.title = 'Wildlife strikes'
 GROUP BY d.id;

-- What would be sent? EXPLAIN sends nothing.
EXPLAIN PLAN FOR
CALL holistics.data_schedules_create(
  title => 'Weekly strikes for Lone Star Airways',
  source_type => 'Dashboard',
  source_id => :dashboard_id,
  dynamic_filter_presets => :presets,
  schedule => '{"repeat": "0 8 * * 1", "paused": false}',
  dest => '{"type": "EmailDest", "title": "Your strikes of the week", "recipients": ["ops@lonestar.example"],
            "options": {"include_filters": true, "attachment_formats": ["csv"]}}');

-- Every Monday at eight; cron text counts in UTC.
CALL holistics.data_schedules_create(
  title => 'Weekly strikes for Lone Star Airways',
  source_type => 'Dashboard',
  source_id => :dashboard_id,
  dynamic_filter_presets => :presets,
  schedule => '{"repeat": "0 8 * * 1", "paused": false}',
  dest => '{"type": "EmailDest", "title": "Your strikes of the week", "recipients": ["ops@lonestar.example"],
            "options": {"include_filters": true, "attachment_formats": ["csv"]}}');

-- Send it once now, so that the customer need not wait for Monday. :id is that of the schedule.
CALL holistics.data_schedules_submit_execute(id => :id, wait => TRUE);

-- Did it arrive? :id is now that of the job.
SELECT j.status, l.level, l.message
  FROM holistics.jobs j
  JOIN holistics.job_logs l ON l.job_id = j.id
 WHERE j.id = :id
 ORDER BY l."timestamp";

-- What does this dashboard send, when and to whom?
SELECT id, title, JSON_VALUE(schedule, '$.repeat') AS repeats, JSON_QUERY(dest, '$.recipients') AS recipients
  FROM holistics.data_schedules
 WHERE source_type = 'Dashboard' AND source_id = :dashboard_id
 ORDER BY id;
