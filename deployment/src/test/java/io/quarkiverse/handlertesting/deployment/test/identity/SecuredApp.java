package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.specification.RequestSpecification;

/**
 * Applications with quarkus-security, and requests to them. Only these tests depend on quarkus-security: all other tests of
 * the module run without it.
 */
final class SecuredApp {

    private SecuredApp() {
    }

    /** An application with users of its own, and the resource that most tests use. */
    static QuarkusUnitTest with(Class<?>... more) {
        return bare(Stream.concat(Stream.of(Users.class, WhoResource.class), Stream.of(more)).toArray(Class[]::new));
    }

    /** An application with these classes only. */
    static QuarkusUnitTest bare(Class<?>... classes) {
        return new QuarkusUnitTest().setForcedDependencies(dependencies("quarkus-security-deployment"))
                .withApplicationRoot(root -> root.addClass(SecuredApp.class).addClasses(classes));
    }

    static List<Dependency> dependencies(String... artifacts) {
        return new ArrayList<>(Stream.of(artifacts)
                .map(artifact -> Dependency.of("io.quarkus", artifact, Version.getVersion())).toList());
    }

    /** A request that acts as this user. */
    static RequestSpecification as(String user, String... roles) {
        return given().header(IdentityHeader.NAME, TestIdentities.current().header(TestUser.user(user).role(roles)));
    }

    /** A request with the password of a user of the application. */
    static RequestSpecification basic(String user) {
        return given().auth().preemptive().basic(user, Users.PASSWORD);
    }
}
