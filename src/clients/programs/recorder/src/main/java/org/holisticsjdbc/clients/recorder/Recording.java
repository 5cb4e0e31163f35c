package org.holisticsjdbc.clients.recorder;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Hands the calls of one JDBC object on to the driver, and notes them. */
final class Recording implements InvocationHandler {
  /** The most special first: a statement is wrapped as what it is. */
  private static final List<Class<?>> RECORDED =
      List.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          Connection.class,
          ResultSet.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          Driver.class);

  private final Class<?> type;
  private final Object target;
  private final CallLog log;

  private Recording(Class<?> type, Object target, CallLog log) {
    this.type = type;
    this.target = target;
    this.log = log;
  }

  /** Returns an object of the driver whose calls are noted; anything else as it is. */
  static Object of(Object target, CallLog log) {
    Optional<Class<?>> recorded =
        RECORDED.stream().filter(type -> type.isInstance(target)).findFirst();
    return recorded.isEmpty() ? target : proxy(recorded.get(), target, log);
  }

  private static Object proxy(Class<?> type, Object target, CallLog log) {
    return Proxy.newProxyInstance(
        Recording.class.getClassLoader(), new Class<?>[] {type}, new Recording(type, target, log));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given;
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(method, arguments);
    }
    log.note(type, method, arguments);
    if (method.getName().equals("unwrap") && ((Class<?>) arguments[0]).isInstance(proxy)) {
      return proxy;
    }
    try {
      return of(method.invoke(target, arguments), log);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Two recordings of one object are equal. */
  private Object ofObject(Method method, Object[] arguments) throws ReflectiveOperationException {
    if (!method.getName().equals("equals")) {
      return method.invoke(target, arguments);
    }
    return Proxy.isProxyClass(arguments[0] == null ? Object.class : arguments[0].getClass())
        && Proxy.getInvocationHandler(arguments[0]) instanceof Recording other
        && other.target == target;
  }
}
