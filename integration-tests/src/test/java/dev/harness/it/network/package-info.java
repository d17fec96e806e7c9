/** Names and addresses, and clients of libraries. */
@NullMarked
package dev.harness.it.network;

import org.jspecify.annotations.NullMarked;
