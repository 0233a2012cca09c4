package dev.guestright.server.routing.model;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.routing.learning.TrainingSets;
import dev.guestright.server.web.Page;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts models and their cards into words. */
@Component
public class ModelPage {

  static final String ADDRESS = "/governance/models";

  private final Models models;
  private final StaffAccounts staff;
  private final TrainingSets sets;
  private final CharterInForce charter;

  ModelPage(Models models, StaffAccounts staff, TrainingSets sets, CharterInForce charter) {
    this.models = models;
    this.staff = staff;
    this.sets = sets;
    this.charter = charter;
  }

  /** What a person may do here. */
  record May(boolean promote, boolean rollBack, boolean teach) {}

  ModelView view(Page page, May may, Optional<String> wrong) {
    Map<StaffId, String> names = staff.names();
    return new ModelView(
        inForce(page),
        models.all().stream().map(model -> one(page, model, names, may)).toList(),
        charter.charter().purpose(Gateway.TEACHING).isEmpty()
            ? page.say("teach.no-purpose")
            : page.say("teach.count", sets.corrections()),
        may.teach() && charter.charter().purpose(Gateway.TEACHING).isPresent()
            ? Optional.of(ADDRESS + "/training-set")
            : Optional.empty(),
        wrong);
  }

  /** In a sentence: which model chooses queues, and in which languages people do. */
  public String inForce(Page page) {
    Optional<Model> live = models.live();
    if (live.isEmpty()) {
      return page.say("model.none-live");
    }
    List<String> people =
        live.get().card().leftToPeople().stream()
            .sorted()
            .map(tag -> page.words().languageName(tag))
            .toList();
    return page.say("model.live-is", live.get().version())
        + " "
        + (people.isEmpty()
            ? page.say("model.people-unmeasured")
            : page.say("model.people-in", page.words().list(people)));
  }

  private ModelView.One one(Page page, Model model, Map<StaffId, String> names, May may) {
    ModelCard card = model.card();
    return new ModelView.One(
        "model-" + model.version(),
        page.say("model.title", model.version()),
        stage(page, model, names),
        facts(page, model),
        languages(page, card),
        model.kept().entrySet().stream().map(kept -> kept(page, kept)).toList(),
        model.reasons(),
        shadow(page, model),
        model.card().trainingSets().stream().map(set -> held(page, set)).toList(),
        may.promote()
                && model.stage() == Stage.SHADOW
                && model.gateIsOpen()
                && model.watched() >= Models.FEWEST_WATCHED
            ? Optional.of(ADDRESS + "/" + model.version() + "/promote")
            : Optional.empty(),
        may.rollBack() && model.stage() == Stage.LIVE
            ? Optional.of(ADDRESS + "/" + model.version() + "/roll-back")
            : Optional.empty());
  }

  /** What a model holds of people who are gone is said until nobody uses it any more. */
  private String held(Page page, String set) {
    return sets.find(set)
        .map(known ->
            page.say(
                "model.held", page.words().date(known.madeAt()), known.messages(), known.gone()))
        .orElse(page.say("model.held-elsewhere", set));
  }

  private static String stage(Page page, Model model, Map<StaffId, String> names) {
    String stage = page.say("model.stage." + model.stage().stored());
    return model.stage() == Stage.SHADOW
        ? stage
        : stage
            + " "
            + page.say(
                "model.promoted",
                model.promotedBy().map(names::get).orElse(page.say("audit.somebody")),
                page.words().date(model.promotedAt().orElse(model.putInAt())));
  }

  private static List<ModelView.Pair> facts(Page page, Model model) {
    ModelCard card = model.card();
    List<ModelView.Pair> facts = new ArrayList<>();
    facts.add(pair(page, "model.owner", said(page, card.about().owner())));
    facts.add(pair(page, "model.data", said(page, card.about().data())));
    facts.add(pair(page, "model.limits", said(page, card.about().limits())));
    facts.add(pair(page, "model.trained", page.words().date(card.trainedAt())));
    facts.add(
        pair(
            page,
            "model.right",
            page.say(
                "model.right-of",
                percent(card.measured().all().accuracy()),
                page.words().number(card.measured().all().n()))));
    facts.add(
        pair(
            page,
            "model.answers",
            page.say(
                "model.answers-from", percent(card.answersFrom()), percent(card.answersRight()))));
    facts.add(pair(page, "model.sha256", model.sha256()));
    return facts;
  }

  private static ModelView.Pair pair(Page page, String key, String value) {
    return new ModelView.Pair(page.say(key), value);
  }

  private static String said(Page page, String text) {
    return text.isBlank() ? page.say("model.not-said") : text;
  }

  private static List<ModelView.Language> languages(Page page, ModelCard card) {
    return card.measured().byGroup().getOrDefault("language", Map.of()).entrySet().stream()
        .map(one -> {
          Share share = one.getValue();
          return new ModelView.Language(
              page.words().languageName(one.getKey()),
              page.words().number(share.n()),
              percent(share.accuracy()) + " %",
              percent(share.low()) + "–" + percent(share.high()) + " %",
              page.say(
                  card.leftToPeople().contains(one.getKey()) ? "model.people" : "model.itself"));
        })
        .toList();
  }

  private static ModelView.Kept kept(Page page, Map.Entry<String, Model.Steady> kept) {
    Model.Steady steady = kept.getValue();
    return new ModelView.Kept(
        page.say("model.swap." + kept.getKey()),
        page.words().number(steady.n()),
        percent(steady.same()) + " %",
        percent(steady.bar()) + " %",
        steady.same() >= steady.bar());
  }

  private static String shadow(Page page, Model model) {
    return model.watched() == 0
        ? page.say("model.not-watched", Models.FEWEST_WATCHED)
        : page.say("model.watched", model.watched(), model.agreed());
  }

  private static String percent(double share) {
    return Long.toString(Math.round(100 * share));
  }
}
