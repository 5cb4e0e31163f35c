/**
 * Tests of the finished {@code -all} jar in JVMs of their own.
 *
 * <p>The {@code *Program} classes run beside that jar alone, with no test library: they may use the
 * JDK and java.sql.
 */
package org.holisticsjdbc.alljar;
