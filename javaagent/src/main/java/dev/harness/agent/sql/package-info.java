/**
 * What a SQL statement would do, read from its text, and whether a grant covers it. Loaded with the
 * first statement of a tool. Knows neither connections nor tools: text in, facts or a refusal out.
 */
@NullMarked
package dev.harness.agent.sql;

import org.jspecify.annotations.NullMarked;
