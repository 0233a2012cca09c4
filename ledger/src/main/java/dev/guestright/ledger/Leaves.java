package dev.guestright.ledger;

/**
 * What the entries of one bundle hash to: a function of its bytes, so that many bundles can be
 * hashed at the same time.
 *
 * @param hashes leaf hashes, one after the other
 * @param count how many; fewer than asked for when the bundle is cut off
 * @param surplus whether bytes follow the last entry that was asked for
 * @param root the root over a full bundle's leaves; of no meaning for any other
 */
record Leaves(byte[] hashes, int count, boolean surplus, byte[] root) {
  /** One a core: what hashing needs is made once, not once a bundle. */
  private static final ThreadLocal<Hasher> HASHER = ThreadLocal.withInitial(Hasher::new);

  /** Uses the bundle up: it is not what it was afterwards. */
  static Leaves of(byte[] bundle, int width) {
    byte[] hashes = new byte[width * Hash.BYTES];
    Hasher hasher = HASHER.get();
    int count = 0;
    int at = 0;
    while (count < width) {
      int end = Bundle.end(bundle, at);
      if (end > bundle.length) {
        break;
      }
      // The leaf's prefix takes the place of the length that was just read: one run of bytes is
      // hashed a good deal faster than a byte and a run.
      int prefix = at + Bundle.LENGTH_BYTES - 1;
      bundle[prefix] = Hasher.LEAF;
      hasher.prefixed(bundle, prefix, end - prefix, hashes, count * Hash.BYTES);
      count++;
      at = end;
    }
    byte[] root = count == Tile.WIDTH ? hasher.fold(hashes, 0, Tile.WIDTH) : new byte[0];
    return new Leaves(hashes, count, at < bundle.length, root);
  }
}
