package dev.harness.it.attempt;

/** A service of the host's, with a provider that is a tool's. */
public interface Service {}
