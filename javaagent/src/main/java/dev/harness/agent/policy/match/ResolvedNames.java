package dev.harness.agent.policy.match;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which addresses this JVM got for which names; the oldest of many are forgotten. */
public final class ResolvedNames {
  private static final int MOST_NAMES = 4096;
  private static final int MOST_ADDRESSES = 64;
  private static final String[] NONE = {};

  /** The name looked up last comes last; only under the lock. */
  private final LinkedHashMap<String, Set<String>> addressesByName = new LinkedHashMap<>();

  /** Read without the lock: an array is replaced, never changed. */
  private final Map<String, String[]> namesByAddress = new ConcurrentHashMap<>();

  /** Notes the answer to a look-up. */
  public void record(String host, byte[][] addresses) {
    String name = HostNames.normal(host);
    if (HostNames.isPlain(name)) {
      note(name, addresses);
    }
  }

  /** Whether a look-up of this name gave this address. */
  public boolean resolvedTo(String host, byte[] address) {
    String name = HostNames.normal(host);
    for (String known : namesOf(Addresses.normal(address))) {
      if (known.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The names whose look-up gave this address. */
  public Set<String> resolvedTo(byte[] address) {
    return Set.of(namesOf(Addresses.normal(address)));
  }

  /** The names that were resolved to an address in normal form; not to be changed. */
  String[] namesOf(byte[] address) {
    String[] names = namesByAddress.get(Addresses.key(address));
    return names == null ? NONE : names;
  }

  private synchronized void note(String name, byte[][] addresses) {
    Set<String> known = addressesByName.remove(name);
    Set<String> keys = known == null ? new LinkedHashSet<>() : known;
    for (int i = 0; i < addresses.length && i < MOST_ADDRESSES; i++) {
      String key = Addresses.key(Addresses.normal(addresses[i]));
      if (!keys.remove(key)) {
        link(key, name);
      }
      keys.add(key);
    }
    while (keys.size() > MOST_ADDRESSES) {
      unlink(first(keys), name);
    }
    addressesByName.put(name, keys);
    if (addressesByName.size() > MOST_NAMES) {
      forget(addressesByName.keySet());
    }
  }

  private void forget(Set<String> names) {
    String eldest = names.iterator().next();
    Set<String> keys = addressesByName.remove(eldest);
    while (keys != null && !keys.isEmpty()) {
      unlink(first(keys), eldest);
    }
  }

  /** Takes out the eldest. */
  private static String first(Set<String> keys) {
    Iterator<String> eldest = keys.iterator();
    String key = eldest.next();
    eldest.remove();
    return key;
  }

  private void link(String key, String name) {
    String[] names = namesByAddress.get(key);
    String[] more = names == null ? new String[1] : Arrays.copyOf(names, names.length + 1);
    more[more.length - 1] = name;
    namesByAddress.put(key, more);
  }

  private void unlink(String key, String name) {
    String[] names = namesByAddress.get(key);
    int index = indexOf(names, name);
    if (names != null && index >= 0) {
      String[] fewer = Arrays.copyOf(names, names.length - 1);
      System.arraycopy(names, index + 1, fewer, index, fewer.length - index);
      if (fewer.length == 0) {
        namesByAddress.remove(key);
      } else {
        namesByAddress.put(key, fewer);
      }
    }
  }

  private static int indexOf(String @Nullable [] names, String name) {
    for (int i = 0; names != null && i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
