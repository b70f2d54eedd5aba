package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.dl4j.family.Families;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands that train nothing use must not load ND4J, which takes seconds. */
final class PlainDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.nightjar.dl4j.family.Families",
        "io.nightjar.dl4j.family.MlpFamily",
        "io.nightjar.dl4j.family.CnnFamily",
        "io.nightjar.dl4j.family.LstmFamily",
        "io.nightjar.dl4j.family.MultiOutputFamily",
        "io.nightjar.dl4j.family.EmbeddingFamily",
        "io.nightjar.dl4j.family.Settings",
        "io.nightjar.dl4j.family.Metrics",
        "io.nightjar.dl4j.data.Datasets"
      })
  void loadsNoNumericalLibrary(String name) throws Exception {
    Class<?> loaded = Class.forName(name, true, new WithoutNd4j());

    assertThat(loaded.getClassLoader()).isInstanceOf(WithoutNd4j.class);
  }

  @Test
  void listsItsFamiliesAndReadsDigitsWithoutNd4j() throws Exception {
    ClassLoader loader = new WithoutNd4j();

    assertThat(loader.loadClass("io.nightjar.dl4j.family.Families").getMethod("all").invoke(null))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(Families.all().size());
  }

  @Test
  void wouldNoticeAClassThatDoes() {
    assertThatThrownBy(
            () ->
                Class.forName("io.nightjar.dl4j.family.Updaters", true, new WithoutNd4j())
                    .getMethods())
        .isInstanceOf(NoClassDefFoundError.class);
  }

  /** Defines Nightjar's classes itself and knows nothing of ND4J and DL4J. */
  private static final class WithoutNd4j extends ClassLoader {
    WithoutNd4j() {
      super(PlainDataTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.nd4j") || name.startsWith("org.deeplearning4j")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.nightjar.")) {
        return super.loadClass(name, resolve);
      }
      @Nullable Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/').concat(".class"))) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
