package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkus.maven.dependency.ResolvedDependencyBuilder;
import io.quarkus.test.junit.QuarkusTest;

/** The build reads classes of tests that Quarkus does not index. */
class TestJarTest {

    static class Accounts {
        @Fixture
        static String account() {
            return "account";
        }
    }

    abstract static class Base {
        @Fixture
        String account() {
            return "account";
        }
    }

    interface Marked {
    }

    @QuarkusTest
    static class Tests extends Base implements Marked {
        @Fixture
        String user() {
            return "user";
        }
    }

    static class Plain {
    }

    @TempDir
    Path jar;

    @Test
    void findsTheClassesThatCreateFixturesAndAreNoTests() throws IOException {
        for (Class<?> type : List.of(Accounts.class, Base.class, Tests.class, Plain.class)) {
            String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
            try (InputStream bytes = type.getResourceAsStream(file)) {
                Files.copy(bytes, jar.resolve(file));
            }
        }
        Files.createDirectories(jar.resolve("META-INF"));
        Files.writeString(jar.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\n");
        assertEquals(Set.of(Accounts.class.getName()), TestIndexProcessor.hosts(dependency("jar", "tests").build()));
    }

    @Test
    void knowsATestJarByItsTypeOrItsClassifier() {
        assertEquals(List.of(true, true, false),
                List.of(TestIndexProcessor.isTestJar(dependency("test-jar", "").build()),
                        TestIndexProcessor.isTestJar(dependency("jar", "tests").build()),
                        TestIndexProcessor.isTestJar(dependency("jar", "").build())));
    }

    private ResolvedDependencyBuilder dependency(String type, String classifier) {
        return ResolvedDependencyBuilder.newInstance().setGroupId("org.acme").setArtifactId("accounts").setVersion("1")
                .setType(type).setClassifier(classifier).setResolvedPath(jar);
    }

    @Test
    void findsTheBaseClassesThatTheApplicationLacks() throws IOException {
        assertEquals(Set.of(Base.class.getName(), Marked.class.getName()),
                TestIndexProcessor.bases(Index.of(Tests.class), Set.of()));
        assertEquals(Set.of(Marked.class.getName()),
                TestIndexProcessor.bases(Index.of(Tests.class, Base.class), Set.of(Tests.class.getName())));
        assertEquals(Set.of(), TestIndexProcessor.bases(Index.of(Plain.class), Set.of(Plain.class.getName())));
    }
}
