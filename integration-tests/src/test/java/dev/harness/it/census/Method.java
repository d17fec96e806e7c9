package dev.harness.it.census;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * A method of the JDK.
 *
 * @param owner binary name of its class
 * @param name its name
 * @param descriptor its descriptor in class-file form
 */
record Method(String owner, String name, String descriptor) {

  /** The name alone, as the reviewed list writes it. */
  String brief() {
    return owner + "." + name;
  }

  /** The name with the parameter types, as rows write it. */
  String signature() {
    return brief()
        + Stream.of(Type.getArgumentTypes(descriptor))
            .map(Type::getClassName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  Method in(String otherOwner) {
    return new Method(otherOwner, name, descriptor);
  }
}
