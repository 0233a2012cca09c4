package dev.guestright.server.web;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

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
  @Order(1)
  SecurityFilterChain customersDoor(
      HttpSecurity http,
      HttpSessionSecurityContextRepository customerSessions,
      CustomerLinks links,
      Customers customers,
      Porter porter) {
    return headers(http)
        .securityMatcher("/me", "/me/**", "/api/v1/me", "/api/v1/me/**")
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

  @Bean
  @Order(2)
  SecurityFilterChain staffDoor(HttpSecurity http, Porter porter) {
    return headers(http)
        .authorizeHttpRequests(requests -> requests.anyRequest().access(porter))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .defaultSuccessUrl("/", false)
                .failureUrl("/sign-in?wrong")
                .permitAll())
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in").permitAll())
        .build();
  }

  private static HttpSecurity headers(HttpSecurity http) {
    return http.csrf(withDefaults())
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
