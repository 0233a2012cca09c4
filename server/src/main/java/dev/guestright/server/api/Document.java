package dev.guestright.server.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document. The rest is read from the controllers. */
@Configuration
class Document {

  private static final String KEY = "key";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Guestright")
                .version("1")
                .description(
                    "One door to what a company knows about its customers, for programs with a"
                        + " key. Problems are told as RFC 9457 problem details, with a pointer and"
                        + " a rule for each field."))
        .servers(List.of(new Server().url("/").description("This server")))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A key that an administrator made at /keys")))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }
}
