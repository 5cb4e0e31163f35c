/**
 * What exists: dashboards, widgets, fields and filters as immutable values, found on demand, named,
 * typed, cached.
 */
package org.holisticsjdbc.catalog;
