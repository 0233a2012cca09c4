package dev.guestright.server.identity;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** Reads signed tokens from outside (RFC 7519). */
final class SignedToken {

  private SignedToken() {}

  /**
   * Reads a token without checking its signature. The library takes JSON's {@code null} for a
   * header, and stumbles on it: here it is what it is, no token.
   *
   * @throws ParseException if it is no signed token
   */
  static SignedJWT parse(String text) throws ParseException {
    String header = JOSEObject.split(text)[0].decodeToString();
    if (JSONObjectUtils.parse(header) == null) {
      throw new ParseException("A token's header is an object", 0);
    }
    return SignedJWT.parse(text);
  }
}
