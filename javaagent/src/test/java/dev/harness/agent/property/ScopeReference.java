package dev.harness.agent.property;

import dev.harness.agent.property.TokenReference.Part;
import dev.harness.capability.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs on a thread, written down as plainly as possible.
 *
 * @param tools who runs, the outermost first
 * @param tokens which are in use, the last one first
 * @param manifest what each tool is granted
 */
public record ScopeReference(
    List<String> tools, List<TokenReference> tokens, Map<String, List<Part>> manifest) {

  /** What runs when a tool is entered. */
  public ScopeReference enter(String tool) {
    if (tools.equals(List.of(tool))) {
      return this;
    }
    List<String> callers = tools.stream().filter(one -> !one.equals(tool)).toList();
    if (tools.isEmpty() || lets(callers, Capability.TOOL_CALL, tool)) {
      return new ScopeReference(List.of(tool), List.of(), manifest);
    }
    List<String> all = new ArrayList<>(tools);
    if (!tools.contains(tool)) {
      all.add(tool);
    }
    return new ScopeReference(all, tokens, manifest);
  }

  /** What runs when a token is used; null if it may not be. */
  public @Nullable ScopeReference use(TokenReference token) {
    if (tools.isEmpty()) {
      return enter(token.holder()).use(token);
    }
    if (!tools.contains(token.holder())) {
      return null;
    }
    List<TokenReference> all = new ArrayList<>(tokens);
    if (!tokens.contains(token)) {
      all.add(0, token);
    }
    return new ScopeReference(tools, all, manifest);
  }

  /** Whether all tools may do something; then a use is taken of what lets them. */
  public boolean lets(Capability kind, Object resource) {
    return lets(tools, kind, resource);
  }

  private boolean lets(List<String> asked, Capability kind, Object resource) {
    List<TokenReference> found = new ArrayList<>();
    for (String tool : asked) {
      TokenReference token = first(tool, kind, resource);
      if (token == null && !holds(tool, kind, resource)) {
        return false;
      }
      found.add(token);
    }
    List<TokenReference> taken = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      if (!take(asked.get(i), found.get(i), taken, kind, resource)) {
        return false;
      }
    }
    return true;
  }

  /** A use that an earlier tool took may have been the last: then the next thing that helps. */
  private boolean take(
      String tool,
      @Nullable TokenReference found,
      List<TokenReference> taken,
      Capability kind,
      Object resource) {
    TokenReference token = found;
    while (token != null && !taken.contains(token)) {
      if (token.take()) {
        taken.add(token);
        return true;
      }
      token = first(tool, kind, resource);
    }
    return token != null || holds(tool, kind, resource);
  }

  private @Nullable TokenReference first(String tool, Capability kind, Object resource) {
    return tokens.stream().filter(one -> one.lets(tool, kind, resource)).findFirst().orElse(null);
  }

  private boolean holds(String tool, Capability kind, Object resource) {
    return manifest.get(tool).stream().anyMatch(part -> part.covers(kind, resource));
  }
}
