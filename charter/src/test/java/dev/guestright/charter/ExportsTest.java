package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ExportsTest {
  @Test
  void theRecordOfProcessingHasARowAPurpose() {
    List<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(ProcessingRecord.csv(Northwind.charter())).stream()
            .toList();

    assertThat(rows).hasSize(5);
    assertThat(rows)
        .filteredOn(row -> row.getField("purpose").equals("check-for-bias"))
        .first()
        .satisfies(row -> {
          assertThat(row.getField("controller")).isEqualTo("Northwind Traders");
          assertThat(row.getField("legal basis (Art. 6)")).isEqualTo("consent");
          assertThat(row.getField("special categories (Art. 9)")).isEqualTo("age_band");
          assertThat(row.getField("categories of recipients")).isEqualTo("auditor");
          assertThat(row.getField("time limits for erasure")).isEqualTo("age_band: P1Y");
        });
  }

  @Test
  void aSpreadsheetTakesNoFormulaFromACharter() {
    Charter charter = Northwind.charterWith("Northwind Traders", "\"=HYPERLINK(1)\"");

    assertThat(ProcessingRecord.csv(charter)).contains("\"'=HYPERLINK(1)\"");
  }

  @Test
  void theGraphHoldsEachPurposeWithItsBasisAndData() {
    Object loaded =
        new Load(LoadSettings.builder().build())
            .loadFromString(DpvGraph.jsonLd(Northwind.charter()));
    List<?> graph = (List<?>) ((Map<?, ?>) loaded).get("@graph");

    assertThat(graph).hasSize(1 + 5 + 5 + 7);
    assertThat(graph)
        .filteredOn(node -> "charter:process/setup-help".equals(((Map<?, ?>) node).get("@id")))
        .first()
        .satisfies(node -> {
          Map<?, ?> process = (Map<?, ?>) node;
          assertThat(process.get("@type")).isEqualTo("dpv:Process");
          assertThat(process.get("dpv:hasLegalBasis")).isEqualTo(Map.of("@id", "eu-gdpr:A6-1-a"));
          assertThat(process.get("dpv:hasPersonalData"))
              .isEqualTo(List.of(Map.of("@id", "charter:data/purchase_history")));
        });
  }

  /** Looked up in the published vocabulary, DPV 2.3 with its extensions EU-GDPR and RISK. */
  private static final Set<String> PUBLISHED =
      Set.of(
          "dpv:DataController",
          "dpv:hasName",
          "dpv:hasContact",
          "dpv:Process",
          "dpv:hasDataController",
          "dpv:hasDataSubject",
          "dpv:Customer",
          "dpv:hasPurpose",
          "dpv:hasLegalBasis",
          "dpv:hasPersonalData",
          "dpv:hasImpact",
          "dpv:Purpose",
          "dpv:CustomerCare",
          "dpv:ServicePersonalisation",
          "dpv:SpecialCategoryPersonalData",
          "dpv:PersonalData",
          "dpv:hasDataSource",
          "dpv:hasStorageCondition",
          "dpv:StorageDuration",
          "dpv:hasDuration",
          "risk:Benefit",
          "eu-gdpr:A6-1-a",
          "eu-gdpr:A6-1-b");

  @Test
  void theGraphSaysNothingThatTheVocabularyDoesNotHave() {
    Matcher terms =
        Pattern.compile("\"((?:dpv|risk|eu-gdpr):[^\"]+)\"")
            .matcher(DpvGraph.jsonLd(Northwind.charter()));
    assertThat(terms.results().map(term -> term.group(1))).isNotEmpty().isSubsetOf(PUBLISHED);
  }
}
