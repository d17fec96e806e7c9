package dev.harness.interceptors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row: which method is changed, and how.
 *
 * @param scope whether {@code type} itself is changed, or each class that implements it
 * @param type binary name of that class or interface
 * @param method its name, {@code <init>} for a constructor
 * @param parameters exact parameter types, as {@code Class.getTypeName} writes them
 * @param verb what is inserted
 * @param question what is asked, or null where nothing is
 * @param subject what it is asked about
 * @param detail a second value
 * @param answer how the API itself says no
 * @param since first JDK feature release that has the method
 * @param until last JDK feature release that has it
 */
public record Interception(
    Scope scope,
    String type,
    String method,
    List<String> parameters,
    Verb verb,
    @Nullable Question question,
    Arg subject,
    Arg detail,
    OwnAnswer answer,
    int since,
    int until) {

  /** Which classes a row changes. */
  public enum Scope {
    /** The JDK class of that name. */
    CLASS,
    /**
     * Each class of the application that implements the interface of that name, or declares the
     * method for one that does.
     */
    IMPLEMENTORS,
    /** The class of that name in a database driver: each method of the name, however it looks. */
    DRIVER,
    /** The same, where not every version of the driver has such a method. */
    SOME_DRIVERS,
    /** Each class of the application that declares such a method, as that interface's has it. */
    DECLARERS,
    /** The class of that name in a library, where the application has it in this form. */
    LIBRARY,
    /**
     * The class of each object that the host makes which implements the interface of that name, and
     * what it inherits from: each public method that is not free.
     */
    HOSTS_OBJECTS
  }

  /** Starts a row for a class of the JDK. */
  public static On on(String type) {
    return new On(Scope.CLASS, type);
  }

  /** Starts a row for all classes of the application that implement an interface. */
  public static On onImplementorsOf(String type) {
    return new On(Scope.IMPLEMENTORS, type);
  }

  /** Starts a row for the inside of a database driver. */
  public static On onDriver(String type) {
    return new On(Scope.DRIVER, type);
  }

  /** Starts a row for what only some versions of a database driver have inside. */
  public static On onSomeDrivers(String type) {
    return new On(Scope.SOME_DRIVERS, type);
  }

  /** Starts a row for all classes of the application that declare a method of an interface. */
  public static On onDeclarersOf(String type) {
    return new On(Scope.DECLARERS, type);
  }

  /** Starts a row for the inside of a library. */
  public static On onLibrary(String type) {
    return new On(Scope.LIBRARY, type);
  }

  /** Starts a row for all that can be done to objects of the host that implement an interface. */
  public static On onHostsObjects(String type) {
    return new On(Scope.HOSTS_OBJECTS, type);
  }

  /** The class of a row being written. */
  public record On(Scope scope, String type) {
    /** A method with exactly these parameter types. */
    public Door method(String name, String... parameters) {
      return new Door(this, name, List.of(parameters));
    }

    /** Each public method; of those that implement an interface, each that is given nothing. */
    public Door anyMethod() {
      return new Door(this, "*", List.of());
    }

    /** Each constructor. */
    public Door anyConstructor() {
      return new Door(this, "<init>", List.of());
    }

    /** The constructor with exactly these parameter types. */
    public Door constructor(String... parameters) {
      return new Door(this, "<init>", List.of(parameters));
    }
  }

  /** The method of a row being written. */
  public record Door(On on, String name, List<String> parameters) {
    /** Asks about the subject. */
    public Interception check(Question question, Arg subject) {
      return row(Verb.CHECK, question, subject, Arg.NONE);
    }

    /** Asks about the subject and a detail. */
    public Interception check(Question question, Arg subject, Arg detail) {
      return row(Verb.CHECK, question, subject, detail);
    }

    /** Replaces a parameter. */
    public Interception replace(Question question, Arg parameter, Arg subject) {
      return row(Verb.REPLACE, question, parameter, subject);
    }

    /** Replaces the result. */
    public Interception filter(Question question, Arg subject) {
      return row(Verb.FILTER, question, subject, Arg.NONE);
    }

    /** Replaces what is thrown. */
    public Interception failure(Question question) {
      return row(Verb.FAILURE, question, Arg.THIS, Arg.NONE);
    }

    /** Shows the result. */
    public Interception observe(Question question, Arg subject) {
      return row(Verb.OBSERVE, question, subject, Arg.NONE);
    }

    /** Shows the result, or a detail where there is none. */
    public Interception observe(Question question, Arg subject, Arg detail) {
      return row(Verb.OBSERVE, question, subject, detail);
    }

    /** Binds a task parameter to the compartment. */
    public Interception carry(Arg task) {
      return row(Verb.CARRY, null, task, Arg.NONE);
    }

    /** Confirms what was opened: by the descriptor, or by the result where there is none. */
    public Interception confirm(Question question, Arg path, Arg descriptor) {
      return row(Verb.CONFIRM, question, path, descriptor);
    }

    /** Makes the native call in the body through the gate. */
    public Interception spawn() {
      return row(Verb.SPAWN, Question.PROCESS_START, Arg.NONE, Arg.NONE);
    }

    /** Makes the receiver belong to the compartment. */
    public Interception own(Arg detail) {
      return row(Verb.OWN, null, Arg.THIS, detail);
    }

    /** Fails where a class could be defined but not woven. */
    public Interception room() {
      return row(Verb.ROOM, null, Arg.NONE, Arg.NONE);
    }

    /** Runs the body as whoever made the receiver. */
    public Interception asOwner() {
      return row(Verb.AS_OWNER, null, Arg.THIS, Arg.NONE);
    }

    /**
     * Runs the body of what acts later where it was made; if it answers nothing, a refusal ends it
     * without an exception.
     */
    public Interception asMaker() {
      return asMakerOf(Arg.THIS);
    }

    /** Runs the body where what it works on was made. */
    public Interception asMakerOf(Arg made) {
      return row(Verb.AS_MAKER, null, made, Arg.NONE);
    }

    /** Runs the body with the host's authority. */
    public Interception asHost() {
      return row(Verb.AS_HOST, null, Arg.NONE, Arg.NONE);
    }

    /**
     * Runs the body with the driver's authority.
     *
     * @param question {@code JDBC_USE} for what the driver says to its database by itself; SQL that
     *     is run inside is judged otherwise
     */
    public Interception asDriver(Question question) {
      return row(Verb.AS_DRIVER, question, Arg.THIS, Arg.NONE);
    }

    private Interception row(Verb verb, @Nullable Question question, Arg subject, Arg detail) {
      return new Interception(
          on.scope(),
          on.type(),
          name,
          parameters,
          verb,
          question,
          subject,
          detail,
          OwnAnswer.SECURITY_EXCEPTION,
          0,
          Integer.MAX_VALUE);
    }
  }

  /** The same row, saying no this way to tools that ask for the API's own. */
  public Interception answers(OwnAnswer own) {
    return with(own, since, until);
  }

  /** The same row, from this JDK feature release on. */
  public Interception since(int release) {
    return with(answer, release, until);
  }

  /** The same row, up to and with this JDK feature release. */
  public Interception until(int release) {
    return with(answer, since, release);
  }

  private Interception with(OwnAnswer own, int first, int last) {
    return new Interception(
        scope, type, method, parameters, verb, question, subject, detail, own, first, last);
  }

  /** Whether the row applies to this JDK feature release. */
  public boolean appliesTo(int release) {
    return since <= release && release <= until;
  }

  @Override
  public String toString() {
    return type + "." + method + "(" + String.join(", ", parameters) + ") " + verb;
  }
}
