/**
 * Calcite's view of Holistics: lazy schemas, widget tables, the widget scan and what is pushed into
 * it.
 */
package org.holisticsjdbc.adapter;
