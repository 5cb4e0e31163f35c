package org.holisticsjdbc.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;

/**
 * Makes the JDK forget the records of this driver.
 *
 * <p>The generated {@code equals}, {@code hashCode} and {@code toString} of a record are linked by
 * {@link ObjectMethods}. It adapts constant method handles with {@link MethodHandle#asType}, and
 * each handle keeps its latest adaptation, with the class of the record or of its last component:
 * by a strong reference before JDK 19, which fixed JDK-8078641. So the last record linked in a JVM
 * keeps its class loader alive, whichever library it is of.
 */
final class RecordMethods {
  private static final int FIXED_IN_JDK = 19;

  private RecordMethods() {}

  /** Links the methods once more for a class of the JDK, which takes the place of ours. */
  static void release() {
    if (Runtime.version().feature() >= FIXED_IN_JDK) {
      return;
    }
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      MethodHandle component =
          lookup.findVirtual(String.class, "toString", MethodType.methodType(String.class));
      for (String method : List.of("equals", "hashCode", "toString")) {
        ObjectMethods.bootstrap(
            lookup, method, MethodHandle.class, String.class, "component", component);
      }
    } catch (Throwable e) { // declared by bootstrap
      throw new IllegalStateException("Cannot link the methods of a record", e);
    }
  }
}
