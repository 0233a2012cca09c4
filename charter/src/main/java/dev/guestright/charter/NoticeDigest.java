package dev.guestright.charter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes a notice's digest. Each part is preceded by its length, so that no two different notices
 * run together into the same bytes.
 */
final class NoticeDigest {
  private final MessageDigest sha256;

  private NoticeDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(Purpose purpose, Map<String, DataPoint> dataPoints) {
    NoticeDigest digest = new NoticeDigest();
    digest.add("guestright-notice-1");
    digest.add(purpose.name());
    digest.add(purpose.basis().word());
    digest.add(purpose.words());
    digest.add(String.valueOf(purpose.roles().size()));
    new TreeSet<>(purpose.roles()).forEach(digest::add);
    for (String name : new TreeSet<>(purpose.dataPoints())) {
      DataPoint point = dataPoints.get(name);
      digest.add(name);
      if (point != null) {
        digest.add(point.sensitivity().word());
        digest.add(point.says());
      }
    }
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  private void add(Text text) {
    add(String.valueOf(text.words().size()));
    new TreeMap<>(text.words())
        .forEach((language, words) -> {
          add(language);
          add(words);
        });
  }

  private void add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha256.update(bytes);
  }
}
