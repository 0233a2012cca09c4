package dev.guestright.ledger;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 word for word, slow and on its own: shares no code with what it checks. */
final class NaiveTree {
  private NaiveTree() {}

  static Hash root(List<byte[]> entries) {
    return Hash.of(mth(entries));
  }

  static List<Hash> path(int m, List<byte[]> entries) {
    List<Hash> path = new ArrayList<>();
    int n = entries.size();
    if (n > 1) {
      int k = split(n);
      if (m < k) {
        path.addAll(path(m, entries.subList(0, k)));
        path.add(root(entries.subList(k, n)));
      } else {
        path.addAll(path(m - k, entries.subList(k, n)));
        path.add(root(entries.subList(0, k)));
      }
    }
    return path;
  }

  static List<Hash> proof(int m, List<byte[]> entries) {
    return m == 0 ? List.of() : subproof(m, entries, true);
  }

  private static List<Hash> subproof(int m, List<byte[]> entries, boolean complete) {
    int n = entries.size();
    if (m == n) {
      return complete ? List.of() : List.of(root(entries));
    }
    List<Hash> proof = new ArrayList<>();
    int k = split(n);
    if (m <= k) {
      proof.addAll(subproof(m, entries.subList(0, k), complete));
      proof.add(root(entries.subList(k, n)));
    } else {
      proof.addAll(subproof(m - k, entries.subList(k, n), false));
      proof.add(root(entries.subList(0, k)));
    }
    return proof;
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static byte[] mth(List<byte[]> entries) {
    int n = entries.size();
    if (n == 0) {
      return sha256();
    }
    if (n == 1) {
      return sha256(new byte[] {0}, entries.getFirst());
    }
    int k = split(n);
    return sha256(new byte[] {1}, mth(entries.subList(0, k)), mth(entries.subList(k, n)));
  }

  private static byte[] sha256(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
