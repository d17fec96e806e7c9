/**
 * What the harness knows of connections, statements and their databases. Loaded with the first
 * driver; knows the JDBC API, but neither tools nor grants.
 */
@NullMarked
package dev.harness.agent.jdbc;

import org.jspecify.annotations.NullMarked;
