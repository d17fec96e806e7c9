package dev.harness.benchmarks.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one forked JVM gave.
 *
 * @param jdk the JDK's feature release
 * @param contender the sandbox
 * @param grants how many grants the tool held
 * @param failure why it gave nothing, empty if it did
 * @param proofs for each operation what became of it with the grants, and without any
 * @param nanos median nanoseconds of thread CPU time for one operation
 */
record Run(
    int jdk,
    Contender contender,
    int grants,
    String failure,
    Map<String, List<String>> proofs,
    Map<Key, Double> nanos) {

  /**
   * What was measured in a JVM.
   *
   * @param operation its name
   * @param owner the guest that did it
   * @param depth the frames below it
   */
  record Key(String operation, String owner, int depth) {}

  static Run failed(int jdk, Contender contender, int grants, String failure) {
    return new Run(jdk, contender, grants, failure, Map.of(), Map.of());
  }

  /** Reads what a fork printed. */
  static Run of(int jdk, Contender contender, int grants, List<String> lines) {
    Map<String, List<String>> proofs = new LinkedHashMap<>();
    Map<Key, Double> nanos = new LinkedHashMap<>();
    for (String line : lines) {
      String[] fields = line.split("\t");
      if (fields[0].equals("proof")) {
        proofs.put(fields[1], List.of(fields[2], fields[3]));
      } else if (fields[0].equals("time")) {
        nanos.put(
            new Key(fields[1], fields[2], Integer.parseInt(fields[3])),
            Double.parseDouble(fields[4]));
      }
    }
    return new Run(jdk, contender, grants, "", proofs, nanos);
  }

  /** Whether the sandbox let the operation pass with the grants, and refused it without. */
  boolean checks(String operation) {
    List<String> proof = proofs.get(operation);
    return proof != null && proof.get(0).equals(Probe.DONE) && !proof.get(1).equals(Probe.DONE);
  }
}
