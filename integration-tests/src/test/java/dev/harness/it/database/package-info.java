/** Databases of all kinds, by driver, pool and data source, embedded and on servers. */
@NullMarked
package dev.harness.it.database;

import org.jspecify.annotations.NullMarked;
