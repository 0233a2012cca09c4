package dev.guestright.server;

import dev.guestright.ledger.NoteSigner;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Lockup;
import dev.guestright.server.gateway.OldAddresses;
import dev.guestright.server.gateway.Shadows;
import dev.guestright.server.gateway.live.LivePlan;
import dev.guestright.server.gateway.live.LiveSources;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.AnsweredOnce;
import dev.guestright.server.identity.ApiKeys;
import dev.guestright.server.identity.CompanyTokens;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.OneTimeCodes;
import dev.guestright.server.identity.Passkeys;
import dev.guestright.server.identity.Secrets;
import dev.guestright.server.identity.SetUpLinks;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.identity.StaffOffice;
import dev.guestright.server.identity.StaffSessions;
import dev.guestright.server.privacy.Erasures;
import dev.guestright.server.privacy.KeyTurn;
import dev.guestright.server.privacy.Requests;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.routing.RouteWords;
import dev.guestright.server.routing.Routing;
import dev.guestright.server.routing.model.Models;
import dev.guestright.server.routing.model.ModelsAtWork;
import dev.guestright.server.routing.router.NeedRules;
import dev.guestright.server.routing.router.Router;
import dev.guestright.server.routing.router.RoutingFile;
import dev.guestright.server.routing.router.RoutingPlan;
import dev.guestright.server.trail.DatabaseLog;
import dev.guestright.server.trail.LogKey;
import dev.guestright.server.trail.Receipts;
import dev.guestright.server.trail.Sequencer;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.audit.AccessReviews;
import dev.guestright.server.trail.audit.Findings;
import dev.guestright.server.trail.bias.BiasAudits;
import dev.guestright.server.trail.bias.BiasFindings;
import dev.guestright.server.trail.witness.WitnessPlan;
import dev.guestright.server.trail.witness.Witnesses;
import dev.guestright.server.vault.Lockers;
import dev.guestright.server.vault.MailAddresses;
import dev.guestright.server.vault.Vault;
import dev.guestright.server.vault.VaultReader;
import dev.guestright.triage.Triage;
import dev.guestright.triage.model.Encoders;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
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
  Secrets secrets(House house) {
    return new Secrets(house.keys());
  }

  @Bean
  SetUpLinks setUpLinks(JdbcClient house, Secrets secrets, Clock clock) {
    return new SetUpLinks(house, secrets, clock);
  }

  @Bean
  OneTimeCodes oneTimeCodes(JdbcClient client, House house, Clock clock) {
    return new OneTimeCodes(client, house.keys().master(), clock);
  }

  /** On one's own machine the port may be any, and is known once the server listens. */
  @Bean
  Passkeys passkeys(
      JdbcClient house, StaffAccounts accounts, Settings settings, Environment environment) {
    return new Passkeys(
        house,
        accounts,
        () ->
            settings
                .publicUrl()
                .orElseGet(() ->
                    URI.create(
                        "http://localhost:" + environment.getProperty("local.server.port"))));
  }

  @Bean
  StaffOffice staffOffice(
      StaffAccounts accounts,
      StaffSessions sessions,
      SetUpLinks links,
      JdbcTemplate house,
      Clock clock) {
    return new StaffOffice(accounts, sessions, links, house, clock);
  }

  @Bean
  ApiKeys apiKeys(JdbcTemplate house, StaffAccounts accounts, Secrets secrets, Clock clock) {
    return new ApiKeys(house, accounts, secrets, clock);
  }

  @Bean
  AnsweredOnce answeredOnce(JdbcTemplate house, Secrets secrets, Clock clock) {
    return new AnsweredOnce(house, secrets, clock);
  }

  @Bean
  CompanyTokens companyTokens(
      Settings settings, House house, Secrets secrets, JdbcTemplate template, Clock clock) {
    return new CompanyTokens(settings.tokens(), house.keys(), secrets, template, clock);
  }

  @Bean
  Consents consents(House house, Clock clock) {
    return new Consents(house.database().house(), clock);
  }

  @Bean
  MailAddresses mailAddresses(JdbcTemplate template, House house) {
    return new MailAddresses(template, house.keys());
  }

  @Bean
  Vault vault(House house, CharterInForce charter, Clock clock) {
    return new Vault(house.database().house(), house.keys(), charter::charter, clock);
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
    return new Gateway(
        charter,
        shadows,
        house.database().door(),
        reader(house),
        new LiveSources(LivePlan.read(house.data().live())),
        clock);
  }

  @Bean
  OldAddresses oldAddresses(JdbcTemplate template, House house, MailAddresses addresses) {
    return new OldAddresses(template, reader(house), addresses);
  }

  /** The way out of the vault, which goes into the door's hands here and is no bean. */
  private static VaultReader reader(House house) {
    return new VaultReader(house.database().door(), house.keys().master());
  }

  @Bean
  Lockers lockers(House house) {
    return lockersOf(house);
  }

  private static Lockers lockersOf(House house) {
    return new Lockers(house.database().house(), house.keys());
  }

  @Bean
  Lockup lockup(House house, Clock clock) {
    return lockupOf(house, clock);
  }

  static Lockup lockupOf(House house, Clock clock) {
    return new Lockup(house.database().house(), reader(house), lockersOf(house), clock);
  }

  @Bean
  Erasures erasures(House house, Lockup lockup, CharterInForce charter, Clock clock) {
    return Erasures.in(house, lockup, charter.charter().name(), clock);
  }

  @Bean
  Upstream upstream(House house, Clock clock) {
    return Upstream.of(house, clock);
  }

  @Bean
  KeyTurn keyTurn(House house, Clock clock) {
    return KeyTurn.in(house, clock);
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
  NoteSigner logKey(House house, CharterInForce charter) {
    return LogKey.of(house.keys(), charter.charter().name());
  }

  @Bean
  DatabaseLog databaseLog(JdbcTemplate house) {
    return new DatabaseLog(house);
  }

  @Bean
  Sequencer sequencer(House house, NoteSigner signer, Clock clock) {
    return new Sequencer(house.database().house(), signer, clock);
  }

  @Bean
  Witnesses witnesses(House house, JdbcTemplate on, Clock clock) {
    return new Witnesses(on, WitnessPlan.read(house.data().witness(), clock), clock);
  }

  @Bean
  Findings findings(House house, Clock clock) {
    return new Findings(house.database().house(), clock);
  }

  @Bean
  BiasAudits biasAudits(House house, Clock clock) {
    return new BiasAudits(house.database().house(), clock);
  }

  @Bean
  BiasFindings biasFindings(House house, Clock clock) {
    return new BiasFindings(house.database().house(), clock);
  }

  @Bean
  AccessReviews accessReviews(House house, Clock clock) {
    return new AccessReviews(house.database().house(), clock);
  }

  @Bean
  Receipts receipts(JdbcTemplate house, Sequencer sequencer) {
    return new Receipts(house, sequencer);
  }

  @Bean
  Conversations conversations(House house, Vault vault) {
    return new Conversations(house.database().house(), vault);
  }

  @Bean
  RoutingPlan routingPlan(House house) {
    return RoutingFile.read(house.data().routing());
  }

  /** Your own encoder, when a model was trained with one, lies in the data directory. */
  @Bean
  ModelsAtWork modelsAtWork(House house, JdbcTemplate template, RoutingPlan plan) {
    return new ModelsAtWork(
        template,
        plan,
        NeedRules.shipped(),
        name -> Encoders.open(name, Optional.of(house.data().encoder())));
  }

  @Bean
  Models models(House house, Clock clock) {
    return new Models(house.database().house(), clock);
  }

  @Bean
  Routing routing(JdbcTemplate house, RoutingPlan plan, ModelsAtWork models, Clock clock) {
    return new Routing(house, new Router(plan, NeedRules.shipped()), models, clock);
  }

  @Bean
  RouteWords routeWords() {
    return new RouteWords(NeedRules.shipped());
  }

  @Bean
  Triage triage() {
    return Triage.standard();
  }
}
