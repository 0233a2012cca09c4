package dev.guestright.bench;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.guestright.charter.Charter;
import dev.guestright.charter.Choice;
import dev.guestright.charter.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The scenario in Cedar: a permit for each purpose, forbids for the red lines and rules. In the
 * fastest way that cedar-java offers: policies parsed once and kept on the native side, no schema,
 * no entities, all in the context.
 */
final class Cedar implements Engine {
  private static final EntityTypeName ROLE = type("Role");
  private static final EntityTypeName ACTION = type("Action");
  private static final EntityTypeName PURPOSE = type("Purpose");
  private static final Set<Entity> NO_ENTITIES = Set.of();

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;

  Cedar(Charter charter) {
    try {
      policies = PolicySet.parsePolicies(CedarPolicies.of(charter));
      policies.cache();
    } catch (AuthException | CacheException e) {
      throw new IllegalStateException("Cedar does not take the scenario's policies", e);
    }
  }

  @Override
  public Object decide(Case asked) {
    try {
      return engine.isAuthorized(
          new AuthorizationRequest(
              ROLE.of(asked.use().role()),
              ACTION.of(asked.use().action().orElse("read")),
              PURPOSE.of(asked.use().purpose()),
              context(asked)),
          policies,
          NO_ENTITIES);
    } catch (AuthException e) {
      throw new IllegalStateException("Cedar does not take the request", e);
    }
  }

  @Override
  public boolean permits(Object answer) {
    return answer instanceof AuthorizationResponse response
        && response
            .success
            .orElseThrow(() -> new IllegalStateException(response.toString()))
            .isAllowed();
  }

  private static Map<String, Value> context(Case asked) {
    Map<String, Value> context = new HashMap<>();
    CedarList data = new CedarList();
    asked.use().data().forEach(name -> data.add(new PrimString(name)));
    context.put("data", data);
    CedarList free = new CedarList();
    asked.free().forEach(name -> free.add(new PrimString(name)));
    context.put("free", free);
    context.put("minor", new PrimBool(asked.customer().minor()));
    context.put("now", new PrimLong(asked.moment().now().getEpochSecond()));
    Choice choice = asked.customer().choices().get(asked.use().purpose());
    context.put("yes", new PrimBool(choice != null && choice.yes()));
    context.put("no", new PrimBool(choice != null && !choice.yes()));
    if (choice != null) {
      context.put("notice", new PrimString(choice.notice()));
      context.put("expires", new PrimLong(choice.expires().orElseThrow().getEpochSecond()));
    }
    for (Signal signal : CedarPolicies.SIGNALS) {
      asked.moment().value(signal).ifPresent(value -> context.put(signal.word(), value(value)));
    }
    return context;
  }

  private static Value value(Object known) {
    return switch (known) {
      case Boolean truth -> new PrimBool(truth);
      case Long number -> new PrimLong(number);
      case Object text -> new PrimString(text.toString());
    };
  }

  private static EntityTypeName type(String name) {
    return EntityTypeName.parse(name).orElseThrow();
  }
}
