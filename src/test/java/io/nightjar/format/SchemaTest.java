package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.dl4j.family.Families;
import io.nightjar.dl4j.family.MlpFamily;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The schemas that editors use say what the reader knows. */
final class SchemaTest {
  private static JsonNode schema(String name) throws IOException {
    return new ObjectMapper().readTree(Path.of("docs/schema", name).toFile());
  }

  private static List<String> names(JsonNode properties) {
    Iterable<String> names = properties::fieldNames;
    return StreamSupport.stream(names.spliterator(), false).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }

  /** The form with keys of a value that also has a short form. */
  private static JsonNode keys(JsonNode job, String key) {
    return job.at("/properties/" + key + "/anyOf/1/properties");
  }

  private static Collection<String> labels(Enum<?>[] constants) {
    return Stream.of(constants).map(JobFileReader::label).toList();
  }

  @Test
  void jobsHaveTheKeysOfTheReader() throws IOException {
    JsonNode job = schema("job.json");
    assertThat(names(job.get("properties"))).containsExactlyElementsOf(JobFile.KEYS);
    assertThat(names(keys(job, "model"))).containsExactlyElementsOf(JobFile.MODEL_KEYS);
    assertThat(names(keys(job, "data"))).containsExactlyElementsOf(JobFile.DATA_KEYS);
    assertThat(names(keys(job, "data").at("/split/properties")))
        .containsExactlyElementsOf(JobFile.SPLIT_KEYS);
    assertThat(names(keys(job, "objective"))).containsExactlyElementsOf(JobFile.OBJECTIVE_KEYS);
    assertThat(names(job.at("/properties/constraints/additionalProperties/properties")))
        .containsExactlyElementsOf(JobFile.CONSTRAINT_KEYS);
    assertThat(names(keys(job, "searcher"))).containsExactlyElementsOf(JobFile.SEARCHER_KEYS);
    assertThat(names(keys(job, "scheduler"))).containsExactlyElementsOf(JobFile.SCHEDULER_KEYS);
    assertThat(names(keys(job, "warm-start"))).containsExactlyElementsOf(JobFile.WARM_START_KEYS);
    assertThat(names(keys(job, "fine-tune"))).containsExactlyElementsOf(JobFile.FINE_TUNE_KEYS);
    assertThat(names(job.at("/properties/budget/properties")))
        .containsExactlyElementsOf(JobFile.BUDGET_KEYS);
  }

  @Test
  void jobsHaveTheNamesOfTheReader() throws IOException {
    JsonNode job = schema("job.json");
    assertThat(texts(job.at("/properties/searcher/anyOf/0/enum")))
        .isEqualTo(texts(keys(job, "searcher").at("/type/enum")))
        .containsExactlyElementsOf(labels(SearcherSpec.Kind.values()));
    assertThat(texts(job.at("/properties/scheduler/anyOf/0/enum")))
        .isEqualTo(texts(keys(job, "scheduler").at("/type/enum")))
        .containsExactlyElementsOf(labels(SchedulerSpec.Kind.values()));
  }

  @Test
  void jobsHaveTheMetricsOfTheFamily() throws IOException {
    JsonNode job = schema("job.json");
    List<String> metrics = MlpFamily.FAMILY.objectives().stream().map(Objective::metric).toList();
    assertThat(texts(job.at("/properties/objective/anyOf/0/enum")))
        .isEqualTo(texts(keys(job, "objective").at("/metric/anyOf/0/enum")))
        .isEqualTo(metrics);
    assertThat(job.at("/properties/objective/default").textValue()).isEqualTo(metrics.get(0));
  }

  @Test
  void jobsHaveTheDefaultsOfTheReader() throws IOException {
    JsonNode budget = schema("job.json").at("/properties/budget/properties");
    assertThat(budget.at("/trials/default").intValue()).isEqualTo(JobFile.BUDGET.trials());
    assertThat(budget.at("/epochs/default/0").intValue()).isEqualTo(JobFile.BUDGET.minEpochs());
    assertThat(budget.at("/epochs/default/1").intValue()).isEqualTo(JobFile.BUDGET.maxEpochs());
    assertThat(budget.at("/trial-time/default").textValue()).isEqualTo("10m");
  }

  @Test
  void spacesHaveTheKeysOfTheReader() throws IOException {
    JsonNode space = schema("space.json");
    assertThat(names(space.get("properties"))).containsExactlyElementsOf(SpaceFile.KEYS);
    JsonNode shape = space.at("/definitions/shape/properties");
    assertThat(names(shape)).containsExactlyElementsOf(SpaceFile.ENTRY_KEYS);
    assertThat(texts(shape.at("/type/enum")))
        .containsExactlyInAnyOrderElementsOf(OwnParameters.TYPES.keySet());
    assertThat(texts(shape.at("/scale/enum"))).containsExactlyElementsOf(labels(Scale.values()));
    assertThat(names(space.at("/definitions/byParent/properties")))
        .containsExactly(SpaceFile.BY, SpaceFile.OTHERWISE);
  }

  @Test
  void spacesNameTheParametersOfTheFamilies() throws IOException {
    assertThat(names(schema("space.json").at("/definitions/parameters/properties")))
        .containsExactlyElementsOf(
            Families.all().stream()
                .flatMap(family -> family.parameters().stream())
                .map(ParameterInfo::name)
                .distinct()
                .toList());
  }

  @Test
  void jobsNameTheFamilies() throws IOException {
    assertThat(texts(schema("job.json").at("/properties/model/anyOf/0/enum")))
        .containsExactlyElementsOf(Families.all().stream().map(ModelFamily::name).toList());
  }
}
