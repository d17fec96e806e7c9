package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which addresses this JVM got for which names; the oldest of many are forgotten. */
public final class ResolvedNames {
  private static final int MOST_NAMES = 4096;
  private static final int MOST_ADDRESSES = 64;

  private final LinkedHashMap<String, List<String>> addressesByName = new LinkedHashMap<>();
  private final Map<String, List<String>> namesByAddress = new HashMap<>();

  /** Notes the answer to a look-up. */
  public synchronized void record(String host, byte[][] addresses) {
    String name = HostNames.normal(host);
    if (!HostNames.isPlain(name) || Addresses.parse(name) != null) {
      return;
    }
    List<String> known = addressesByName.remove(name);
    List<String> keys = known == null ? new ArrayList<>(addresses.length) : known;
    for (byte[] address : addresses) {
      String key = Addresses.key(Addresses.normal(address));
      if (!keys.contains(key) && keys.size() < MOST_ADDRESSES) {
        keys.add(key);
        namesByAddress.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(name);
      }
    }
    addressesByName.put(name, keys);
    if (addressesByName.size() > MOST_NAMES) {
      forget(addressesByName.keySet().iterator().next());
    }
  }

  /** The names that were resolved to an address in normal form. */
  synchronized List<String> namesOf(byte[] address) {
    List<String> names = namesByAddress.get(Addresses.key(address));
    return names == null ? List.of() : List.copyOf(names);
  }

  private void forget(String name) {
    List<String> keys = addressesByName.remove(name);
    for (int i = 0; keys != null && i < keys.size(); i++) {
      List<String> names = namesByAddress.get(keys.get(i));
      if (names != null && names.remove(name) && names.isEmpty()) {
        namesByAddress.remove(keys.get(i));
      }
    }
  }
}
