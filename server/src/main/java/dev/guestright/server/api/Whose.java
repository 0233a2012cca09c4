package dev.guestright.server.api;

import dev.guestright.server.house.House;
import dev.guestright.server.identity.ApiClient;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds whose data a program asks for, if its key is for that purpose. */
@Component
class Whose {

  private final Customers customers;
  private final House house;

  Whose(Customers customers, House house) {
    this.customers = customers;
    this.house = house;
  }

  /**
   * Returns the customer of a request.
   *
   * @throws Problem when the key is not for its purpose (403), or nobody is known by the reference
   *     (404)
   */
  CustomerId of(ApiClient client, UseReader.Asked asked) {
    if (!client.purposes().contains(asked.use().purpose())) {
      throw new Problem(
          HttpStatus.FORBIDDEN,
          "key-not-for-purpose",
          "This key is not for that purpose. An administrator can make one that is.",
          List.of(
              new Problem.Field(
                  "/purpose",
                  "key-purposes",
                  "One of " + client.purposes().stream().sorted().toList())));
    }
    CustomerId customer =
        new CustomerId(house.keys().idOf("customer", asked.system(), asked.reference()));
    if (!customers.knows(customer)) {
      throw new Problem(
          HttpStatus.NOT_FOUND,
          "customer-not-known",
          "No customer of that system has that reference in this house.",
          List.of(new Problem.Field("/customer", "known-customer", "Import them first.")));
    }
    return customer;
  }
}
