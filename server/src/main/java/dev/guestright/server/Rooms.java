package dev.guestright.server;

import dev.guestright.ledger.NoteSigner;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Shadows;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.privacy.Erasures;
import dev.guestright.server.privacy.Requests;
import dev.guestright.server.trail.LogKey;
import dev.guestright.server.trail.Proofs;
import dev.guestright.server.trail.Sequencer;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Vault;
import dev.guestright.server.vault.VaultReader;
import dev.guestright.triage.Triage;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the rooms of one house are joined. Here, and only here, the gateway is handed the vault's
 * reader and the door's connection.
 */
@Configuration
class Rooms {

  @Bean
  JdbcTemplate houseTemplate(House house) {
    return new JdbcTemplate(house.database().house());
  }

  @Bean
  JdbcClient houseClient(House house) {
    return JdbcClient.create(house.database().house());
  }

  @Bean
  Customers customers(House house) {
    return new Customers(house.database().house());
  }

  @Bean
  CustomerLinks customerLinks(House house, Clock clock) {
    return new CustomerLinks(house.keys(), clock);
  }

  @Bean
  Consents consents(House house, Clock clock) {
    return new Consents(house.database().house(), clock);
  }

  @Bean
  Vault vault(House house, CharterInForce charter, Clock clock) {
    return new Vault(house.database().house(), house.keys().master(), charter::charter, clock);
  }

  @Bean
  Charters charters(House house, Clock clock) {
    return new Charters(house.database().house(), clock);
  }

  @Bean
  Shadows shadows(House house) {
    return new Shadows(new JdbcTemplate(house.database().door()));
  }

  @Bean
  Gateway gateway(House house, CharterInForce charter, Shadows shadows, Clock clock) {
    VaultReader reader = new VaultReader(house.database().door(), house.keys().master());
    return new Gateway(charter, shadows, house.database().door(), reader, clock);
  }

  @Bean
  Erasures erasures(House house, CharterInForce charter, Clock clock) {
    return Erasures.in(house, charter.charter().name(), clock);
  }

  @Bean
  Requests requests(House house, Vault vault, Clock clock) {
    return new Requests(house.database().house(), vault, clock);
  }

  @Bean
  Trail trail(JdbcTemplate house) {
    return new Trail(house);
  }

  @Bean
  Sequencer sequencer(House house, CharterInForce charter, Clock clock) {
    NoteSigner signer = LogKey.of(house.keys(), charter.charter().name());
    return new Sequencer(house.database().house(), signer, clock);
  }

  @Bean
  Proofs proofs(JdbcTemplate house, Sequencer sequencer) {
    return new Proofs(house, sequencer);
  }

  @Bean
  Conversations conversations(House house, Vault vault) {
    return new Conversations(house.database().house(), vault);
  }

  @Bean
  Triage triage() {
    return Triage.standard();
  }
}
