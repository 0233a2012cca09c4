package dev.guestright.server.entrance;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.binary.Base32;

/**
 * What an app needs to show codes: a picture to scan, and the same to type. The picture is a path
 * of an SVG that is in the page itself, so nothing is fetched and nothing is kept in a cache.
 *
 * @param problem the key of what was wrong, or empty
 */
public record CodesView(String typed, String path, int size, String problem) {

  private static final int GROUP = 4;
  private static final int QUIET = 4;

  static CodesView of(String company, String userName, byte[] secret, String problem) {
    String text = new Base32().encodeToString(secret).replace("=", "");
    String address =
        "otpauth://totp/"
            + encoded(company + ":" + userName)
            + "?secret="
            + text
            + "&issuer="
            + encoded(company);
    QrCode picture = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
    return new CodesView(
        text.replaceAll("(.{" + GROUP + "})(?!$)", "$1 "),
        path(picture),
        picture.size + 2 * QUIET,
        problem);
  }

  private static String path(QrCode picture) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < picture.size; y++) {
      for (int x = 0; x < picture.size; x++) {
        if (picture.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
