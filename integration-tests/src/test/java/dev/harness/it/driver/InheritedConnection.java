package dev.harness.it.driver;

import java.sql.Connection;

/** Inherits ending a transaction from a class that does not mention JDBC. */
public abstract class InheritedConnection extends Engine implements Connection {}
