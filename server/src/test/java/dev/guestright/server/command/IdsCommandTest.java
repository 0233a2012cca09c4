package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.TestHouse;
import dev.guestright.server.house.Keys;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Another system learns by which ids its customers are known here. */
class IdsCommandTest {

  private static Said ids(String system, String references) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(references.getBytes(StandardCharsets.UTF_8)));
    try {
      Path root = TestHouse.shared().house().data().root();
      return Said.by("ids", "--system", system, "--data", root);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void eachReferenceStandsBesideItsId() {
    Keys keys = TestHouse.shared().house().keys();
    Said said = ids("crm", "C-1042\n\n  Zoë, Ltd.  \r\n");
    assertThat(said.code()).isZero();
    assertThat(said.words().lines())
        .containsExactly(
            "reference,id",
            "C-1042," + keys.idOf("customer", "crm", "C-1042"),
            "\"Zoë, Ltd.\"," + keys.idOf("customer", "crm", "Zoë, Ltd."));
  }

  @Test
  void anotherSystemsCustomersAreOthers() {
    assertThat(ids("crm", "C-1042\n").words()).isNotEqualTo(ids("shop", "C-1042\n").words());
  }
}
