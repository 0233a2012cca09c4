package dev.guestright.bench;

import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.Map;
import java.util.function.BiPredicate;
import org.casbin.jcasbin.util.function.CustomFunction;
import org.jspecify.annotations.Nullable;

/** A function in Java that a jCasbin matcher calls. */
final class CasbinFunction extends CustomFunction {
  private static final long serialVersionUID = 1;
  private final String name;
  private final transient BiPredicate<@Nullable Object, @Nullable Object> test;

  CasbinFunction(String name, BiPredicate<@Nullable Object, @Nullable Object> test) {
    this.name = name;
    this.test = test;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public AviatorObject call(Map<String, Object> env, AviatorObject one, AviatorObject other) {
    return AviatorBoolean.valueOf(test.test(one.getValue(env), other.getValue(env)));
  }
}
