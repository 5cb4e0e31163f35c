/**
 * One export, from submission to rows.
 *
 * <p>Holistics exports a widget asynchronously: submit, poll the job, download a CSV. Nothing here
 * knows SQL.
 */
package org.holisticsjdbc.export;
