/** Sample 3: a report tool on PostgreSQL, whose login may do far more than the tool may. */
@NullMarked
package dev.harness.samples.reporttool;

import org.jspecify.annotations.NullMarked;
