/**
 * Programs that measure, run by command beside the {@code -all} jar (see CONTRIBUTING.md); figures
 * are printed, not asserted.
 */
package org.holisticsjdbc.measure;
