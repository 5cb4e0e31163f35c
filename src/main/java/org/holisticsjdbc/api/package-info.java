/** Holistics over HTTP. Knows nothing of SQL. */
package org.holisticsjdbc.api;
