package dev.guestright.bench;

import dev.guestright.charter.CustomerState;
import dev.guestright.charter.Moment;
import dev.guestright.charter.UseRequest;

/** One raw request, as every engine gets it: turning it into an engine's own form is timed too. */
record Case(UseRequest use, CustomerState customer, Moment moment) {}
