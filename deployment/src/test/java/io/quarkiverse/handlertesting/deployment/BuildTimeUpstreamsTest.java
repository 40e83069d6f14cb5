package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;

/** Finds the properties of upstreams before the application is built. */
class BuildTimeUpstreamsTest {

    /** Never run: only its fields are read. */
    static class Fields {

        @Upstream(value = "search", property = "search.url")
        MockUpstream search;
        @Upstream("stock")
        MockUpstream restClient;

        void parameter(@Upstream(value = "parameter", property = "parameter.url") MockUpstream upstream) {
            // Its parameter is read.
        }
    }

    private static Set<String> properties(String... classes) {
        return BuildTimeUpstreams.properties(Set.of(classes), BuildTimeUpstreamsTest.class.getClassLoader());
    }

    @Test
    void findsThePropertiesThatClassesName() {
        assertEquals(Set.of("search.url", "parameter.url"), properties(Fields.class.getName(), Test.class.getName()));
    }

    @Test
    void findsNothingElsewhere() {
        assertEquals(Set.of(), properties(Test.class.getName(), Upstream.class.getName(), "shop.Missing"));
        assertEquals(Set.of(), properties());
    }

    @Test
    void answersOnlyWhileTestsAreBuilt() {
        // This test runs in no build.
        assertEquals(List.of(), new BuildTimeUpstreams().getConfigSources(null));
    }
}
