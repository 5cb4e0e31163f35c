/**
 * Programs of other people over the finished {@code -all} jar.
 *
 * <p>Each runs in a JVM of its own, from {@code src/clients/programs}, with the libraries its pom
 * brings, over a sandbox that this JVM serves. What it printed is in the test; what it called and
 * sent is in {@code src/clients/resources/calls}, which {@code -Dcalls.update=true} writes anew;
 * what was tried is in {@code src/manual/compatibility.md}, which {@code -Dmanual.update=true}
 * writes anew.
 */
package org.holisticsjdbc.clients;
