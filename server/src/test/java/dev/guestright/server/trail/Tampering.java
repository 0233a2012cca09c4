package dev.guestright.server.trail;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody who owns the database can do to the log in it. */
enum Tampering {
  FLIP_A_BIT_OF_AN_ENTRY {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      int bits =
          8 * (int) number(owner, "SELECT length(body) FROM trail.entry WHERE position = ?", at);
      int bit = random.nextInt(bits);
      owner.update(
          "UPDATE trail.entry SET body = set_bit(body, ?, 1 - get_bit(body, ?)) WHERE position = ?",
          bit,
          bit,
          at);
      return Spot.at(at);
    }
  },
  CUT_AN_ENTRY_SHORT {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.update(
          "UPDATE trail.entry SET body = substring(body FOR length(body) - ?) WHERE position = ?",
          1 + random.nextInt(40),
          at);
      return Spot.at(at);
    }
  },
  DELETE_AN_ENTRY {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.update("DELETE FROM trail.entry WHERE position = ?", at);
      return Spot.at(at);
    }
  },
  TAKE_AN_ENTRYS_POSITION_AWAY {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.update("UPDATE trail.entry SET position = NULL WHERE position = ?", at);
      return Spot.at(at);
    }
  },
  SWAP_TWO_ENTRIES {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size - 1);
      long with = at + 1 + random.nextLong(size - at - 1);
      move(owner, at, -1);
      move(owner, with, at);
      move(owner, -1, with);
      return Spot.at(at);
    }
  },
  INSERT_AN_ENTRY_AND_MOVE_THE_REST {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.update("UPDATE trail.entry SET position = -(position + 1) WHERE position >= ?", at);
      owner.update("UPDATE trail.entry SET position = -position WHERE position < 0");
      forge(owner, at);
      return Spot.at(at);
    }
  },
  REMOVE_AN_ENTRY_AND_MOVE_THE_REST {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.update("DELETE FROM trail.entry WHERE position = ?", at);
      owner.update("UPDATE trail.entry SET position = -position WHERE position > ?", at);
      owner.update("UPDATE trail.entry SET position = -position - 1 WHERE position < 0");
      return Spot.at(at);
    }
  },
  GIVE_TWO_ENTRIES_ONE_POSITION {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.execute("ALTER TABLE trail.entry DROP CONSTRAINT entry_position_key");
      if (random.nextBoolean()) {
        forge(owner, at);
      } else {
        owner.update(
            """
            INSERT INTO trail.entry (entry_id, body, position)
            SELECT gen_random_uuid(), body, position
            FROM trail.entry
            WHERE position = ?
            """,
            at);
      }
      // Which of the two is read first is the database's choice; the bundle has one too many.
      return new Spot(at, (at / 256 + 1) * 256);
    }
  },
  TRUNCATE_THE_ENTRIES {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.update("DELETE FROM trail.entry WHERE position >= ?", at);
      return Spot.at(at);
    }
  },
  FLIP_A_BIT_OF_A_HASH {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      Place place = place(owner, random);
      int bit = random.nextInt(256);
      owner.update(
          """
          UPDATE trail.tree_hash
          SET hash = set_bit(hash, ?, 1 - get_bit(hash, ?))
          WHERE level = ? AND place = ?
          """,
          bit,
          bit,
          place.level,
          place.place);
      return Spot.at(place.first());
    }
  },
  DELETE_A_HASH {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      Place place = place(owner, random);
      owner.update(
          "DELETE FROM trail.tree_hash WHERE level = ? AND place = ?", place.level, place.place);
      return Spot.at(place.tile());
    }
  },
  CUT_A_HASH_SHORT {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      Place place = place(owner, random);
      owner.update(
          """
          UPDATE trail.tree_hash
          SET hash = substring(hash FOR 31)
          WHERE level = ? AND place = ?
          """,
          place.level,
          place.place);
      return Spot.at(place.tile());
    }
  },
  SWAP_TWO_HASHES {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size - 1);
      long with = at + 1 + random.nextLong(size - at - 1);
      for (long[] step : new long[][] {{at, -1}, {with, at}, {-1, with}}) {
        owner.update(
            "UPDATE trail.tree_hash SET place = ? WHERE level = 0 AND place = ?", step[1], step[0]);
      }
      return Spot.at(at);
    }
  },
  TRUNCATE_THE_HASHES {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long at = random.nextLong(size);
      owner.update("DELETE FROM trail.tree_hash WHERE level = 0 AND place >= ?", at);
      return Spot.at(at / 256 * 256);
    }
  },
  CHANGE_A_LETTER_OF_A_CHECKPOINT {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long of = checkpoint(owner, random);
      String note =
          Objects.requireNonNull(
              owner.queryForObject(
                  "SELECT note FROM trail.checkpoint WHERE size = ?", String.class, of));
      int at = random.nextInt(note.length());
      char other = note.charAt(at) == 'A' ? 'B' : 'A';
      owner.update(
          "UPDATE trail.checkpoint SET note = ? WHERE size = ?",
          note.substring(0, at) + other + note.substring(at + 1),
          of);
      return Spot.ofCheckpoint(owner, of);
    }
  },
  CUT_A_CHECKPOINT_SHORT {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long of = checkpoint(owner, random);
      owner.update(
          "UPDATE trail.checkpoint SET note = left(note, ?) WHERE size = ?",
          -1 - random.nextInt(60),
          of);
      return Spot.ofCheckpoint(owner, of);
    }
  },
  SWAP_TWO_CHECKPOINTS {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      List<Long> sizes = sizes(owner);
      int at = random.nextInt(sizes.size() - 1);
      int with = at + 1 + random.nextInt(sizes.size() - at - 1);
      owner.update(
          """
          UPDATE trail.checkpoint c
          SET note = o.note
          FROM trail.checkpoint o
          WHERE (c.size = ? AND o.size = ?) OR (c.size = ? AND o.size = ?)
          """,
          sizes.get(at),
          sizes.get(with),
          sizes.get(with),
          sizes.get(at));
      // The first of the two is true, only early; the next one after it is out of order.
      return new Spot(0, size);
    }
  },
  DELETE_THE_NEWEST_CHECKPOINTS {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      List<Long> sizes = sizes(owner);
      long from = sizes.get(1 + random.nextInt(sizes.size() - 1));
      owner.update("DELETE FROM trail.checkpoint WHERE size >= ?", from);
      // Only who kept a checkpoint can tell; the log ends with the one before.
      return new Spot(Spot.ofCheckpoint(owner, from).first(), size);
    }
  },
  INSERT_A_CHECKPOINT {
    @Override
    Spot tamper(JdbcTemplate owner, long size, Random random) {
      long forged = 1 + random.nextLong(size - 1);
      owner.update(
          """
          INSERT INTO trail.checkpoint (size, note, at)
          SELECT ?, replace(note, size::text, ?::text), at
          FROM trail.checkpoint
          WHERE size = (SELECT max(size) FROM trail.checkpoint)
          ON CONFLICT (size) DO UPDATE
          SET note = excluded.note
          """,
          forged,
          forged);
      return new Spot(0, forged);
    }
  };

  /** Where the damage is: the verifier must name a position from the first to the last of these. */
  record Spot(long first, long last) {
    static Spot at(long position) {
      return new Spot(position, position);
    }

    /** What is covered by the checkpoint before is proved; the doubt begins there. */
    static Spot ofCheckpoint(JdbcTemplate owner, long size) {
      boolean newest =
          number(owner, "SELECT count(*) FROM trail.checkpoint WHERE size > ?", size) == 0;
      long before =
          number(owner, "SELECT coalesce(max(size), 0) FROM trail.checkpoint WHERE size < ?", size);
      return newest ? new Spot(0, before) : at(before);
    }
  }

  record Place(int level, long place) {
    long first() {
      return place << 8 * level;
    }

    long tile() {
      return place / 256 * 256 << 8 * level;
    }
  }

  /** Does it, and says where. */
  abstract Spot tamper(JdbcTemplate owner, long size, Random random);

  private static long number(JdbcTemplate owner, String sql, Object... values) {
    return Objects.requireNonNull(owner.queryForObject(sql, Long.class, values));
  }

  private static void move(JdbcTemplate owner, long from, long to) {
    owner.update("UPDATE trail.entry SET position = ? WHERE position = ?", to, from);
  }

  private static void forge(JdbcTemplate owner, long at) {
    owner.update(
        """
        INSERT INTO trail.entry (entry_id, body, position)
        VALUES (gen_random_uuid(), 'a forged yes'::bytea, ?)
        """,
        at);
  }

  private static Place place(JdbcTemplate owner, Random random) {
    long count = number(owner, "SELECT count(*) FROM trail.tree_hash");
    return owner
        .query(
            "SELECT level, place FROM trail.tree_hash ORDER BY level DESC, place OFFSET ? LIMIT 1",
            (row, n) -> new Place(row.getInt("level"), row.getLong("place")),
            random.nextInt(5) == 0 ? random.nextLong(2) : random.nextLong(count))
        .getFirst();
  }

  private static List<Long> sizes(JdbcTemplate owner) {
    return owner.query(
        "SELECT size FROM trail.checkpoint ORDER BY size", (row, n) -> row.getLong("size"));
  }

  private static long checkpoint(JdbcTemplate owner, Random random) {
    List<Long> sizes = sizes(owner);
    return sizes.get(random.nextInt(sizes.size()));
  }
}
