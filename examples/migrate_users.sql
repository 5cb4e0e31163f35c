-- Move users from an old account (v1) to this one (v2): invite, set roles, put into groups, revoke keys of those who left.
-- Run it: java -cp JAR examples/RunSql.java jdbc:holistics:sandbox examples/migrate_users.sql
-- Each step asks first what differs and then changes just that, so running it again changes nothing.
-- (:name is a value of an earlier result, and the statement runs once for each of its rows; RunSql says more.)

-- The old list; RunSql puts it as WITH before the queries below. Addresses are in lower case.
CREATE TEMPORARY VIEW old_users (email, role, team, has_left) AS VALUES
  ('ada.nowak@holistics.example',    'analyst',  'Finance',   FALSE),
  ('chika.pham@example.com',         'user',     'Finance',   FALSE),
  ('dario.quist@holistics.example',  'explorer', 'Fleet',     FALSE),
  ('grace.hopper@example.com',       'analyst',  'Fleet',     FALSE),
  ('alan.turing@example.com',        'analyst',  'Fleet',     FALSE),
  ('katherine.johnson@example.com',  'explorer', 'Finance',   FALSE),
  ('bao.okoro@holistics.example',    'explorer', 'Finance',   TRUE),
  ('farid.santos@example.com',       'explorer', 'Logistics', TRUE);

-- 1. Groups that are missing. (GROUPS is a word of SQL, hence the quotes.)
SELECT DISTINCT team AS new_group
  FROM old_users
 WHERE NOT has_left AND team NOT IN (SELECT name FROM holistics."groups");

CALL holistics.groups_create(name => :new_group);

-- 2. People who are missing: one invitation for each role. It ends when the job has; then they are there, as pending.
SELECT o.role AS new_role, JSON_ARRAYAGG(o.email) AS emails
  FROM old_users o
 WHERE NOT o.has_left AND o.email NOT IN (SELECT LOWER(email) FROM holistics.users)
 GROUP BY o.role;

CALL holistics.users_invite(emails => :emails, role => :new_role, wait => TRUE);

-- 3. People with another role than before. Deleted users are left alone; users_restore would bring them back.
SELECT u.id AS user_id, u.email, u.role AS wrong_role, o.role AS right_role
  FROM old_users o
  JOIN holistics.users u ON LOWER(u.email) = o.email
 WHERE NOT o.has_left AND u.status <> 'deleted' AND u.role <> o.role;

CALL holistics.users_update(id => :user_id, role => :right_role);

-- 4. People who are not in their group.
SELECT g.id AS group_id, u.id AS member_id, o.team, o.email
  FROM old_users o
  JOIN holistics.users u ON LOWER(u.email) = o.email
  JOIN holistics."groups" g ON g.name = o.team
  LEFT JOIN holistics.group_members m ON m.group_id = g.id AND m.user_id = u.id
 WHERE NOT o.has_left AND u.status <> 'deleted' AND m.user_id IS NULL;

CALL holistics.groups_add_user(id => :group_id, user_id => :member_id);

-- 5. People who left and still have an API key.
SELECT u.id AS leaver_id, u.email
  FROM old_users o
  JOIN holistics.users u ON LOWER(u.email) = o.email
 WHERE o.has_left AND u.has_authentication_token;

CALL holistics.users_revoke_authentication_token(id => :leaver_id);

-- Check: everybody with role, group and key.
SELECT o.email, u.status, u.role, m.group_name, u.has_authentication_token, o.has_left
  FROM old_users o
  LEFT JOIN holistics.users u ON LOWER(u.email) = o.email
  LEFT JOIN holistics.group_members m ON m.user_id = u.id AND m.group_name = o.team
 ORDER BY o.has_left, o.email;
