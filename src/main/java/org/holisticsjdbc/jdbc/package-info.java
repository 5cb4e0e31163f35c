/**
 * What a java.sql client sees: driver, connection, statements, result sets, metadata.
 *
 * <p>Nothing but {@link java.sql.SQLException} leaves a method of a java.sql interface; {@code
 * SqlExceptions} is the one place where a failure of the layers below gets its SQLSTATE.
 */
package org.holisticsjdbc.jdbc;
