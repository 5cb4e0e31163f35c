/**
 * Stands before the driver and notes what a client calls.
 *
 * <p>It comes first on the class path and accepts the same URLs, so that the client is set up as it
 * would be without it.
 */
package org.holisticsjdbc.clients.recorder;
