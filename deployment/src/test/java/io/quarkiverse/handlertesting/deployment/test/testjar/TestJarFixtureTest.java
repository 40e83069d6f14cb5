package io.quarkiverse.handlertesting.deployment.test.testjar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.deployment.test.testjar.SharedAccounts.Account;
import io.quarkus.bootstrap.resolver.maven.BootstrapMavenException;
import io.quarkus.bootstrap.resolver.maven.MavenArtifactResolver;
import io.quarkus.maven.dependency.ArtifactDependency;
import io.quarkus.test.QuarkusUnitTest;

/** Fixtures of a test-jar without an index, which the application has as a dependency. */
class TestJarFixtureTest extends QuarkusTestCallbacks.Each {

    /** A local Maven repository, beside that of the build. */
    @TempDir
    static Path repository;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(QuarkusTestCallbacks.class))
            .setForcedDependencies(List.of(new ArtifactDependency("org.acme", "accounts", "tests", "jar", "1")))
            .addBootstrapCustomizer(bootstrap -> bootstrap.setMavenArtifactResolver(resolver()));

    @Inject
    Instance<Account> account;

    private static MavenArtifactResolver resolver() {
        try {
            Path directory = Files.createDirectories(repository.resolve("org/acme/accounts/1"));
            Files.writeString(directory.resolve("accounts-1.pom"), "<project><modelVersion>4.0.0</modelVersion>"
                    + "<groupId>org.acme</groupId><artifactId>accounts</artifactId><version>1</version></project>");
            File jar = directory.resolve("accounts-1-tests.jar").toFile();
            ShrinkWrap.create(JavaArchive.class).addClasses(SharedAccounts.class, Account.class).as(ZipExporter.class)
                    .exportTo(jar);
            return MavenArtifactResolver.builder().setWorkspaceDiscovery(true)
                    .setLocalRepositoryTail(repository.toString()).build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (BootstrapMavenException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void areMadeForTheTestsOfTheApplication() {
        assertEquals("of a test-jar", account.get().owner());
    }
}
