/** Decides about connections, name look-ups and sockets that listen. */
@NullMarked
package dev.harness.agent.policy.network;

import org.jspecify.annotations.NullMarked;
