/**
 * A complete local Holistics: the API v2 over loopback HTTP, computing on public-domain data.
 *
 * <p>Nothing but the URL handling of the driver knows this package; it uses none of the driver's
 * own classes.
 */
package org.holisticsjdbc.sandbox;
