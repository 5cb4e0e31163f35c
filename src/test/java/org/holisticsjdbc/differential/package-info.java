/** The driver's answers beside those of DuckDB, an engine nobody here wrote. */
package org.holisticsjdbc.differential;
