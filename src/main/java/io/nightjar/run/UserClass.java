package io.nightjar.run;

import io.nightjar.trial.ModelException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/**
 * A user's own class, found by its name where the thread finds classes: on the class path, among
 * {@code --jars} here and on executors.
 */
public final class UserClass {
  private final Class<?> type;
  private final Constructor<?> constructor;

  private UserClass(Class<?> type, Constructor<?> constructor) {
    this.type = type;
    this.constructor = constructor;
  }

  /**
   * The class of this name; runs none of its code.
   *
   * @throws ModelException if there is none, or it has no public constructor without arguments
   */
  public static UserClass find(String name) throws ModelException {
    try {
      Class<?> type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
      return new UserClass(type, type.getConstructor());
    } catch (ClassNotFoundException e) {
      throw new ModelException(
          "Cannot find class " + name + ": it is neither on the class path nor in --jars");
    } catch (NoSuchMethodException e) {
      throw new ModelException(
          "Cannot use class " + name + ": it has no public constructor without arguments");
    } catch (LinkageError e) {
      throw new ModelException("Cannot use class " + name + ": " + e);
    }
  }

  /** Whether its instances are of this type. */
  public boolean is(Class<?> wanted) {
    return wanted.isAssignableFrom(type);
  }

  /**
   * A new instance.
   *
   * @throws ModelException if it is not of this type, is abstract or not public
   * @throws Exception what its constructor throws
   */
  public <T> T create(Class<T> wanted) throws Exception {
    if (!is(wanted)) {
      throw new ModelException(
          "Cannot use class " + type.getName() + ": it is no " + wanted.getName());
    }
    try {
      return wanted.cast(constructor.newInstance());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception thrown ? thrown : e;
    } catch (ReflectiveOperationException e) {
      throw new ModelException(
          "Cannot use class " + type.getName() + ": it is abstract or not public");
    }
  }
}
