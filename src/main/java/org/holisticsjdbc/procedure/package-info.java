/**
 * The operations of the service as procedures.
 *
 * <p>An entry of {@code driver-manifest/operations.json} is a procedure: its parameters, what may
 * be said in them, the request they make, and the columns its answer has. Knows nothing of SQL.
 */
package org.holisticsjdbc.procedure;
