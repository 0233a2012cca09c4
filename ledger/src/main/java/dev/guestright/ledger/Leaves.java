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
  static Leaves of(byte[] content, int width) {
    // The array may be the source's own, and is written to below.
    byte[] bundle = content.clone();
    byte[] hashes = new byte[width * Hash.BYTES];
    Hasher hasher = new Hasher();
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
    byte[] root = count == Tile.WIDTH ? hasher.fold(hashes.clone(), Tile.WIDTH) : new byte[0];
    return new Leaves(hashes, count, at < bundle.length, root);
  }
}
