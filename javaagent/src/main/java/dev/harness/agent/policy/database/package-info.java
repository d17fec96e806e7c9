/** Decides about databases: logins, statements and what drivers do besides. */
@NullMarked
package dev.harness.agent.policy.database;

import org.jspecify.annotations.NullMarked;
