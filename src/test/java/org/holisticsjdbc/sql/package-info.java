/** What users see: SQL in, rows out, over real sockets. */
package org.holisticsjdbc.sql;
