package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.Keys;
import dev.guestright.server.house.MasterKey;
import dev.guestright.server.privacy.KeyTurn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key changes while people work, and nothing that was sealed before is lost. */
class KeysCommandTest {

  @TempDir private Path places;

  @Test
  void theMasterKeyTurnsWhileCustomersReadTheirPages() throws Exception {
    try (TestHouse house = TestHouse.open(places.resolve("house"))) {
      Path root = house.house().data().root();
      Company company = new Company(house);
      Company.Guest mira = company.customer("Mira Kanari");
      for (int i = 0; i < 600; i++) {
        company.customer("Guest " + i);
      }
      Visitor visitor = new Visitor(house).comesBy(mira.link());
      Path backup = places.resolve("before.backup");
      assertThat(Said.by("backup", "--to", backup, "--data", root).code()).isZero();

      AtomicBoolean over = new AtomicBoolean();
      AtomicReference<String> wrong = new AtomicReference<>("");
      Thread reader =
          Thread.ofVirtual()
              .start(() -> {
                while (!over.get()) {
                  String page = visitor.get("/me").body();
                  if (!page.contains("Hello Mira Kanari")) {
                    wrong.set(page);
                  }
                }
              });
      // Another process has its own view of the file, as every command and node has.
      Said rotated = Said.by("keys", "--data", root, "rotate");
      over.set(true);
      reader.join();
      assertThat(rotated.words()).contains("wrapped anew: the keys of 601 customers");
      assertThat(wrong.get()).isEmpty();
      MasterKey master = house.house().keys().master();
      assertThat(master.versions()).hasSize(2).last().isEqualTo(master.inUse());
      assertThat(others(house)).isZero();
      assertThat(entries(house))
          .anyMatch(entry -> entry.contains("\"state\":\"in use\""))
          .anyMatch(entry -> entry.contains("\"customers\":601"));

      // Cut off between the file and the first batch: everything opens, and the next one goes on.
      int before = master.inUse();
      master.rotate();
      assertThat(master.inUse()).isNotEqualTo(before);
      assertThat(others(house)).isEqualTo(601);
      assertThat(visitor.get("/me").body()).contains("Hello Mira Kanari");
      Said early = Said.by("keys", "--data", root, "retire", "--older-backups-are-gone");
      assertThat(early.words()).contains("still wrapped by an old master key");
      assertThat(early.code()).isEqualTo(1);
      assertThat(house.room(KeyTurn.class).goOn().customers()).isEqualTo(601);
      assertThat(house.room(KeyTurn.class).goOn().customers()).isZero();

      Path kept = places.resolve("kept");
      copyKeys(root, kept);
      assertThat(Said.by("keys", "--data", root, "retire").code()).isEqualTo(2);
      assertThat(Said.by("keys", "--data", root, "retire", "--older-backups-are-gone").words())
          .contains("2 old versions are destroyed");
      assertThat(visitor.get("/me").body()).contains("Hello Mira Kanari");

      // The backup of before needs the keys that were kept; without them it says so.
      Path without = places.resolve("without");
      copyKeys(root, without);
      Path list = house.house().data().erasures().file();
      Said refused = Said.by("restore", backup, "--data", without, "--erasures", list);
      assertThat(refused.words()).contains("that was retired since");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(Said.by("restore", backup, "--data", kept, "--erasures", list).code()).isZero();
    }
  }

  private static void copyKeys(Path from, Path to) throws Exception {
    Files.createDirectories(to.resolve("keys"));
    for (String name : List.of("master.json", "derivation.json", "backups.json", "log.key")) {
      Files.copy(from.resolve("keys").resolve(name), to.resolve("keys").resolve(name));
    }
  }

  private static long others(TestHouse house) {
    return house
        .owner()
        .queryForList(
            "SELECT 1 FROM vault.customer_key WHERE vault.mark(wrapped) <> ?",
            house.house().keys().master().mark())
        .size();
  }

  private static List<String> entries(TestHouse house) {
    return house
        .owner()
        .query(
            "SELECT body FROM trail.entry",
            (row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
        .stream()
        .filter(entry -> entry.contains("master_key"))
        .toList();
  }

  /** A key management service in this process, which can be away. */
  private record Service(Aead key, AtomicBoolean away) implements KmsClient {

    static Service open() throws Exception {
      AeadConfig.register();
      return new Service(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
              .getPrimitive(RegistryConfiguration.get(), Aead.class),
          new AtomicBoolean());
    }

    @Override
    public boolean doesSupport(String uri) {
      return !away.get() && uri.startsWith("test-kms://");
    }

    @Override
    public KmsClient withCredentials(String file) {
      return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
      return this;
    }

    @Override
    public Aead getAead(String uri) {
      return key;
    }
  }

  @Test
  void keysSealedByAServiceOpenOnlyWithIt() throws Exception {
    DataDirectory data = new DataDirectory(places.resolve("sealed"));
    data.prepare();
    Keys keys = Keys.open(data);
    byte[] before = keys.master().encrypt(new byte[] {7}, new byte[0]);
    byte[] secret = keys.secret("a-test", 16);
    assertThat(Files.readString(data.keys().resolve("master.json"))).contains("keyData");

    Service service = Service.open();
    KmsClients.add(service);
    keys.sealBy("test-kms://one");
    for (String name : List.of("master.json", "derivation.json", "backups.json")) {
      assertThat(Files.readString(data.keys().resolve(name)))
          .as(name)
          .contains("encryptedKeyset")
          .doesNotContain("keyData");
    }
    Keys again = Keys.open(data);
    again.master().rotate();
    assertThat(again.master().decrypt(before, new byte[0])).containsExactly(7);
    assertThat(again.secret("a-test", 16)).isEqualTo(secret);
    assertThat(Files.readString(data.keys().resolve("master.json"))).doesNotContain("keyData");

    service.away().set(true);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Keys.open(data)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no client for the key management service of test-kms://one");
  }
}
