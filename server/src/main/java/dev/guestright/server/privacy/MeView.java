package dev.guestright.server.privacy;

import java.util.List;
import java.util.Optional;

/** What a customer's own page shows, in their words. */
public record MeView(
    String today,
    Optional<String> name,
    List<Notice> notices,
    List<Asked> questions,
    List<Talk> talks,
    List<Fact> facts,
    List<Day> days,
    List<Choice> choices,
    Optional<String> browserSaid,
    List<Exercised> requests,
    List<String> told,
    List<Appealed> appeals,
    List<Decided> reviews,
    Person person,
    String contact,
    String charter) {

  /** Something that stands at the top of the page; {@code id} names the sentence. */
  public record Notice(String id, String sentence, Disagree disagree) {}

  /**
   * "I disagree", beside a decision.
   *
   * @param postTo where one click says so
   * @param appeal where it stands what became of it, when it was said
   */
  public record Disagree(Optional<String> postTo, Optional<String> appeal) {

    /** It was no decision of ours. */
    static final Disagree CANNOT = new Disagree(Optional.empty(), Optional.empty());
  }

  /**
   * Something that the customer disagreed with, and what became of it.
   *
   * @param words why, if they said it
   * @param answer the reason of the answer
   * @param after what was undone, or where to go on
   * @param sayAt where they can still say why
   */
  public record Appealed(
      String id,
      String what,
      Optional<String> words,
      String state,
      Optional<String> answer,
      Optional<String> after,
      Optional<String> sayAt) {}

  /** Something that a machine proposed and a person decides, or decided. */
  public record Decided(String what, String state, Optional<String> reason) {}

  /** The way to a person: the place in the queue, when they have one, and how long it takes. */
  public record Person(Optional<String> place, String time) {}

  /** A question that waits for an answer. */
  public record Asked(
      String address, String id, String asked, String question, String benefit, String digest) {}

  /** A conversation; {@code writeTo} is where to write on, for the one that is at hand. */
  public record Talk(String id, String title, Optional<String> writeTo, List<Line> lines) {}

  /** A message, and what a reply rests on: in short, and use by use. */
  public record Line(
      String id,
      boolean ours,
      String author,
      String machineTime,
      String time,
      String text,
      String receipt,
      List<String> because,
      Disagree disagree,
      Optional<Sorted> sorted) {}

  /** Where a message went, and why, a sentence each. */
  public record Sorted(String id, String summary, List<String> why, Disagree disagree) {}

  /** One thing that is known. */
  public record Fact(String says, List<String> values, String origin, String more) {}

  /** A right that was used, and what became of it. */
  public record Exercised(String asked, String what, String state) {}

  /** What happened on one day. */
  public record Day(String date, List<Happened> happened) {}

  /** A use of data, or a choice, as one sentence. */
  public record Happened(
      String id,
      String machineTime,
      String time,
      String sentence,
      List<Proof> proofs,
      Disagree disagree) {}

  /** A file that proves one use. */
  public record Proof(String address, String says) {}

  /** A purpose and what was said to it; {@code act} is what the button does. */
  public record Choice(
      String id,
      String says,
      String benefit,
      String state,
      Optional<Act> act,
      String address,
      String digest,
      Optional<String> receipt) {
    /** What one click changes. */
    public enum Act {
      STOP,
      ALLOW,
      OBJECT,
      LIFT;

      /** What the button sends. */
      public String answer() {
        return switch (this) {
          case STOP -> "no";
          case ALLOW -> "yes";
          case OBJECT -> "object";
          case LIFT -> "lift";
        };
      }

      /** The key of what the button says. */
      public String words() {
        return "choice." + name().toLowerCase(java.util.Locale.ROOT);
      }
    }
  }
}
