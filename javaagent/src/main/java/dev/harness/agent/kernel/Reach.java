package dev.harness.agent.kernel;

import java.util.BitSet;
import java.util.List;

/**
 * How far a child of one tool reaches.
 *
 * @param places files and folders
 * @param tcp whether it may have TCP sockets at all
 * @param connects ports it may connect to, at whatever host
 * @param listens ports it may listen on
 * @param attributes whether it may change modes, owners, times and attributes of files
 */
public record Reach(
    List<Place> places, boolean tcp, BitSet connects, BitSet listens, boolean attributes) {}
