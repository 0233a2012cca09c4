package dev.guestright.ledger;

import java.util.List;

/**
 * What an append changed.
 *
 * @param frontier the tree's right edge after it
 * @param completed every hash that became final and belongs into a tile: the leaves themselves
 *     (level 0), and one for each tile that became full (level 1 and up), in the order in which
 *     they became final; none of them ever changes again
 */
public record Growth(Frontier frontier, List<TileHash> completed) {}
