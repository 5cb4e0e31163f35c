/**
 * What tests of all packages share: a running sandbox whose every exchange is checked against the
 * published contract.
 */
package org.holisticsjdbc.testing;
