/**
 * What statements are allowed, against what databases do with them: a corpus of legitimate and
 * hostile statements, those allowed run on the real thing.
 */
@NullMarked
package dev.harness.it.sql;

import org.jspecify.annotations.NullMarked;
