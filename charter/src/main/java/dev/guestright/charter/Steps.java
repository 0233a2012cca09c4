package dev.guestright.charter;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All steps in their order, as one call. Composed once from {@link Step.Order}, so that there is
 * one list; the virtual machine then compiles the whole of it as if it were written out.
 */
final class Steps {
  private static final MethodHandle ALL = composed();

  private Steps() {}

  /** The first decision that a step comes to, or null if all pass the inquiry on. */
  static @Nullable Decision take(Inquiry inquiry) {
    try {
      return (Decision) ALL.invokeExact(inquiry);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("No step throws a checked exception", e);
    }
  }

  private static MethodHandle composed() {
    try {
      MethodHandles.Lookup here = MethodHandles.lookup();
      MethodHandle look =
          here.findVirtual(
              Step.class, "look", MethodType.methodType(Decision.class, Inquiry.class));
      MethodHandle decided =
          here.findStatic(
              Steps.class, "decided", MethodType.methodType(boolean.class, Decision.class));
      MethodHandle itself = MethodHandles.identity(Decision.class);
      MethodHandle rest =
          MethodHandles.dropArguments(
              MethodHandles.constant(Decision.class, null), 0, Inquiry.class);
      for (Step.Order order : Arrays.asList(Step.Order.values()).reversed()) {
        MethodHandle orElse =
            MethodHandles.guardWithTest(
                decided,
                MethodHandles.dropArguments(itself, 1, Inquiry.class),
                MethodHandles.dropArguments(rest, 0, Decision.class));
        rest = MethodHandles.foldArguments(orElse, look.bindTo(order.step));
      }
      return rest;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Both methods are in this package", e);
    }
  }

  private static boolean decided(@Nullable Decision decision) {
    return decision != null;
  }
}
