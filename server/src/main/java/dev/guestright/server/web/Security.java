package dev.guestright.server.web;

import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.StaffSessions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * The doors and what every answer carries. Customers and staff come in by different doors and are
 * kept apart, also within one browser: a person may be both. Who may do what is {@link Access}.
 */
@Configuration
class Security {

  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  HttpSessionSecurityContextRepository customerSessions() {
    HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    sessions.setSpringSecurityContextKey("GUESTRIGHT_CUSTOMER");
    return sessions;
  }

  @Bean
  HttpSessionCsrfTokenRepository formTokens() {
    return new HttpSessionCsrfTokenRepository();
  }

  /** Pages that somebody wanted before they signed in: only pages, never a form's content. */
  @Bean
  HttpSessionRequestCache wantedPages() {
    HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    wanted.setRequestMatcher(request ->
        request.getMethod().equals("GET")
            && Porter.isPage(request.getRequestURI())
            && !request.getRequestURI().endsWith("/changes"));
    return wanted;
  }

  /** Health and metrics are told on a port of their own, on this machine alone, to whoever asks. */
  @Bean
  @Order(0)
  SecurityFilterChain machinesDoor(HttpSecurity http, Settings settings) {
    return http.securityMatcher(request ->
            settings.managementPort().isPresent()
                && request.getLocalPort() == settings.managementPort().getAsInt())
        .csrf(CsrfConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /**
   * The widget's frame, which stands in the company's sites and is nobody's own: it has no cookie,
   * no storage and no origin.
   */
  @Bean
  @Order(1)
  SecurityFilterChain widgetsDoor(HttpSecurity http, Settings settings) {
    String sites =
        settings.sites().isEmpty()
            ? "'none'"
            : settings.sites().stream().map(URI::toString).collect(Collectors.joining(" "));
    return http.securityMatcher("/widget")
        .csrf(CsrfConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy ->
                    policy.policyDirectives(
                        CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors " + sites)
                            + "; sandbox allow-scripts allow-forms allow-popups"
                            + " allow-popups-to-escape-sandbox"))
                .frameOptions(frames -> {
                  if (settings.sites().isEmpty()) {
                    frames.deny();
                  } else {
                    frames.disable();
                  }
                })
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /** A frame without an origin is every other site to us; it brings a token and never a cookie. */
  private static CorsConfigurationSource fromTheWidget() {
    CorsConfiguration widget = new CorsConfiguration();
    widget.setAllowedOrigins(List.of(CorsConfiguration.ALL));
    widget.setAllowedMethods(List.of("GET", "POST"));
    widget.setAllowedHeaders(List.of("Authorization", "Content-Type"));
    widget.setMaxAge(Duration.ofHours(1));
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/v1/me/widget", widget);
    source.registerCorsConfiguration("/api/v1/me/widget/**", widget);
    return source;
  }

  @Bean
  @Order(2)
  SecurityFilterChain customersDoor(
      HttpSecurity http,
      HttpSessionSecurityContextRepository customerSessions,
      CustomerLinks links,
      Customers customers,
      Porter porter,
      RateLimits limits) {
    return headers(http)
        .addFilterAfter(new CustomersPace(limits), SecurityContextHolderFilter.class)
        .securityMatcher("/me", "/me/**", "/api/v1/me", "/api/v1/me/**")
        .cors(cors -> cors.configurationSource(fromTheWidget()))
        .csrf(csrf -> csrf.ignoringRequestMatchers(CustomersToken::isIn))
        .addFilterBefore(new CustomersToken(links, customers), AnonymousAuthenticationFilter.class)
        .securityContext(context -> context.securityContextRepository(customerSessions))
        .authorizeHttpRequests(requests -> requests.anyRequest().access(porter))
        .logout(logout ->
            logout.logoutUrl("/me/leave").invalidateHttpSession(false).logoutSuccessUrl("/me"))
        .exceptionHandling(problems ->
            problems.authenticationEntryPoint((request, response, problem) -> {
              if (request.getRequestURI().startsWith("/api/")) {
                response.sendError(HttpStatus.UNAUTHORIZED.value());
              } else {
                response.sendRedirect("/me");
              }
            }))
        .build();
  }

  /** Programs carry no cookie, so no other site can make their calls for them. */
  @Bean
  @Order(3)
  SecurityFilterChain programsDoor(
      HttpSecurity http, Porter porter, ApiKeys keys, RateLimits limits, Problems problems) {
    return headers(http)
        .securityMatcher("/api/**")
        .csrf(CsrfConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(RequestCacheConfigurer::disable)
        .logout(LogoutConfigurer::disable)
        .addFilterAfter(new ApiKeyFilter(keys, limits, problems), SecurityContextHolderFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().access(porter))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint((request, response, problem) -> problems.noKey(response))
                .accessDeniedHandler((request, response, problem) -> problems.notYours(response)))
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain staffsDoor(
      HttpSecurity http,
      Porter porter,
      Detour detour,
      StaffSessions sessions,
      HttpSessionRequestCache wantedPages,
      ProviderSignIn provider) {
    return provider
        .join(headers(http))
        .addFilterAfter(new LiveSession(sessions), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.requestCache(wantedPages))
        .authorizeHttpRequests(requests -> requests.anyRequest().access(porter))
        .exceptionHandling(problems ->
            problems
                .authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
                .accessDeniedHandler(detour))
        .logout(logout ->
            logout
                .logoutRequestMatcher(
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"))
                .addLogoutHandler(new EndOfSession(sessions))
                .logoutSuccessUrl("/sign-in"))
        .build();
  }

  private HttpSecurity headers(HttpSecurity http) {
    return http.csrf(forms -> forms.csrfTokenRepository(formTokens()))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy ->
                    policy.policy("camera=(), microphone=(), geolocation=(), payment=()")));
  }

  @Bean
  PasswordEncoder passwords() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }
}
