package dev.guestright.server.web;

import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffDoor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Staff who sign in through the organisation's own provider (OpenID Connect Core 1.0), by Spring
 * Security: authorization code, PKCE, state and nonce. The provider says who they are; whether they
 * have an account here, and as what, stays this house's. Its tokens are not kept.
 */
@Component
final class ProviderSignIn {

  /** Its name in addresses: {@code /oauth2/authorization/provider}. */
  static final String NAME = "provider";

  private final Settings settings;
  private final StaffDoor door;
  private final Entering entering;
  private final Clock clock;

  ProviderSignIn(Settings settings, StaffDoor door, Entering entering, Clock clock) {
    this.settings = settings;
    this.door = door;
    this.entering = entering;
    this.clock = clock;
  }

  /** Adds this way in, when the house has a provider. */
  HttpSecurity join(HttpSecurity http) {
    return settings.provider().map(provider -> join(http, provider)).orElse(http);
  }

  private HttpSecurity join(HttpSecurity http, Settings.Provider provider) {
    // Asked for at the first sign-in: a provider that is down must not keep the house from opening.
    ClientRegistrationRepository registrations =
        new SupplierClientRegistrationRepository(
            () -> new InMemoryClientRegistrationRepository(registration(provider)));
    DefaultOAuth2AuthorizationRequestResolver requests =
        new DefaultOAuth2AuthorizationRequestResolver(registrations);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return http.oauth2Login(login ->
        login
            .loginPage("/sign-in")
            .clientRegistrationRepository(registrations)
            .authorizedClientRepository(new NoTokens())
            .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
            .successHandler(this::welcome)
            .failureHandler(
                (request, response, problem) -> response.sendRedirect("/sign-in?failed")));
  }

  private static ClientRegistration registration(Settings.Provider provider) {
    return ClientRegistrations.fromIssuerLocation(provider.issuer())
        .registrationId(NAME)
        .clientId(provider.clientId())
        .clientSecret(provider.clientSecret())
        .scope("openid", "email")
        .build();
  }

  private void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication known)
      throws IOException {
    Optional<StaffAccounts.Account> account =
        known.getPrincipal() instanceof OidcUser user
            ? door.known(
                String.valueOf(user.getIssuer()),
                String.valueOf(user.getSubject()),
                verifiedAddress(user))
            : Optional.empty();
    if (account.isEmpty()) {
      SecurityContextHolder.clearContext();
      new HttpSessionSecurityContextRepository()
          .saveContext(SecurityContextHolder.createEmptyContext(), request, response);
      response.sendRedirect("/sign-in?unknown");
      return;
    }
    response.sendRedirect(entering.enter(request, response, account.get(), true, provedAt(known)));
  }

  private static Optional<String> verifiedAddress(OidcUser user) {
    return Boolean.TRUE.equals(user.getEmailVerified())
        ? Optional.ofNullable(user.getEmail())
        : Optional.empty();
  }

  /** When they proved to the provider who they are; long ago, where it does not say. */
  private Instant provedAt(Authentication known) {
    Instant now = clock.instant();
    return known.getPrincipal() instanceof OidcUser user && user.getAuthenticatedAt() != null
        ? user.getAuthenticatedAt()
        : now.minus(SignedIn.RECENT);
  }
}
