package dev.guestright.server.identity;

import dev.guestright.server.ids.StaffId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys of staff (W3C Web Authentication, level 2), by Spring Security and webauthn4j: the
 * device must have checked who holds it, so that one passkey is two factors. What a device sends
 * counts only for the challenge that this house gave it.
 */
public final class Passkeys {

  private static final Authentication NOBODY =
      new AnonymousAuthenticationToken(
          "nobody", "nobody", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS")));

  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private final PasskeyRows rows;
  private final Supplier<URI> address;
  private @Nullable Webauthn4JRelyingPartyOperations operations;

  /**
   * @param address where people reach the server; asked for at the first use, when the server has
   *     its port
   */
  public Passkeys(JdbcClient house, StaffAccounts accounts, Supplier<URI> address) {
    this.rows = new PasskeyRows(house, accounts);
    this.address = address;
  }

  /** A passkey, as its owner sees it in a list. */
  public record Listed(String id, String label, Instant made, Instant used) {}

  /** What a device is asked to sign, and the same as JSON for the page's script. */
  public record Challenge<T>(T options, String json) {}

  /** Asks any device that has a passkey of this house to sign in with it. */
  public Challenge<PublicKeyCredentialRequestOptions> askToSignIn() {
    PublicKeyCredentialRequestOptions options =
        operations()
            .createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY));
    return new Challenge<>(options, json.writeValueAsString(options));
  }

  /** Returns whose passkey signed this challenge; empty when none did. */
  public Optional<StaffId> signedIn(PublicKeyCredentialRequestOptions options, String answer) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> signed =
          json.readValue(answer, new TypeReference<>() {});
      return Optional.of(
          PasskeyRows.staff(
              operations()
                  .authenticate(new RelyingPartyAuthenticationRequest(options, signed))
                  .getId()));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      if (isNotGood(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Asks a device to make a passkey for this person. */
  public Challenge<PublicKeyCredentialCreationOptions> askToMake(SignedIn who) {
    PublicKeyCredentialCreationOptions options =
        operations()
            .createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(new StaffSession(who)));
    return new Challenge<>(options, json.writeValueAsString(options));
  }

  /** Keeps the passkey that a device made for this challenge; false when it made none. */
  public boolean made(PublicKeyCredentialCreationOptions options, String answer) {
    try {
      RelyingPartyPublicKey made = json.readValue(answer, RelyingPartyPublicKey.class);
      operations().registerCredential(new ImmutableRelyingPartyRegistrationRequest(options, made));
      return true;
    } catch (JacksonException | IllegalArgumentException e) {
      return false;
    } catch (RuntimeException e) {
      if (isNotGood(e)) {
        return false;
      }
      throw e;
    }
  }

  /** webauthn4j's exceptions have no class in common but the package that they are from. */
  private static boolean isNotGood(RuntimeException e) {
    return e.getClass().getName().startsWith("com.webauthn4j.");
  }

  /** Returns this person's passkeys. */
  public List<Listed> of(StaffId whose) {
    return rows.findByUserId(PasskeyRows.handle(whose)).stream()
        .map(passkey ->
            new Listed(
                passkey.getCredentialId().toBase64UrlString(),
                passkey.getLabel(),
                passkey.getCreated(),
                passkey.getLastUsed()))
        .toList();
  }

  /** Removes one of this person's passkeys; false when it is not theirs. */
  public boolean remove(StaffId whose, String id) {
    Optional<Listed> theirs = of(whose).stream().filter(each -> each.id().equals(id)).findFirst();
    theirs.ifPresent(each -> rows.delete(Bytes.fromBase64(each.id())));
    return theirs.isPresent();
  }

  private synchronized Webauthn4JRelyingPartyOperations operations() {
    if (operations == null) {
      URI url = address.get();
      Webauthn4JRelyingPartyOperations made =
          new Webauthn4JRelyingPartyOperations(
              rows,
              rows,
              PublicKeyCredentialRpEntity.builder().id(url.getHost()).name("Guestright").build(),
              Set.of(url.toString()));
      made.setCustomizeCreationOptions(options ->
          options.authenticatorSelection(
              AuthenticatorSelectionCriteria.builder()
                  .residentKey(ResidentKeyRequirement.REQUIRED)
                  .userVerification(UserVerificationRequirement.REQUIRED)
                  .build()));
      made.setCustomizeRequestOptions(
          options -> options.userVerification(UserVerificationRequirement.REQUIRED));
      operations = made;
    }
    return operations;
  }
}
