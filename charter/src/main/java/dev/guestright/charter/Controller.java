package dev.guestright.charter;

/**
 * Who answers for the data (GDPR Art. 4(7)).
 *
 * @param name the organisation
 * @param contact where a customer reaches whoever looks after privacy there
 */
public record Controller(String name, String contact) {}
