package dev.harness.interceptors;

/** What a row inserts into its method. */
public enum Verb {
  /** At the start: ask whether the operation is allowed. */
  CHECK,
  /** At the start: replace a parameter by what the compartment may pass. */
  REPLACE,
  /** At each return: replace the result by what the compartment may see. */
  FILTER,
  /** Where it throws: replace the exception by what the compartment may see. */
  FAILURE,
  /** At each return: show the result, on host threads too. */
  OBSERVE,
  /** At the start: bind a task parameter to the compartment that hands it over. */
  CARRY,
  /** At each return: the file that is open now must be one that may be opened. */
  CONFIRM,
  /** At each return: the object made belongs to the compartment that makes it. */
  OWN,
  /** In the body: the native call that starts a process is made through the gate. */
  SPAWN,
  /** At the start: fail if the stack is too short to weave the class that is being defined. */
  ROOM,
  /** Around the body: run with the authority of whoever made the receiver. */
  AS_OWNER,
  /** Around the body: run in the compartment in which the receiver, which acts later, was made. */
  AS_MAKER,
  /** Around the body: run with the host's authority. */
  AS_HOST,
  /**
   * Around the body of a driver that is known: run with the driver's authority over its own files
   * and sockets. Databases stay with the compartment.
   */
  AS_DRIVER
}
